import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

// Counts, not seconds: those of a kernel are the same on a busy machine. Files of `benchmarks` are not built with the rest.
let inputs: Record<string, (actors: number) => Float64Array>;
let peers: {
  compiler(): string | undefined;
  compilePeer(name: string, folder: string): { strict: string } | undefined;
  engineKernel(name: string): string[];
  measured(
    command: string[],
    numbers: Float64Array,
    calls: number,
    batches: number,
  ): { heap: number; checksum: number };
};
const folder = mkdtempSync(join(tmpdir(), 'tightrope-kernels-'));
const ACTORS = 30;

beforeAll(async () => {
  execFileSync('npx', ['tsdown', '--config', 'tsdown.bench.ts', '--log-level', 'warn'], { stdio: 'inherit' });
  const load = (file: string) => import(/* @vite-ignore */ join(process.cwd(), 'benchmarks', file));
  inputs = (await load('kernel-inputs.js')).INPUTS;
  peers = await load('peers.js');
});
afterAll(() => rmSync(folder, { recursive: true }));

/** V8 at its most deterministic: it compiles after so many calls, on this thread. Two runs differ by less than 0.01% of instructions. */
const PREDICTABLE = ['--predictable', '--single-threaded', '--hash-seed=1', '--random-seed=1'];
const predictable = (name: string) => {
  const [node, ...rest] = peers.engineKernel(name);
  return [node, ...PREDICTABLE, ...rest];
};

/**
 * Kernels, how often their innermost loop runs in a call, calls until all code is compiled, and the most instructions that they may
 * take, as multiples of C's: a tenth above those of Node 20 and gcc 12.
 */
const KERNELS: [name: string, innermost: number, calls: number, most: number][] = [
  ['challenge', 10 * ACTORS ** 2, 60, 2.9],
  ['contest', ACTORS ** 3, 120, 2.9],
  ['election', ACTORS ** 3 / 2, 800, 3.7],
  ['median', 64 * ACTORS, 3000, 2.5],
];

/**
 * Bytes of heap for each run of the innermost loop, at most; the smallest number on the heap takes 12. V8 does not inline every
 * `exp` of expected utility, and what is not inlined returns its number on the heap.
 */
const HEAP: Record<string, number> = { challenge: 17, contest: 1, election: 1, median: 1 };

test.each(KERNELS)('%s allocates no more than it did in its innermost loop', (name, innermost, calls) => {
  // With room for all that a batch could allocate, nothing is collected meanwhile.
  const [node, ...rest] = predictable(name);
  const roomy = [node, '--min-semi-space-size=256', '--max-semi-space-size=256', ...rest];
  const { heap } = peers.measured(roomy, inputs[name](ACTORS), calls, 6);
  expect(heap).not.toBeNull();
  expect(heap / innermost).toBeLessThan(HEAP[name]);
});

const compiled = spawnSync('cc', ['--version']).status === 0;

test.skipIf(!compiled).each(KERNELS)('%s has the same bits as its peer in C', (name) => {
  const { strict } = peers.compilePeer(name, folder) as { strict: string };
  const numbers = inputs[name](ACTORS);
  const ours = peers.measured(peers.engineKernel(name), numbers, 1, 1);
  expect(ours.checksum).toBe(peers.measured([strict], numbers, 1, 1).checksum);
});

const counted = compiled && spawnSync('valgrind', ['--version']).status === 0;

/** Instructions of a call, as Callgrind counts them: of so many calls more, so that starting and compiling do not count. */
function instructions([program, ...args]: string[], numbers: Float64Array, calls: number): number {
  const of = (times: number) => {
    const callgrind = ['--tool=callgrind', '--callgrind-out-file=/dev/null', '--smc-check=all-non-file'];
    const command = [...callgrind, program, ...args, String(times), '1'];
    const { stderr } = spawnSync('valgrind', command, { input: Buffer.from(numbers.buffer), encoding: 'utf8' });
    return Number(/Collected : (\d+)/.exec(stderr)?.[1]);
  };
  return (of(2 * calls) - of(calls)) / calls;
}

test.skipIf(!counted).each(KERNELS)(
  '%s takes no more than so many times the instructions of C',
  { tags: 'whole' },
  (name, _, calls, most) => {
    const { strict } = peers.compilePeer(name, folder) as { strict: string };
    const numbers = inputs[name](ACTORS);
    const ours = instructions(predictable(name), numbers, calls);
    const theirs = instructions([strict], numbers, 100);
    expect(theirs).toBeGreaterThan(1000);
    expect(ours / theirs).toBeLessThan(most);
  },
);
