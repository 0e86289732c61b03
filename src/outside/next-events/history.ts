import type { Events } from './events.ts';

/**
 * The past as edges, each event in both directions: who did it to whom, and, as a relation of its own, whom it was done
 * to by whom. So "who will be criticised by X?" and "who will criticise X?" are one kind of question.
 *
 * An edge of relation r < `relations` reads forwards, r + `relations` backwards. Edges are in order of day.
 */
export interface EventHistory {
  entities: number;
  /** Relations in one direction. */
  relations: number;
  from: Int32Array;
  relation: Int32Array;
  to: Int32Array;
  day: Int32Array;
  /** Edges that start at an entity: edges[start[e] .. start[e + 1] - 1], in order of day. */
  bySource: Index;
  /** Edges of a relation, likewise. */
  byRelation: Index;
}

/** Lists of edges by key, one after another. */
export interface Index {
  start: Int32Array;
  edges: Int32Array;
}

/** Groups edges by a key from 0 to keys - 1; each group keeps the order of the edges. */
export function indexBy(key: Int32Array, keys: number): Index {
  const start = new Int32Array(keys + 1);
  for (let e = 0; e < key.length; e++) start[key[e] + 1]++;
  for (let k = 0; k < keys; k++) start[k + 1] += start[k];
  const next = start.slice();
  const edges = new Int32Array(key.length);
  for (let e = 0; e < key.length; e++) edges[next[key[e]]++] = e;
  return { start, edges };
}

/** Events as edges in both directions, with their indices. */
export function eventHistory(events: Events): EventHistory {
  const n = events.day.length;
  const relations = events.relations.length;
  const from = new Int32Array(2 * n);
  const relation = new Int32Array(2 * n);
  const to = new Int32Array(2 * n);
  const day = new Int32Array(2 * n);
  for (let i = 0; i < n; i++) {
    const e = 2 * i;
    from[e] = to[e + 1] = events.source[i];
    to[e] = from[e + 1] = events.target[i];
    relation[e] = events.relation[i];
    relation[e + 1] = events.relation[i] + relations;
    day[e] = day[e + 1] = events.day[i];
  }
  return {
    entities: events.entities.length,
    relations,
    from,
    relation,
    to,
    day,
    bySource: indexBy(from, events.entities.length),
    byRelation: indexBy(relation, 2 * relations),
  };
}

/** Where in a group the edges of `day` and later begin: those before it are known on the morning of `day`. */
export function endBefore(history: EventHistory, { start, edges }: Index, key: number, day: number): number {
  let low = start[key];
  let high = start[key + 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (history.day[edges[middle]] < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** One more than the greatest age, in days, an event of a history can have on a day. */
export function agesOn(history: EventHistory, day: number): number {
  return history.day.length === 0 ? 1 : Math.max(1, day - history.day[0] + 1);
}

/** The first edge of `day` or later, among all edges. */
export function firstOn(history: EventHistory, day: number): number {
  let low = 0;
  let high = history.day.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (history.day[middle] < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
