import { once } from '../numeric/once.ts';
import { changeFaults } from './change-faults.ts';
import { type Fault, FaultError, sortFaults } from './fault.ts';
import { newerFormat } from './format.ts';
import { hindsightFaults } from './hindsight.ts';
import { hypothesesWarnings } from './hypotheses/warnings.ts';
import { describe } from './issue-in-words.ts';
import { meaningFaults } from './meaning-faults.ts';
import { olderFormat } from './migrate/migrate.ts';
import { inReadingOrder, objectSource } from './object-source.ts';
import { quickSituation } from './quick/quick.ts';
import { type Situation, situationDefinition, situationJsonSchema } from './schema.ts';
import { type JsonSchema, schemaFaults } from './schema-faults.ts';
import { valueSlips } from './slips/value-slips.ts';
import { otherFile } from './slips/whole-file.ts';
import type { Source } from './source.ts';
import { locatedIn, parseYaml, type YamlSource } from './yaml-source.ts';

/**
 * A situation that was read, or everything that is wrong with it. Warnings stop nothing: a source of a later date than the
 * forecast, for example.
 */
export type ReadResult =
  | { situation: Situation; faults: []; warnings?: Fault[] }
  | { situation?: undefined; faults: Fault[] };

/**
 * Reads a situation file (YAML or JSON).
 *
 * @param text the file's contents, at most 10 MB
 * @param file its name, for messages
 * @returns the situation, or all faults of the text with their places, in reading order
 * @example
 * const { situation, faults } = readSituation(text, 'gas.yaml');
 * formatFault(faults[0]); // 'gas.yaml:9:22: position 120 is outside the scale of the issue, 0 to 100'
 */
export function readSituation(text: string, file = 'situation.yaml'): ReadResult {
  if (typeof text !== 'string') {
    const message = `found ${describe(text)}, expected the text of a situation; \`checkSituation\` takes an object`;
    return { faults: [{ file, place: { line: 1, column: 1 }, message, severity: 'error' }] };
  }
  return situationFrom(parseYaml(text, file), text, file);
}

/** The same of a text that is parsed already. */
export function situationFrom(source: YamlSource, text: string, file: string): ReadResult {
  if (source.broken || (source.readable && typeof source.value !== 'object')) {
    const other = otherFile(text);
    if (other) return { faults: [{ file, place: { line: 1, column: 1 }, message: other, severity: 'error' }] };
  }
  if (source.faults.length === 0 && (source.value ?? null) === null) {
    const message = `the file is empty, expected ${jsonSchema().title}`;
    source.faults.push({ file, place: { line: 1, column: 1 }, message, severity: 'error' });
  }
  if (!source.readable || (source.value ?? null) === null) return { faults: sortFaults(source.faults) };
  const result = check(locatedIn(source), file, 'the situation');
  if (result.situation && source.faults.length === 0) return result;
  const places = new Set(source.faults.map(placeKey));
  const others = result.faults.filter(
    (fault) => !places.has(placeKey(fault)) && !source.told.has(fault.place?.line ?? 0),
  );
  return { faults: sortFaults([...source.faults, ...others]) };
}

/**
 * Reads a situation file and throws where it has a fault.
 *
 * @param text the file's contents (YAML or JSON), at most 10 MB
 * @param file its name, for messages
 * @throws FaultError with all faults of the text
 * @example
 * const situation = parseSituation(await readFile('gas.yaml', 'utf8'), 'gas.yaml');
 * forecast(situation).issues[0].pooled.mean.value; // 32.2, on the scale of the first issue
 */
export function parseSituation(text: string, file?: string): Situation {
  return soundOrThrow(readSituation(text, file));
}

/**
 * Checks a situation that a program made: all that is checked in a file. `forecast`, `analyse` and the like call it themselves.
 *
 * @param value a plain object as a situation file would have it; it is copied, and neither kept nor changed
 * @returns the situation, or all its faults, each with the `path` to what is wrong, in reading order
 * @example
 * const { situation, faults } = checkSituation({ title: 'Gas', actors: { a: { capability: -1 } }, issues: {} });
 * faults[0].path;            // ['actors', 'a', 'capability']
 * formatFault(faults[0]);    // 'situation.actors.a.capability: -1, expected at least 0'
 */
export function checkSituation(value: unknown): ReadResult {
  const source = objectSource(value, 'situation');
  const result = source.faults.length > 0 ? { faults: source.faults } : check(source, 'situation');
  return result.situation ? result : { faults: inReadingOrder(result.faults, source.value) };
}

/** Copies that were checked and are ours alone: a function that calls another does not check twice. */
const sound = new WeakSet<Situation>();

/**
 * A situation that a program made, checked: a copy of our own.
 *
 * @throws FaultError with all its faults
 */
export function soundSituation(value: unknown): Situation {
  if (sound.has(value as Situation)) return value as Situation;
  const situation = soundOrThrow(checkSituation(value));
  sound.add(situation);
  return situation;
}

function soundOrThrow({ situation, faults }: ReadResult): Situation {
  if (!situation) throw new FaultError(faults);
  return situation;
}

const jsonSchema: () => JsonSchema = once(situationJsonSchema);

/**
 * The schema first, then what it cannot see; what changes do, once the rest is sound. Where anything is wrong, the value is
 * read once more for slips, each of which is one fault with what to write, and the rest is checked with what was meant.
 */
function check(source: Source, file: string, name?: string): ReadResult {
  const other = newerFormat(source, file) ?? olderFormat(source, file);
  if (other) return { faults: [other] };
  const first = checkAsWritten(source, file, name);
  if (first.situation) return first;
  const slips = valueSlips(source, file, jsonSchema());
  if (slips.faults.length === 0) return first;
  const { faults } = checkAsWritten(slips.source, file, name);
  const places = new Set(slips.faults.map(placeKey));
  return { faults: [...slips.faults, ...faults.filter((fault) => !places.has(placeKey(fault)))] };
}

const placeKey = ({ place, path }: Fault): string => JSON.stringify(place ?? path);

function checkAsWritten(source: Source, file: string, name?: string): ReadResult {
  const quick = quickSituation(source.value);
  const parsed = quick ? ({ success: true, data: quick } as const) : parsedBySchema(source.value);
  const about = () => ({ source, file, name, schema: jsonSchema() });
  const faults = parsed.success ? [] : schemaFaults(parsed.error.issues, about());
  faults.push(...meaningFaults(source, file));
  if (parsed.success && faults.length === 0) faults.push(...changeFaults(parsed.data, source, file));
  if (faults.length > 0 || !parsed.success) return { faults };
  const { asOf, hypotheses } = parsed.data;
  const warnings = [
    ...hindsightFaults(source, file),
    ...(hypotheses ? hypothesesWarnings(hypotheses, asOf, source, file) : []),
  ];
  return { situation: parsed.data, faults: [], ...(warnings.length > 0 ? { warnings } : {}) };
}

function parsedBySchema(value: unknown) {
  // Zod compiles its reader of a schema before it reads: for one file that takes longer than reading.
  return situationDefinition().safeParse(value, { jitless: true });
}
