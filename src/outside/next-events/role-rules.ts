import { type EventHistory, indexBy } from './history.ts';

/**
 * Rules about one entity: who lately was the target of `body`, from anyone, is sooner the target of `head` than others
 * are. Lift at body * relations + head: 1 where the body tells nothing.
 */
export interface RoleRules {
  /** Days. */
  within: number;
  lift: Float64Array;
}

/** As many bodies as no lift at all counts for. */
const PRIOR = 3;
/** Keeps rare heads from lifts of thousands: a rate, 0-1. */
const LEAST_RATE = 1e-4;

/**
 * Lifts counted over all entities: each event with an entity as its target looks at the share of each head among the
 * events with the same target on the `within` days after it, set against the head's share after any event.
 *
 * @param until the first day not to learn from
 */
export function learnRoleRules(history: EventHistory, until: number, within: number): RoleRules {
  const { day, relation } = history;
  const relations = 2 * history.relations;
  const { start, edges } = indexBy(history.to, history.entities);
  const share = new Float64Array(relations * relations);
  const bodies = new Float64Array(relations);
  for (let entity = 0; entity < history.entities; entity++) {
    const open = new Map<number, number>();
    let out = start[entity];
    let into = start[entity];
    for (let i = start[entity]; i < start[entity + 1]; i++) {
      const now = day[edges[i]];
      if (now + within >= until) break;
      for (; into < start[entity + 1] && day[edges[into]] <= now + within; into++)
        count(open, relation[edges[into]], 1);
      for (; out < start[entity + 1] && day[edges[out]] <= now; out++) count(open, relation[edges[out]], -1);
      const body = relation[edges[i]];
      bodies[body]++;
      for (const [head, times] of open) share[body * relations + head] += times / (into - out);
    }
  }
  return { within, lift: lifts(share, bodies) };
}

function count(open: Map<number, number>, relation: number, by: number): void {
  const times = (open.get(relation) ?? 0) + by;
  if (times === 0) open.delete(relation);
  else open.set(relation, times);
}

function lifts(share: Float64Array, bodies: Float64Array): Float64Array {
  const relations = bodies.length;
  const all = bodies.reduce((sum, n) => sum + n, 0);
  const base = new Float64Array(relations);
  if (all > 0) for (let k = 0; k < share.length; k++) base[k % relations] += share[k] / all;
  return share.map((sum, k) => {
    const rate = base[k % relations];
    return (sum + PRIOR * rate) / (bodies[Math.floor(k / relations)] + PRIOR) / (rate + LEAST_RATE);
  });
}
