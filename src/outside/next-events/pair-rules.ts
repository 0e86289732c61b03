import { type EventHistory, indexBy } from './history.ts';

/**
 * Rules of length one: if `body` happened between two entities, `head` follows between the same two within some days.
 * Bodies and heads are directed, so "X criticises Y" may follow "Y criticises X".
 */
export interface PairRules {
  /** Days within which the head must follow. */
  within: number;
  /** Confidence, 0-1, of each pair of directed relations, at body * relations + head. */
  confidence: Float64Array;
}

/** As many bodies as the head's base rate counts for: a body seen once has hardly a rate of its own. */
const PRIOR = 3;

/**
 * Confidences of all rules of length one, counted over all pairs of entities: the share of bodies that the head followed
 * on a later day, within `within` days, drawn towards the head's rate after any body. Bodies too late to tell are left out.
 *
 * @param until the first day not to learn from
 * @see Liu et al. 2022 (TLogic), section 4.1, where bodies are sampled by walks and may be of any age
 */
export function learnPairRules(history: EventHistory, until: number, within: number): PairRules {
  const { day, relation } = history;
  const relations = 2 * history.relations;
  const { start, edges } = pairs(history);
  const followed = new Float64Array(relations * relations);
  const bodies = new Float64Array(relations);
  const lastBody = new Int32Array(relations).fill(-1);
  for (let p = 0; p + 1 < start.length; p++) {
    for (let i = start[p]; i < start[p + 1]; i++) {
      const body = edges[i];
      if (day[body] + within >= until) break;
      bodies[relation[body]]++;
      for (let j = i + 1; j < start[p + 1] && day[edges[j]] <= day[body] + within; j++) {
        const head = relation[edges[j]];
        if (day[edges[j]] === day[body] || lastBody[head] === body) continue;
        lastBody[head] = body;
        followed[relation[body] * relations + head]++;
      }
    }
  }
  return { within, confidence: shrink(followed, bodies) };
}

/** Shares of the bodies that were followed, drawn towards each head's share among all bodies. */
function shrink(followed: Float64Array, bodies: Float64Array): Float64Array {
  const relations = bodies.length;
  const all = bodies.reduce((sum, n) => sum + n, 0);
  const base = new Float64Array(relations);
  if (all > 0) for (let k = 0; k < followed.length; k++) base[k % relations] += followed[k] / all;
  return followed.map(
    (count, k) => (count + PRIOR * base[k % relations]) / (bodies[Math.floor(k / relations)] + PRIOR),
  );
}

/** Edges by the pair of entities they join, in this direction. */
function pairs(history: EventHistory) {
  const number = new Map<number, number>();
  const key = Int32Array.from(history.from, (from, e) => {
    const pair = from * history.entities + history.to[e];
    const known = number.get(pair);
    if (known !== undefined) return known;
    number.set(pair, number.size);
    return number.size - 1;
  });
  return indexBy(key, number.size);
}
