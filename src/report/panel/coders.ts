import { nearest, quoteName, unknownName } from '../../numeric/nearest-name.ts';
import type { Fault } from '../../situation/fault.ts';
import { type ImportOptions, importedText, importFile } from '../../situation/import/index.ts';
import { readWorkbook } from '../../situation/import/xlsx/read-workbook.ts';
import { WorkbookFault } from '../../situation/import/xlsx/unpack.ts';
import { central, type Quantity } from '../../situation/quantity.ts';
import { readSituation } from '../../situation/read.ts';
import { scaleOf } from '../../situation/scale.ts';
import type { Situation } from '../../situation/situation.ts';
import { type ExpertAnswers, newAnswers } from './accept.ts';
import { judgementsAsked, type Question } from './questions.ts';

/** What one coder sends: a situation file of his or her own, or a table of actors and issues. */
export interface CoderFile {
  coder: string;
  file: string;
  situation: Situation;
  text: string;
  /** Issues whose scale no file states, but the positions give. */
  guessedScales: ReadonlySet<string>;
}

export interface CoderRead {
  read?: CoderFile;
  faults: Fault[];
}

/** Whether a file is what an expert sends back of a questionnaire: its workbook, or what its page saved. */
export function isQuestionnaire(bytes: Uint8Array, file: string): boolean {
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (!isArchive) return /\.(json|xlsx)$/i.test(file);
  try {
    return readWorkbook(bytes).some(({ name, rows }) => {
      const headings = rows[0]?.cells.map((cell) => String(cell).trim().toLowerCase()) ?? [];
      return name.toLowerCase() === 'answers' || (headings.includes('answer') && headings.includes('id'));
    });
  } catch (error) {
    if (!(error instanceof WorkbookFault)) throw error;
    return true;
  }
}

/** How files are read. */
export interface CoderOptions extends ImportOptions {
  /** The bytes of a file as text; what it throws says why they are none. */
  decode: (bytes: Uint8Array, file: string) => string;
}

/** What a person is called whose file says no name: the file without its folders and its ending. */
export const coderOf = (file: string): string => (file.split(/[/\\]/).pop() ?? file).replace(/\.[^.]*$/, '');

/** Reads a coder's own file: a situation, or a table as `tightrope import` reads it. */
export async function readCoder(
  bytes: Uint8Array,
  file: string,
  { decode, ...options }: CoderOptions,
): Promise<CoderRead> {
  const coder = coderOf(file);
  if (/\.ya?ml$/i.test(file)) {
    const text = decode(bytes, file);
    const { situation, faults } = readSituation(text, file);
    return situation ? { read: { coder, file, situation, text, guessedScales: new Set() }, faults } : { faults };
  }
  const { situation, faults, notes, guessedScales } = await importFile(bytes, file, options);
  if (!situation) return { faults };
  const text = importedText(situation, notes);
  return { read: { coder, file, situation, text, guessedScales: new Set(guessedScales) }, faults };
}

/** The situation that coders of one case share: actors, issues, stances and scales of all of them. */
export interface SharedSituation {
  situation: Situation;
  faults: Fault[];
  /** Whether it has more than the first coder's file, or other scales. */
  isWider: boolean;
}

const key = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/[\s_]+/g, ' ')
    .trim()
    .toLowerCase();
const nameOf = (id: string, { name }: { name?: string }): string => name ?? id;

/** By which id in `whole` something of another file goes: the one of its name, or of its id. */
function idIn<T extends { name?: string }>(whole: Readonly<Record<string, T>>, id: string, own: T): string | undefined {
  const keys = [nameOf(id, own), id].map(key);
  return Object.entries(whole).find(([other, value]) =>
    [nameOf(other, value), other].map(key).some((one) => keys.includes(one)),
  )?.[0];
}

/** A name that only one file has, beside one that only the other has and that it may be a slip for. */
function slips(file: string, kind: string, own: readonly string[], others: readonly string[]): Fault[] {
  const [mine, theirs] = [own.map(key), others.map(key)];
  const missing = others.filter((name) => !mine.includes(key(name)));
  return own.flatMap((name): Fault[] => {
    const near = theirs.includes(key(name)) ? undefined : nearest(name, missing);
    const mend = 'write one name in both files';
    const message = `${kind} ${quoteName(name)} is in no other file, did you mean \`${near}\`? If so, ${mend}`;
    return near === undefined ? [] : [{ file, message, severity: 'error' }];
  });
}

/**
 * Puts the files of several coders of one case together. What only one of them has is kept; a scale that no file states goes from
 * the least to the greatest position of all.
 */
export function sharedSituation(coders: readonly CoderFile[]): SharedSituation {
  const [first, ...others] = coders;
  const whole: Situation = structuredClone(first.situation);
  const guessed = new Set(first.guessedScales);
  const faults: Fault[] = [];
  let isWider = false;
  for (const { file, situation, guessedScales } of others) {
    const names = <T extends { name?: string }>(map: Record<string, T>) =>
      Object.entries(map).map(([id, value]) => nameOf(id, value));
    faults.push(
      ...slips(file, 'actor', names(situation.actors), names(whole.actors)),
      ...slips(file, 'issue', names(situation.issues), names(whole.issues)),
    );
    for (const [id, actor] of Object.entries(situation.actors)) {
      if (idIn(whole.actors, id, actor) !== undefined) continue;
      whole.actors[id] = structuredClone(actor);
      isWider = true;
    }
    for (const [id, issue] of Object.entries(situation.issues)) {
      const known = idIn(whole.issues, id, issue);
      if (known === undefined) {
        whole.issues[id] = { ...structuredClone(issue), stances: {} };
        if (guessedScales.has(id)) guessed.add(id);
        isWider = true;
      } else {
        const isSame = joinScales(whole, known, { issue, isGuess: guessedScales.has(id), guessed });
        if (isSame === undefined) {
          const [one, other] = [scaleOf(whole.issues[known]), scaleOf(issue)];
          const ends = `goes from ${other.low} to ${other.high}, and in another file from ${one.low} to ${one.high}`;
          const name = quoteName(nameOf(id, issue));
          faults.push({ file, message: `the scale of ${name} ${ends}, expected the same in all`, severity: 'error' });
        } else isWider ||= !isSame;
      }
      const into = whole.issues[known ?? id];
      for (const [actor, stance] of Object.entries(issue.stances)) {
        const as = idIn(whole.actors, actor, situation.actors[actor]) ?? actor;
        if (Object.hasOwn(into.stances, as)) continue;
        into.stances[as] = structuredClone(stance);
        isWider = true;
      }
    }
  }
  return { situation: whole, faults, isWider };
}

/** @returns whether the scale stayed as it was; undefined where two files state different ones */
function joinScales(
  whole: Situation,
  id: string,
  { issue, isGuess, guessed }: { issue: Situation['issues'][string]; isGuess: boolean; guessed: Set<string> },
): boolean | undefined {
  const [one, other] = [scaleOf(whole.issues[id]), scaleOf(issue)];
  if (one.low === other.low && one.high === other.high) return true;
  if (isGuess && !guessed.has(id)) return true;
  if (!isGuess && !guessed.has(id)) return undefined;
  if (!isGuess) {
    guessed.delete(id);
    if (issue.scale === undefined) delete whole.issues[id].scale;
    else whole.issues[id].scale = structuredClone(issue.scale);
  } else whole.issues[id].scale = [Math.min(one.low, other.low), Math.max(one.high, other.high)];
  return false;
}

/** What a coder's own file answers to each question, and how many of its answers were ranges, which count by their best guess. */
export function answersOfCoder(
  { coder, file, situation }: CoderFile,
  whole: Situation,
): { answers: ExpertAnswers; faults: Fault[]; ranges: number } {
  const answers = newAnswers(coder);
  const faults: Fault[] = [];
  let ranges = 0;
  const byPath = new Map(judgementsAsked(whole).map((question) => [question.path.join('.'), question]));
  const take = (
    path: readonly string[],
    quantity: Quantity | undefined,
    reasons: { because?: string; source?: string } = {},
  ) => {
    const question: Question | undefined = byPath.get(path.join('.'));
    if (question === undefined || quantity === undefined) return;
    const value = Number(central(quantity).toPrecision(12));
    if (typeof quantity !== 'number') ranges++;
    const { low, high } = question.bounds;
    if (value < low || value > high) {
      const message = `${value} is outside ${low} to ${high}: ${question.asks}`;
      faults.push({ file, message, severity: 'error' });
    } else answers.values.set(path.join('.'), { value, why: reasons.because ?? '', source: reasons.source ?? '' });
  };
  for (const [id, actor] of Object.entries(situation.actors)) {
    take(['actors', idIn(whole.actors, id, actor) ?? id, 'capability'], actor.capability, actor);
  }
  for (const [id, issue] of Object.entries(situation.issues)) {
    const as = idIn(whole.issues, id, issue) ?? id;
    take(['issues', as, 'statusQuo'], issue.statusQuo);
    for (const [actor, stance] of Object.entries(issue.stances)) {
      const at = ['issues', as, 'stances', idIn(whole.actors, actor, situation.actors[actor]) ?? actor];
      // The reason of a stance stands once, with its position.
      take([...at, 'position'], stance.position, stance);
      take([...at, 'salience'], stance.salience);
    }
  }
  return { answers, faults, ranges };
}

/** Actors and issues of a coder's file that the situation which was asked about does not have. */
export function unknownTo(asked: Situation, { file, situation }: CoderFile): Fault[] {
  const unknown = <T extends { name?: string }>(kind: string, own: Record<string, T>, known: Record<string, T>) =>
    Object.entries(own)
      .filter(([id, value]) => idIn(known, id, value) === undefined)
      .map(([id, value]): Fault => {
        const names = Object.entries(known).map(([other, of]) => nameOf(other, of));
        return { file, message: unknownName(kind, nameOf(id, value), names), severity: 'error' };
      });
  return [...unknown('actor', situation.actors, asked.actors), ...unknown('issue', situation.issues, asked.issues)];
}
