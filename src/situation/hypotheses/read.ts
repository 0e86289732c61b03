import * as z from 'zod';
import { once } from '../../numeric/once.ts';
import { explanationFaults } from '../change-faults.ts';
import { type Fault, sortFaults } from '../fault.ts';
import { newerFormat } from '../format.ts';
import { describe } from '../issue-in-words.ts';
import { isMap, type PlainMap } from '../plain-map.ts';
import { type ReadResult, situationFrom } from '../read.ts';
import { type JsonSchema, schemaFaults } from '../schema-faults.ts';
import type { Situation } from '../situation.ts';
import { valueSlips } from '../slips/value-slips.ts';
import type { Source } from '../source.ts';
import { locatedIn, parseYaml, type YamlSource } from '../yaml-source.ts';
import { hypothesesFaults } from './faults.ts';
import { hypothesesFileDefinition } from './schema.ts';
import type { HypothesesFile } from './section.ts';
import { hypothesesWarnings } from './warnings.ts';

/** Explanations and evidence that were read, or everything that is wrong with them. */
export type HypothesesRead =
  | { content: HypothesesFile; situation?: Situation; faults: []; warnings: Fault[] }
  | { content?: undefined; situation?: undefined; faults: Fault[]; warnings?: undefined };

/**
 * Reads explanations and evidence: the section `hypotheses` of a situation, or a file that has nothing else.
 *
 * @param text the file's contents (YAML or JSON), at most 10 MB
 * @param file its name, for messages
 * @returns what it holds, with the situation where it is one; or all faults with their places
 * @example
 * const { content } = readHypotheses(text, 'hypotheses.yaml');
 * if (content) weigh(content.hypotheses).posterior;
 */
export function readHypotheses(text: string, file = 'hypotheses.yaml'): HypothesesRead {
  const source = parseYaml(text, file);
  if (isOwn(source)) return ownFrom(source, file);
  const { situation, faults, ...rest } = situationFrom(source, text, file);
  const root = source.value;
  if (
    !situation &&
    isWithoutSituation(root) &&
    source.readable &&
    source.faults.length === 0 &&
    !newerFormat(locatedIn(source), file)
  ) {
    const message = `found ${describe(root)} with no \`hypotheses\`, expected explanations and evidence, or a situation`;
    return { faults: [{ file, place: { line: 1, column: 1 }, message, severity: 'error' }] };
  }
  if (!situation) return { faults };
  const { title, asOf, hypotheses } = situation;
  if (!hypotheses) {
    const message = 'the situation has no `hypotheses`, expected explanations and evidence';
    return { faults: [{ file, place: { line: 1, column: 1 }, message, severity: 'error' }] };
  }
  const warnings = ('warnings' in rest && rest.warnings) || [];
  return { content: { title, ...(asOf !== undefined && { asOf }), hypotheses }, situation, faults: [], warnings };
}

/** A file of either kind, parsed once. */
export type EitherRead =
  | { situation: ReadResult; own?: undefined }
  /** With what is wrong with the changes of its explanations in the situation that stands beside it. */
  | { own: HypothesesRead; changesIn(situation: Situation): Fault[] };

/** Reads a file of explanations and evidence alone as such, and any other as a situation. */
export function readEither(text: string, file: string): EitherRead {
  const source = parseYaml(text, file);
  if (!isOwn(source)) return { situation: situationFrom(source, text, file) };
  const own = ownFrom(source, file);
  const { content } = own;
  return {
    own,
    changesIn: (situation) =>
      content ? explanationFaults(situation, content.hypotheses, locatedIn(source), file) : [],
  };
}

const isWithoutSituation = (root: unknown): root is PlainMap =>
  isMap(root) && !Object.hasOwn(root, 'actors') && !Object.hasOwn(root, 'issues');

const isOwn = ({ value }: YamlSource): boolean => isWithoutSituation(value) && Object.hasOwn(value, 'hypotheses');

function ownFrom(source: YamlSource, file: string): HypothesesRead {
  const read = check(locatedIn(source), file);
  if (read.content && source.faults.length === 0) return read;
  return { faults: sortFaults([...source.faults, ...read.faults]) };
}

const jsonSchema = once(() => z.toJSONSchema(hypothesesFileDefinition()) as JsonSchema);

function check(source: Source, file: string): HypothesesRead {
  const newer = newerFormat(source, file);
  if (newer) return { faults: [newer] };
  const first = checkAsWritten(source, file);
  if (first.content) return first;
  const slips = valueSlips(source, file, jsonSchema());
  if (slips.faults.length === 0) return first;
  const places = new Set(slips.faults.map(({ place }) => JSON.stringify(place)));
  const { faults } = checkAsWritten(slips.source, file);
  return { faults: [...slips.faults, ...faults.filter(({ place }) => !places.has(JSON.stringify(place)))] };
}

function checkAsWritten(source: Source, file: string): HypothesesRead {
  const parsed = hypothesesFileDefinition().safeParse(source.value);
  const faults = parsed.success ? [] : schemaFaults(parsed.error.issues, { source, file, schema: jsonSchema() });
  const root = source.value;
  hypothesesFaults(isMap(root) ? root.hypotheses : undefined, source, (path, message, where = source.placeOf(path)) => {
    faults.push({ file, ...where, message, severity: 'error' });
  });
  if (faults.length > 0 || !parsed.success) return { faults };
  const { asOf, hypotheses } = parsed.data;
  return { content: parsed.data, faults: [], warnings: hypothesesWarnings(hypotheses, asOf, source, file) };
}
