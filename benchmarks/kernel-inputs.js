import { SPATIAL_DEFAULTS, spatialRun } from './built/kernel-functions.js';

const DRAWS = 64;

/** Made-up numbers for each kernel, n actors each: what `kernel-process.js` and the peers in `c/` read. */
export const INPUTS = {
  /** Ten rounds of the expected-utility model. */
  challenge(n) {
    const random = uniform();
    const x = Array.from({ length: n }, () => 100 * random());
    const s = x.map(random);
    const w = s.map((salience) => salience * random());
    return Float64Array.of(n, 10, Math.max(...x) - Math.min(...x), ...x, ...s, ...w);
  },
  /** The first turn of the spatial model on three dimensions. */
  contest(n) {
    const { state, appraisal } = spatialBegin(n, 3);
    const { d, x, total, weight } = state;
    return Float64Array.of(n, d, ...x, ...total, ...weight, ...appraisal.risk, ...appraisal.distance);
  },
  election(n) {
    const { state, appraisal } = spatialBegin(n, 3);
    return Float64Array.of(n, ...state.c, ...appraisal.own);
  },
  /** Draws of positions that are known to within 10 points on a scale of 100, as in a forecast. */
  median(n) {
    const random = uniform();
    const weight = Array.from({ length: n }, random);
    const middle = weight.map(() => 10 + 80 * random());
    const draws = Array.from({ length: DRAWS }, () => middle.map((x) => x + 10 * (random() + random() - 1)));
    return Float64Array.of(n, DRAWS, ...weight, ...draws.flat());
  },
};

/** How many of its units of work one call of a kernel does. */
export const UNITS = { challenge: 1, contest: 1, election: 1, median: DRAWS };

/** The same numbers in 0-1 every time. */
export function uniform() {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function spatialBegin(n, d) {
  const random = uniform();
  const run = spatialRun(n, d, SPATIAL_DEFAULTS);
  for (let k = 0; k < n * d; k++) run.state.x[k] = random();
  for (let k = 0; k < n * d; k++) run.state.s[k] = (0.1 + 0.9 * random()) / d;
  for (let i = 0; i < n; i++) run.state.c[i] = 10 + 190 * random();
  run.play(0);
  return run;
}
