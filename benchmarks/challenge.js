import { readFileSync } from 'node:fs';
import { prepare } from '../dist/engine/index.js';
import { planForecast } from '../dist/forecast/index.js';
import { CHALLENGE_DEFAULTS, challenge } from '../dist/models/index.js';
import { importFile } from '../dist/situation/index.js';
import { forecastOnWorkers } from '../dist/workers/index.js';
import { referenceChallenge } from './built/reference.js';
import { milliseconds } from './situations.js';

const ROUNDS = 10;
const DRAWS = 10_000;

/** Rounds of the challenge model over made-up actors, how their cost grows, and the emissions case ten thousand times. */
export default async function () {
  const actors = (n) => {
    let state = 1;
    const random = () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state / 2 ** 32;
    };
    const x = Float64Array.from({ length: n }, () => 100 * random());
    const s = x.map(random);
    const w = s.map((salience) => salience * random());
    return { x, s, w, range: Math.max(...x) - Math.min(...x) };
  };
  const run = (n, risk) => {
    const { x: start, s, w, range } = actors(n);
    const step = challenge(n, { ...CHALLENGE_DEFAULTS, risk });
    const x = start.slice();
    return () => {
      x.set(start);
      for (let round = 0; round < ROUNDS; round++) x.set(step(x, s, w, range).next);
    };
  };
  /** All that a round needs of the equations as they are written, ROUNDS times. */
  const reference = (n) => {
    const list = actors(n);
    return () => {
      for (let round = 0; round < ROUNDS; round++) {
        const { own, other } = referenceChallenge(list, CHALLENGE_DEFAULTS);
        for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) own(i, j) + other(i, j);
      }
    };
  };
  const rows = [];
  const measure = async (what, n, once, before) => {
    const times = Math.max(3, Math.round(200_000 / n ** 2.5));
    const taken =
      (await milliseconds(() => {
        for (let i = 0; i < times; i++) once();
      })) / times;
    const exponent = before ? Math.log(taken / before.taken) / Math.log(n / before.n) : undefined;
    rows.push({
      what: `${what}, ${n} actors`,
      'µs a run': Math.round(taken * 1000),
      'grows as n to the': exponent?.toFixed(2) ?? '',
    });
    return { n, taken };
  };
  const slow = await measure('equations as written', 10, reference(10));
  await measure('equations as written', 17, reference(17), slow);
  for (const risk of ['estimated', 'neutral']) {
    let [first, before] = [];
    for (const n of [10, 17, 30, 100, 300]) {
      before = await measure(`${risk} risk`, n, run(n, risk), before);
      first ??= before;
    }
    const whole = Math.log(before.taken / first.taken) / Math.log(before.n / first.n);
    rows.push({ what: `${risk} risk, from ${first.n} to ${before.n} actors`, 'grows as n to the': whole.toFixed(2) });
  }

  const file = 'test-data/peers/ec-emissions-1985.csv';
  const { situation } = await importFile(readFileSync(file), file);
  const emissions = { ...situation, uncertainty: { position: 0.1, salience: 0.1, capability: 0.2 } };
  const options = { models: ['expected-utility'], samples: DRAWS };
  const { draw } = prepare(planForecast(emissions, options).design);
  const alone = await milliseconds(() => draw(0, DRAWS));
  rows.push({
    what: `emissions, ${DRAWS} draws to convergence, one thread`,
    'µs a run': Math.round((alone * 1000) / DRAWS),
  });
  for (const workers of [1, 2]) {
    const taken = await milliseconds(() => forecastOnWorkers(emissions, { ...options, workers }), 3);
    rows.push({
      what: `the whole forecast, ${workers} ${workers === 1 ? 'thread' : 'threads'}: ${(taken / 1000).toFixed(2)} s`,
      'µs a run': Math.round((taken * 1000) / DRAWS),
    });
  }
  return { title: `Challenge model, ${ROUNDS} rounds, one thread`, rows };
}
