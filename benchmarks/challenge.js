import { CHALLENGE_DEFAULTS, challenge } from '../dist/inside/index.js';
import { milliseconds } from './situations.js';

const ROUNDS = 10;

/** Rounds of the challenge model over made-up actors, and how their cost grows. */
export default async function () {
  const run = (n, risk) => {
    let state = 1;
    const random = () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state / 2 ** 32;
    };
    const start = Float64Array.from({ length: n }, () => 100 * random());
    const s = start.map(random);
    const w = s.map((salience) => salience * random());
    const range = Math.max(...start) - Math.min(...start);
    const step = challenge(n, { ...CHALLENGE_DEFAULTS, risk });
    const x = start.slice();
    return () => {
      x.set(start);
      for (let round = 0; round < ROUNDS; round++) x.set(step(x, s, w, range).next);
    };
  };
  const rows = [];
  for (const risk of ['estimated', 'neutral']) {
    let before;
    for (const n of [10, 30, 100, 300]) {
      const once = run(n, risk);
      const times = Math.max(3, Math.round(200_000 / n ** 2.5));
      const taken =
        (await milliseconds(() => {
          for (let i = 0; i < times; i++) once();
        })) / times;
      const exponent = before ? Math.log(taken / before.taken) / Math.log(n / before.n) : undefined;
      rows.push({
        what: `${risk} risk, ${n} actors`,
        'µs a run': Math.round(taken * 1000),
        'grows as n to the': exponent?.toFixed(2) ?? '',
      });
      before = { n, taken };
    }
  }
  return { title: `Challenge model, ${ROUNDS} rounds, one thread`, rows };
}
