import type { CandidateEvidence, Decay } from './evidence.ts';
import { type EventHistory, endBefore } from './history.ts';
import { likeness, likenesses, RANK } from './likeness.ts';

/** Days after which likenesses are computed again. */
const STALE = 5;

/**
 * Whom others like the source chose in the same relation, and how like each candidate is to the source and to those the
 * source chose before. Keeps the likenesses of the days it was last asked about.
 */
export function likenessEvidence(history: EventHistory) {
  const known = new Float64Array(history.entities);
  const chosen = new Float64Array(RANK);
  const first = history.day[0] ?? 0;
  let made = Number.NaN;
  let vectors: Float64Array = new Float64Array(0);
  return (source: number, relation: number, day: number, { sixty }: Decay, evidence: CandidateEvidence): void => {
    const due = first + STALE * Math.floor((day - first) / STALE);
    if (due !== made) {
      vectors = likenesses(history, due);
      made = due;
    }
    const { alike60, close60, closest } = evidence.columns;
    const { start, edges } = history.byRelation;
    const end = endBefore(history, history.byRelation, relation, day);
    const mine = vectors.subarray(source * RANK, (source + 1) * RANK);
    known.fill(-1);
    chosen.fill(0);
    for (let k = start[relation]; k < end; k++) {
      const e = edges[k];
      const other = history.from[e];
      const o = history.to[e];
      const weight = sixty[day - history.day[e]];
      if (other === source) {
        for (let d = 0; d < RANK; d++) chosen[d] += weight * vectors[o * RANK + d];
        continue;
      }
      if (known[other] < 0) known[other] = Math.max(0, likeness(mine, vectors, other));
      const like = known[other];
      alike60[o] += like * weight;
      close60[o] += like ** 4 * weight;
      if (like > closest[o]) closest[o] = like;
    }
    const length = Math.sqrt(chosen.reduce((sum, x) => sum + x * x, 0));
    if (length > 0) for (let d = 0; d < RANK; d++) chosen[d] /= length;
    evidence.likeness = { vectors, source: mine, chosen };
  };
}
