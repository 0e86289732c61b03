import { isMap, type Node } from 'yaml';
import { rootOf } from '../edit/entry-at.ts';
import { type Patch, patched } from '../edit/patch.ts';
import type { Fault } from '../fault.ts';
import { FORMAT, newerFormat } from '../format.ts';
import { isMap as isPlainMap } from '../plain-map.ts';
import type { Source } from '../source.ts';
import { locatedIn, parseYaml } from '../yaml-source.ts';
import type { Migration } from './migration.ts';
import { outsideClasses } from './outside-classes.ts';

/** All steps from older formats, in their order. */
const MIGRATIONS: readonly Migration[] = [outsideClasses];

/** A file in the format of today. */
export interface Migrated {
  /** The whole text; as it was where nothing is to be done. */
  text: string;
  /** The format that the file had. */
  from: number;
  /** What is written otherwise now, in words. */
  steps: string[];
}

/** The format that a file states; undefined where it states none, or none that is one. */
const statedFormat = (value: unknown): number | undefined => {
  const format = isPlainMap(value) && Object.hasOwn(value, 'format') ? value.format : undefined;
  return typeof format === 'number' && Number.isInteger(format) && format >= 0 ? format : undefined;
};

/**
 * Whether a file is of an older format, which is seen by what it says: a file without `format` may be of any. Its one fault says how
 * to bring it to the format of today, since whatever else is unknown in it may have been right there.
 */
export function olderFormat({ value, placeOf, placeOfKey }: Source, file: string): Fault | undefined {
  const step = MIGRATIONS.find((one) => isOf(one, value));
  if (step) {
    const message = `this is format ${step.from}, and this Tightrope reads format ${FORMAT}: ${step.says}; tightrope migrate writes it so and shows the difference`;
    return { file, ...placeOfKey(step.at), message, severity: 'error' };
  }
  const format = statedFormat(value);
  if (format === undefined || format >= FORMAT) return undefined;
  const message = `format ${format} is older than this Tightrope, which reads format ${FORMAT}: tightrope migrate writes it so and shows the difference`;
  return { file, ...placeOf(['format']), message, severity: 'error' };
}

/** A file that says its format is of that one; without, its contents tell. */
const isOf = (step: Migration, value: unknown): boolean => {
  const format = statedFormat(value);
  return (format === undefined || format <= step.from) && step.concerns(value);
};

/**
 * Brings a situation, or a file of explanations, to the format of today. Only what is written otherwise now changes in the text.
 *
 * @param text the file's contents (YAML or JSON), at most 10 MB
 * @param file its name, for messages
 * @returns the text in the format of today, or why it cannot be: it cannot be read, or is of a newer format
 */
export function migrateText(text: string, file: string): Migrated | { faults: Fault[] } {
  const source = parseYaml(text, file);
  if (source.faults.length > 0 || !source.readable) return { faults: source.faults };
  if (!isPlainMap(source.value)) {
    const message = 'expected a situation or a file of explanations: a map with keys such as `title`';
    return { faults: [{ file, place: { line: 1, column: 1 }, message, severity: 'error' }] };
  }
  const newer = newerFormat(locatedIn(source), file);
  if (newer) return { faults: [newer] };
  let [now, value, steps] = [text, source.value as unknown, [] as string[]];
  const from = olderFormat(locatedIn(source), file) ? (statedFormat(value) ?? firstOf(value)) : FORMAT;
  for (const step of MIGRATIONS) {
    if (!isOf(step, value)) continue;
    now = patched(now, step.patches(now));
    value = parseYaml(now, file).value;
    steps = [...steps, step.says];
  }
  if (from < FORMAT) now = patched(now, [formatPatch(now)]);
  return { text: now, from, steps };
}

const firstOf = (value: unknown): number => MIGRATIONS.find((one) => isOf(one, value))?.from ?? FORMAT;

/** Writes the format of today: in place of another, or before the first key. */
function formatPatch(text: string): Patch {
  const root = rootOf(text);
  const pairs = isMap(root) ? root.items : [];
  const nodeAt = (node: unknown) => (node as Node).range as [number, number, number];
  const own = pairs.find(({ key }) => (key as { value?: unknown }).value === 'format');
  if (own) return { from: nodeAt(own.value)[0], to: nodeAt(own.value)[1], text: String(FORMAT) };
  const [at] = nodeAt(pairs[0].key);
  const key = text[at] === '"' ? '"format"' : 'format';
  return { from: at, to: at, text: isMap(root) && root.flow ? `${key}: ${FORMAT}, ` : `${key}: ${FORMAT}\n` };
}
