import { dateOf, dayOf } from '../../numeric/days.ts';
import { type Events, eventsFrom, type PlainEvent, SPLITS } from './events.ts';
import { TableError } from './read-table.ts';

/** The files of a benchmark as it is published: three lists of numbers, and the names that the numbers stand for. */
export interface SplitFiles {
  /** `source relation target time` a line, parted by tabs or spaces; further columns are left alone. */
  train: string;
  valid: string;
  test: string;
  /** `{ "name": number }` as JSON, or `name number` a line. */
  entities: string;
  relations: string;
}

/**
 * Events from the files that benchmarks of temporal knowledge graphs come as. Times may count days, hours or anything even: the
 * smallest step between two of them is a day.
 *
 * @param first the day of the first time, yyyy-mm-dd
 * @throws {TableError} at the first line that can't be read, as file:line
 */
export function readSplit(files: SplitFiles, first: string): Events {
  const entities = namesOf(files.entities, 'entity2id');
  const relations = namesOf(files.relations, 'relation2id');
  const rows = SPLITS.flatMap((split) => quadruples(files[split], `${split}.txt`).map((row) => ({ ...row, split })));
  const times = [...new Set(rows.map(({ time }) => time))].sort((a, b) => a - b);
  const step = times.slice(1).reduce((least, time, i) => Math.min(least, time - times[i]), Infinity);
  const start = dayOf(first);
  const list = rows.map(({ source, relation, target, time, place, split }): PlainEvent => {
    const name = (names: ReadonlyMap<number, string>, id: number, kind: string) => {
      const found = names.get(id);
      if (found === undefined) throw new TableError(`${place}: no ${kind} has the number ${id}`);
      return found;
    };
    return {
      date: dateOf(start + (times.length === 1 ? 0 : Math.round((time - times[0]) / step))),
      source: name(entities, source, 'entity'),
      event: name(relations, relation, 'relation'),
      target: name(entities, target, 'entity'),
      split,
    };
  });
  return eventsFrom(list);
}

interface Quadruple {
  source: number;
  relation: number;
  target: number;
  time: number;
  place: string;
}

function quadruples(text: string, file: string): Quadruple[] {
  return text.split(/\r?\n/).flatMap((line, i) => {
    if (line.trim() === '') return [];
    const place = `${file}:${i + 1}`;
    const numbers = line.trim().split(/\s+/).slice(0, 4).map(Number);
    if (numbers.length < 4 || !numbers.every((n) => Number.isSafeInteger(n) && n >= 0)) {
      throw new TableError(`${place}: expected four whole numbers: source, relation, target, time`);
    }
    const [source, relation, target, time] = numbers;
    return [{ source, relation, target, time, place }];
  });
}

function namesOf(text: string, file: string): ReadonlyMap<number, string> {
  const pairs: [string, unknown][] = text.trimStart().startsWith('{') ? asJson(text, file) : asLines(text, file);
  return new Map(
    pairs.map(([name, id]) => {
      if (!Number.isSafeInteger(id)) throw new TableError(`${file}: \`${name}\` has no whole number`);
      return [id as number, name];
    }),
  );
}

function asJson(text: string, file: string): [string, unknown][] {
  try {
    return Object.entries(JSON.parse(text));
  } catch (error) {
    throw new TableError(`${file}: ${(error as Error).message}`);
  }
}

const asLines = (text: string, file: string): [string, unknown][] =>
  text.split(/\r?\n/).flatMap((line, i): [string, number][] => {
    if (line.trim() === '') return [];
    const [, name, id] = /^(.+?)\s+(\d+)\s*$/.exec(line) ?? [];
    if (name === undefined) throw new TableError(`${file}:${i + 1}: expected a name and its number`);
    return [[name, Number(id)]];
  });
