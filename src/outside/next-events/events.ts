import { dayOf } from '../../numeric/days.ts';
import { UsageError } from '../../numeric/errors.ts';

/** The three parts of a benchmark, in the order of their days: learn, choose, and look once. */
export const SPLITS = ['train', 'valid', 'test'] as const;
export type Split = (typeof SPLITS)[number];

/**
 * Who did what to whom, when: one column a field, in order of day.
 *
 * `source`, `target` index `entities`; `relation` indexes `relations`; `day` counts days since 1970-01-01; `split`
 * indexes SPLITS, and is all 0 where the table has none.
 */
export interface Events {
  entities: readonly string[];
  relations: readonly string[];
  source: Int32Array;
  relation: Int32Array;
  target: Int32Array;
  day: Int32Array;
  split: Uint8Array;
}

/** One event in words. */
export interface PlainEvent {
  date: string;
  source: string;
  event: string;
  target: string;
  split?: Split | undefined;
}

/** Numbers names in the order they come. */
function numbering(): { names: string[]; of: (name: string) => number } {
  const names: string[] = [];
  const index = new Map<string, number>();
  return {
    names,
    of(name) {
      const known = index.get(name);
      if (known !== undefined) return known;
      index.set(name, names.length);
      return names.push(name) - 1;
    },
  };
}

/**
 * Events as columns, in order of day; those of one day keep the order they came in. An event told twice on one day
 * counts twice.
 *
 * @throws {UsageError} if a date isn't one, with the event's place in the list
 */
export function eventsFrom(list: readonly PlainEvent[]): Events {
  const days = list.map(({ date }, i) => {
    const day = dayOf(date);
    if (Number.isNaN(day)) throw new UsageError(`event ${i + 1}: found "${date}", expected a date such as 2021-12-31`);
    return day;
  });
  const order = Uint32Array.from(days.keys()).sort((a, b) => days[a] - days[b] || a - b);
  const entities = numbering();
  const relations = numbering();
  const column = (value: (event: PlainEvent) => number) => Int32Array.from(order, (i) => value(list[i]));
  return {
    source: column((event) => entities.of(event.source)),
    target: column((event) => entities.of(event.target)),
    relation: column((event) => relations.of(event.event)),
    day: Int32Array.from(order, (i) => days[i]),
    split: Uint8Array.from(order, (i) => Math.max(0, SPLITS.indexOf(list[i].split ?? 'train'))),
    entities: entities.names,
    relations: relations.names,
  };
}
