import { readFileSync } from 'node:fs';
import { parseSituation } from '../dist/situation/index.js';

export const example = (name) => parseSituation(readFileSync(`examples/${name}/situation.yaml`, 'utf8'));

/** A made-up situation in which every number is uncertain. */
export function synthetic(actors, issues) {
  let state = 1;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const range = (low, high) => {
    const [a, b, c] = [random(), random(), random()].map((u) => low + u * (high - low)).sort((x, y) => x - y);
    return { low: a, mode: b, high: c };
  };
  const ids = Array.from({ length: actors }, (_, i) => `a${i}`);
  const stances = () => Object.fromEntries(ids.map((id) => [id, { position: range(0, 100), salience: range(0, 1) }]));
  return {
    title: `${actors} actors, ${issues} issues`,
    actors: Object.fromEntries(ids.map((id) => [id, { capability: range(1, 100) }])),
    issues: Object.fromEntries(
      Array.from({ length: issues }, (_, m) => [
        `i${m}`,
        { statusQuo: range(0, 100), rule: 'majority', stances: stances() },
      ]),
    ),
  };
}

/** Median of the milliseconds that some runs take, after one to warm up. */
export async function milliseconds(run, times = 5) {
  await run();
  const taken = [];
  for (let i = 0; i < times; i++) {
    const start = performance.now();
    await run();
    taken.push(performance.now() - start);
  }
  return taken.sort((a, b) => a - b)[times >> 1];
}
