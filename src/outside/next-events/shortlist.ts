import type { CandidateEvidence } from './evidence.ts';

/** The candidates worth a second look, by a first score of fixed weights over their evidence. */
export interface Shortlist {
  /** First scores, one an entity; -1 for those that aren't candidates. */
  first: Float64Array;
  count: number;
  /** `entities[0 .. count - 1]`, in the order of the evidence. */
  entities: Int32Array;
  /** How many on the list have a higher first score. */
  place: Int32Array;
  /** The greatest first score. */
  best: number;
}

/**
 * The `size` candidates with the highest first scores; fewer where the score can't tell the last of them from the next.
 *
 * The weights were chosen by hand on the validation month: 77% of all answers are among the first 100.
 */
export function shortlists(entities: number, size: number) {
  const list: Shortlist = {
    first: new Float64Array(entities),
    count: 0,
    entities: new Int32Array(size),
    place: new Int32Array(size),
    best: 0,
  };
  const sorted = new Float64Array(entities);
  return (evidence: CandidateEvidence): Shortlist => {
    const { first } = list;
    const n = evidence.count;
    first.fill(-1);
    firstScores(evidence, first);
    for (let k = 0; k < n; k++) sorted[k] = -first[evidence.candidates[k]];
    sorted.subarray(0, n).sort();
    const bar = n > size ? -sorted[size] : -1;
    list.best = n > 0 ? -sorted[0] : 0;
    list.count = 0;
    for (let k = 0; k < n; k++) {
      const o = evidence.candidates[k];
      if (first[o] <= bar) continue;
      list.place[list.count] = before(sorted, n, -first[o]);
      list.entities[list.count++] = o;
    }
    return list;
  };
}

function firstScores({ count, candidates, columns, asked }: CandidateEvidence, first: Float64Array): void {
  const { same12, pair12, ruleLate12, ruleLate60, relation12, relation60, relationCount } = columns;
  const { active12, activeCount, chainBest, close60 } = columns;
  const seldom = 1 / (1 + 0.02 * asked.relation);
  for (let k = 0; k < count; k++) {
    const o = candidates[k];
    const pair = 0.5 * same12[o] + 0.02 * pair12[o] + ruleLate12[o] + 0.5 * ruleLate60[o];
    const relation = 0.1 * relation12[o] + 0.05 * relation60[o] + 0.01 * relationCount[o];
    const entity = 0.0005 * active12[o] + 0.000001 * activeCount[o];
    first[o] = pair + seldom * relation + entity + 0.2 * chainBest[o] + 0.03 * close60[o];
  }
}

/** How many of the first n numbers, ascending, are below x. */
function before(sorted: Float64Array, n: number, x: number): number {
  let low = 0;
  let high = n;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] < x) low = middle + 1;
    else high = middle;
  }
  return low;
}
