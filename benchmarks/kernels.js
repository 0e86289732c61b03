import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { INPUTS, UNITS } from './kernel-inputs.js';
import { compilePeer, compiler, engineKernel, measured } from './peers.js';

const KERNELS = [
  { name: 'challenge', what: 'expected utility, 10 rounds', sizes: [10, 40, 160, 300] },
  { name: 'contest', what: 'spatial challenges of a turn', sizes: [40, 160] },
  { name: 'election', what: 'spatial coalitions and election', sizes: [40, 160] },
  { name: 'median', what: 'weighted median with its sort', sizes: [10, 160] },
];
/** A batch takes about so long, so many are run in a process, and so many processes of each in turn. */
const BATCH_NS = 2e7;
const BATCHES = 6;
const TURNS = 5;
/** With -ffast-math sums are made in another order. */
const TOLERANCE = { strict: 0, fast: 1e-9 };
/** No more times slower than C. */
const ASKED = 1.5;

/** The kernels of the engine beside the same algorithms in C, and another version's where BEFORE names its clone: least CPU of many batches. */
export default function kernels() {
  const { BEFORE } = process.env;
  const folder = mkdtempSync(join(tmpdir(), 'tightrope-bench-'));
  const rows = [];
  const summary = [];
  try {
    for (const { name, what, sizes } of KERNELS) {
      const peers = compilePeer(name, folder);
      let smaller;
      for (const n of sizes) {
        const found = inTurns(INPUTS[name](n), {
          ours: [engineKernel(name)],
          ...(peers && { strict: [[peers.strict]], fast: [[peers.fast]] }),
          ...(BEFORE && { before: [engineKernel(name), join(BEFORE, 'benchmarks')] }),
        });
        for (const [way, tolerance] of Object.entries(TOLERANCE)) if (peers) compare(what, way, found, tolerance);
        const us = (way) => (found[way] ? rounded(found[way].nanoseconds / UNITS[name] / 1000) : '');
        const times = (way) => (found[way] ? rounded(found.ours.nanoseconds / found[way].nanoseconds, 2) : '');
        const grows = smaller && Math.log(found.ours.nanoseconds / smaller.ns) / Math.log(n / smaller.n);
        smaller = { n, ns: found.ours.nanoseconds };
        rows.push({
          what: `${what}, ${n} actors`,
          ...{ µs: us('ours'), 'C -O3': us('strict'), 'C -ffast-math': us('fast') },
          ...{ 'times C': times('strict'), 'times fast': times('fast'), 'grows as n to the': grows?.toFixed(2) ?? '' },
          ...(BEFORE && { 'µs before': us('before'), 'times before': times('before') }),
        });
        summary.push({
          what: `${what}, ${n} actors`,
          peer: peers ? `C -O3 ${us('strict')} µs` : 'no C compiler',
          before: BEFORE ? `${us('before')} µs` : '',
          ours: `${us('ours')} µs`,
          ratio: times('strict'),
          asked: `${ASKED} x C`,
        });
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  const title = `Kernels beside C (${compiler() ?? 'no C compiler here'}), the same checksums, CPU of one call`;
  return { title, rows, summary };
}

/** Each way to run a kernel, turn by turn, so that a busy moment of the machine falls on all of them. */
function inTurns(numbers, ways) {
  const found = {};
  const calls = {};
  for (let turn = 0; turn < TURNS; turn++) {
    for (const [way, [command, ...rest]] of Object.entries(ways)) {
      calls[way] ??= callsOf((n) => measured(command, numbers, n, BATCHES, ...rest).nanoseconds);
      const now = measured(command, numbers, calls[way], BATCHES, ...rest);
      if (!(found[way]?.nanoseconds < now.nanoseconds)) found[way] = now;
    }
  }
  return found;
}

/** How many calls fill a batch: at first code is slow, so it is asked again when it has run for a while. */
function callsOf(nanoseconds) {
  const few = Math.ceil(BATCH_NS / nanoseconds(1));
  return Math.ceil(BATCH_NS / nanoseconds(few));
}

function compare(what, way, { ours, [way]: peer }, tolerance) {
  const off = Math.abs(peer.checksum - ours.checksum);
  if (off <= tolerance * Math.abs(ours.checksum)) return;
  throw new Error(
    `${what}: the checksum of C (${way}) is ${peer.checksum}, ours ${ours.checksum}: not the same algorithm`,
  );
}

const rounded = (x, digits = 3) => Number(x.toPrecision(digits));
