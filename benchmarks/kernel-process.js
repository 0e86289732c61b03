import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { getHeapStatistics } from 'node:v8';

/**
 * `node kernel-process.js NAME CALLS BATCHES [FOLDER] < numbers`: one kernel of the engine in a process of its own, as its peer in `c/`
 * is. It takes the same numbers and prints the same, and the least bytes of heap that a call of a batch took. (A process that has
 * seen one use of a function only compiles it for that use.)
 *
 * FOLDER is another clone's `benchmarks`, whose kernels are run instead.
 */
const [name, calls, batches, folder = import.meta.dirname] = process.argv.slice(2);
const built = await import(pathToFileURL(join(folder, 'built', 'kernel-functions.js')).href);
const bytes = readFileSync(0);
const numbers = new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));

/** Takes arrays off the numbers, one after the other, from place `at` on. */
const taker = (at) => (length) => {
  const taken = numbers.slice(at, at + length);
  at += length;
  return taken;
};

/** Every n-th output counts n times, so that outputs in exchanged places are seen. */
const summed = (values) => values.reduce((sum, value, i) => sum + ((i % 97) + 1) * value, 0);

const KERNELS = {
  challenge() {
    const [n, rounds, range] = numbers;
    const take = taker(3);
    const [start, s, w] = [take(n), take(n), take(n)];
    const step = built.challenge(n, built.CHALLENGE_DEFAULTS);
    const x = start.slice();
    let round;
    return {
      call() {
        x.set(start);
        for (let k = 0; k < rounds; k++) {
          round = step(x, s, w, range);
          x.set(round.next);
        }
      },
      checksum() {
        const seen = (values) => summed(values.map((value, cell) => (round.relation[cell] ? value : 0)));
        return summed(x) + summed(round.risk) + seen(round.own) + seen(round.other);
      },
    };
  },
  contest() {
    const [n, d] = numbers;
    const take = taker(2);
    const [x, total, weight, risk, distance] = [take(n * d), take(n), take(n), take(n), take(n * n)];
    const { challenge } = built.spatialContests({ n, d, x, total, weight }, { distance, risk }, built.SPATIAL_DEFAULTS);
    const found = new Float64Array(3 * n);
    return {
      call() {
        for (let i = 0; i < n; i++) {
          const { receiver, probability, gain } = challenge(i);
          found[3 * i] = receiver;
          found[3 * i + 1] = receiver < 0 ? 0 : probability;
          found[3 * i + 2] = gain;
        }
      },
      checksum: () => summed(found),
    };
  },
  election() {
    const [n] = numbers;
    const take = taker(1);
    const [weight, utility] = [take(n), take(n * n)];
    const elect = built.election(built.SPATIAL_DEFAULTS, n);
    const rows = Int32Array.from({ length: n }, (_, i) => i);
    const c = new Float64Array(n * n);
    const q = new Float64Array(n);
    return {
      call() {
        built.coalitions(2, utility, rows, n, weight, false, c);
        elect(c, n, q);
      },
      checksum: () => summed(q) + summed(c),
    };
  },
  median() {
    const [n, draws] = numbers;
    const take = taker(2);
    const weight = take(n);
    const positions = Array.from({ length: draws }, () => take(n));
    const order = Int32Array.from({ length: n }, (_, i) => i);
    const median = { low: 0, high: 0 };
    const medians = new Float64Array(draws);
    return {
      call() {
        for (let draw = 0; draw < draws; draw++) {
          const position = positions[draw];
          built.sortRows(order, position, 0, n);
          built.weightedMedianSorted(order, position, weight, 0, n, median);
          medians[draw] = (median.low + median.high) / 2;
        }
      },
      checksum: () => summed(medians),
    };
  },
};

const { call, checksum } = KERNELS[name]();
let [nanoseconds, heap] = [Infinity, Infinity];
for (let batch = 0; batch < batches; batch++) {
  const before = getHeapStatistics().used_heap_size;
  const began = process.cpuUsage();
  for (let n = 0; n < calls; n++) call();
  const { user, system } = process.cpuUsage(began);
  const grown = getHeapStatistics().used_heap_size - before;
  nanoseconds = Math.min(nanoseconds, (1000 * (user + system)) / calls);
  // Where it has shrunk, garbage was collected.
  if (grown >= 0) heap = Math.min(heap, grown / calls);
}
console.log(JSON.stringify({ nanoseconds, heap, checksum: checksum() }));
