import { type Events, SPLITS, type Split } from './events.ts';

/**
 * The questions a split's events answer, both ways: given day, source and (directed) relation, which target? Events that
 * answer the same question stand together, in `answers[start[q] .. start[q + 1] - 1]`.
 */
export interface Questions {
  source: Int32Array;
  /** Directed, as in History. */
  relation: Int32Array;
  day: Int32Array;
  start: Int32Array;
  answers: Int32Array;
}

/** The questions of a split, in order of day. An answer given twice on one day is asked for twice. */
export function questionsOf(events: Events, split: Split): Questions {
  const relations = events.relations.length;
  const groups = new Map<string, { source: number; relation: number; day: number; answers: number[] }>();
  const ask = (day: number, source: number, relation: number, answer: number) => {
    const key = `${day} ${source} ${relation}`;
    const group = groups.get(key);
    if (group) group.answers.push(answer);
    else groups.set(key, { source, relation, day, answers: [answer] });
  };
  for (let i = 0; i < events.day.length; i++) {
    if (events.split[i] !== SPLITS.indexOf(split)) continue;
    ask(events.day[i], events.source[i], events.relation[i], events.target[i]);
    ask(events.day[i], events.target[i], events.relation[i] + relations, events.source[i]);
  }
  const list = [...groups.values()];
  const start = new Int32Array(list.length + 1);
  for (let q = 0; q < list.length; q++) start[q + 1] = start[q] + list[q].answers.length;
  return {
    source: Int32Array.from(list, ({ source }) => source),
    relation: Int32Array.from(list, ({ relation }) => relation),
    day: Int32Array.from(list, ({ day }) => day),
    start,
    answers: Int32Array.from(list.flatMap(({ answers }) => answers)),
  };
}
