import { quoteName, unknownName } from '../../numeric/nearest-name.ts';
import { CLAIM_KINDS, type ClaimKind } from '../claim/claim.ts';
import { type Edge, writeMoment } from '../claim/moment.ts';
import { type PhraseTable, readPhrase } from '../claim/phrases.ts';
import { readProbability } from '../claim/read-probability.ts';
import { isYesOrNo, readOutcome } from './read-outcome.ts';
import { momentIn, numberWritten, type Written, withPoint } from './written.ts';

/** A row as its fields see it: what each holds ('' if nothing), and a place to say what is wrong with it. */
export interface RowFields {
  get(field: string): string;
  fault(field: string, message: string): void;
}

/** What a table holds besides the plain fields, and how its times and words are read. */
export interface RowReading {
  quantiles: readonly (readonly [level: number, field: string])[];
  options: readonly (readonly [option: string, field: string])[];
  written: Written;
  phrases: PhraseTable;
}

type Raw = Record<string, unknown>;

const PLAIN = ['text', 'criteria', 'outcome', 'question', 'claimant', 'claimantKind', 'unit', 'trigger', 'link'];
const REMARKS = ['quote', 'note', 'source'];

/** A moment in its written form, or undefined with a fault; undefined, too, where the field is empty. */
export function readMoment(row: RowFields, field: string, edge: Edge, written: Written): string | undefined {
  const text = row.get(field);
  if (text === '') return undefined;
  const ms = momentIn(text, edge, written);
  if (typeof ms === 'number') return writeMoment(ms, edge);
  row.fault(field, `${JSON.stringify(text.slice(0, 40))}: ${ms.fault}`);
  return undefined;
}

/** A list in one cell: `A | B`, or JSON where an item has the sign itself. */
export function readList(text: string, sign: string): string[] {
  if (text.startsWith('[')) {
    try {
      const list: unknown = JSON.parse(text);
      if (Array.isArray(list)) return list.map(String);
    } catch {
      // Then it is a text that begins with a bracket.
    }
  }
  return text
    .split(sign)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** The claim that a row is about, not yet checked, without its id; undefined if its kind or a moment cannot be read. */
export function readClaim(row: RowFields, reading: RowReading): Raw | undefined {
  const claim: Raw = {};
  for (const field of [...PLAIN, ...REMARKS]) {
    const text = row.get(field);
    if (text !== '') claim[field] = text;
  }
  let sound = takesNoResult(row, reading);
  const options = rowOptions(row, reading);
  const kind = row.get('kind') || kindOf(row, reading, options);
  claim.kind = kind;
  if (options !== undefined && kind !== 'yes-no') claim.options = options;
  if (row.get('tags') !== '') claim.tags = readList(row.get('tags'), ',');
  if (!CLAIM_KINDS.some((known) => known === kind)) {
    row.fault('kind', unknownName('kind', kind, CLAIM_KINDS));
    sound = false;
  }
  for (const [field, edge] of [
    ['made', 'start'],
    ['deadline', 'end'],
    ['triggerOn', 'start'],
  ] as const) {
    const moment = readMoment(row, field, edge, reading.written);
    if (moment !== undefined) claim[field] = moment;
    else if (row.get(field) !== '') sound = false;
  }
  return sound ? claim : undefined;
}

/** Whether no field holds what belongs in another: a yes in `outcome`, a day in `by`. */
function takesNoResult(row: RowFields, { written }: RowReading): boolean {
  let right = true;
  const [outcome, by] = [row.get('outcome'), row.get('by')];
  if (row.get('resolved') === '' && isYesOrNo(outcome)) {
    const message = 'expected the outcome of a situation that the claim is about; what happened is `resolved`';
    row.fault('outcome', `found ${quoteName(outcome)}, ${message}`);
    right = false;
  }
  if (by !== '' && typeof momentIn(by, 'end', written) === 'number') {
    const message = 'expected who judged it; the day by which it will be known is `deadline`';
    row.fault('by', `found ${quoteName(by)}, ${message}`);
    right = false;
  }
  return right;
}

function rowOptions(row: RowFields, { options }: RowReading): string[] | undefined {
  const listed = row.get('options');
  if (listed !== '') return [...(letteredOptions(listed)?.values() ?? readList(listed, '|'))];
  const named = options.filter(([, field]) => row.get(field) !== '').map(([option]) => option);
  return named.length > 0 ? named : undefined;
}

/** What a row without a kind is about, by what it holds. */
function kindOf(row: RowFields, { quantiles, written }: RowReading, options: string[] | undefined): ClaimKind {
  if (options !== undefined) return areYesAndNo(options) && letteredOptions(row.get('options')) ? 'yes-no' : 'one-of';
  const value = quantiles.map(([, field]) => row.get(field)).find((text) => text !== '');
  if (value === undefined) return 'yes-no';
  return numberWritten(value, written) === undefined ? 'date' : 'number';
}

/**
 * What a row says of its claim, not yet checked: a probability, in numbers or words; one for each option; quantiles.
 * Undefined if it says nothing, or nothing that can be read.
 */
export function readForecast(
  row: RowFields,
  claim: { kind: string; options?: string[] },
  reading: RowReading,
): Raw | undefined {
  const said: Raw = {};
  let sound = true;
  const wrong = (field: string, message: string): undefined => {
    row.fault(field, message);
    sound = false;
  };
  const share = (field: string): number | undefined => {
    if (row.get(field) === '') return undefined;
    const read = readProbability(withPoint(row.get(field), reading.written), reading.phrases);
    return 'fault' in read ? wrong(field, read.fault) : read.probability;
  };
  probabilityInto(said, row, reading, wrong);
  for (const end of ['low', 'high']) if (row.get(end) !== '') said[end] = share(end);
  if (row.get('probabilities') !== '') {
    said.probabilities = readList(row.get('probabilities'), '|').map((p) => Number(withPoint(p, reading.written)));
  } else if (claim.options && reading.options.some(([, field]) => row.get(field) !== '')) {
    const field = new Map(reading.options);
    const stray = reading.options.find(([option, name]) => row.get(name) !== '' && !claim.options?.includes(option));
    if (stray)
      wrong(stray[1], `${JSON.stringify(stray[0])} is none of the options: ${claim.options.slice(0, 8).join(', ')}`);
    said.probabilities = claim.options.map((option) => share(field.get(option) ?? '') ?? 0);
  }
  const quantiles: [number, number | string][] = [];
  for (const [level, field] of reading.quantiles) {
    const text = row.get(field);
    if (text === '') continue;
    const value =
      claim.kind === 'date' ? readMoment(row, field, 'start', reading.written) : numberWritten(text, reading.written);
    if (value !== undefined) quantiles.push([level, value]);
    else if (claim.kind === 'date') sound = false;
    else wrong(field, `${quoteName(text.slice(0, 40))} is not a number`);
  }
  if (quantiles.length > 0) said.quantiles = quantiles;
  if (!sound || Object.keys(said).length === 0) return undefined;
  if (row.get('reason') !== '') said.reason = row.get('reason');
  return said;
}

/** Puts a probability, the words it was said in and what range they leave into what a row says. */
function probabilityInto(
  said: Raw,
  row: RowFields,
  { phrases, written }: RowReading,
  wrong: (field: string, message: string) => void,
): void {
  const number = row.get('probability');
  const phrase = row.get('phrase');
  if (number !== '') {
    const read = readProbability(withPoint(number, written), phrases);
    if ('fault' in read) wrong('probability', read.fault);
    else Object.assign(said, read);
  }
  if (phrase === '') return;
  const read = readPhrase(phrase, phrases);
  if (number !== '') said.phrase = phrase;
  else if ('fault' in read) wrong('phrase', read.fault);
  else Object.assign(said, { probability: read.probability, low: read.low, high: read.high, phrase });
}

/** The outcome that a row states, not yet checked; undefined if the claim is open or the outcome cannot be read. */
export function readResolution(
  row: RowFields,
  claim: { kind: ClaimKind; options?: string[] },
  { written }: RowReading,
): Raw | undefined {
  const letter = row.get('resolved').toLowerCase();
  const said = letteredOptions(row.get('options'))?.get(letter) ?? row.get('resolved');
  const read = readOutcome(said, claim.kind, claim.options, written);
  if ('fault' in read) return void row.fault('resolved', read.fault);
  if (read.verdict === 'open') return undefined;
  const on = readMoment(row, 'on', 'start', written);
  if (on === undefined) {
    if (row.get('on') === '') row.fault('on', 'is empty, expected the day on which it was known');
    return undefined;
  }
  const raw: Raw = { ...read, on };
  for (const field of ['evidence', 'by']) if (row.get(field) !== '') raw[field] = row.get(field);
  return raw;
}

/**
 * Options that are numbered by letters in one cell, as the Good Judgment Project writes them: `(a) Yes, (b) No`. What comes of
 * such a question is recognised by its letter.
 *
 * @returns options by letter, in their order; undefined where the text is no such list
 * @see Good Judgment Project, ifps.csv (Harvard Dataverse, doi:10.7910/DVN/BPCDH5)
 */
function letteredOptions(text: string): Map<string, string> | undefined {
  if (!/^\(a\)/i.test(text)) return undefined;
  const options = new Map<string, string>();
  for (const [, letter, option] of text.matchAll(/\(([a-z])\)\s*(.*?)[,;]?\s*(?=\([a-z]\)|$)/gis)) {
    if (letter.toLowerCase() !== String.fromCharCode(97 + options.size) || option === '') return undefined;
    options.set(letter.toLowerCase(), option);
  }
  return options.size > 1 ? options : undefined;
}

/** Whether options are those of a question of yes or no. */
const areYesAndNo = (options: readonly string[]): boolean =>
  options.length === 2 && options[0].toLowerCase() === 'yes' && options[1].toLowerCase() === 'no';
