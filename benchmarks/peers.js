import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** How each peer in `c/` is compiled; without -ffp-contract=off some processors would round once where JavaScript rounds twice. */
const WAYS = { strict: ['-O3', '-ffp-contract=off'], fast: ['-O3', '-ffast-math'] };

/** The first line of what the C compiler says of itself; undefined if there is none. */
export function compiler() {
  const { status, stdout } = spawnSync('cc', ['--version'], { encoding: 'utf8' });
  return status === 0 ? stdout.split('\n')[0] : undefined;
}

/** Compiles a peer into a folder, either way. @returns the two programs, or undefined where there is no C compiler */
export function compilePeer(name, folder) {
  if (!compiler()) return undefined;
  return Object.fromEntries(
    Object.entries(WAYS).map(([way, flags]) => {
      const program = join(folder, `${name}-${way}`);
      execFileSync('cc', [...flags, join(import.meta.dirname, 'c', `${name}.c`), '-o', program, '-lm']);
      return [way, program];
    }),
  );
}

/** The kernel of the engine in a process of its own: its command line, to which calls and batches are added. */
export const engineKernel = (name) => [process.execPath, join(import.meta.dirname, 'kernel-process.js'), name];

/** Runs a kernel or its peer. @returns nanoseconds a call, and the checksum */
export function measured([program, ...args], numbers, calls, batches, ...rest) {
  const { status, stdout, stderr } = spawnSync(program, [...args, String(calls), String(batches), ...rest], {
    input: Buffer.from(numbers.buffer),
  });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr}`);
  return JSON.parse(stdout);
}
