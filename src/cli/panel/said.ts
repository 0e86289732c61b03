import { basename } from 'node:path';
import { countOf } from '../../numeric/count-of.ts';
import { UsageError } from '../../numeric/errors.ts';
import { quoteName } from '../../numeric/nearest-name.ts';
import { type Fault, FaultError } from '../../situation/fault.ts';
import { importedText } from '../../situation/import/index.ts';
import { readSituation } from '../../situation/read.ts';
import type { Situation } from '../../situation/situation.ts';
import type { Decimal } from '../../situation/table/index.ts';
import { faultsText } from '../exit.ts';
import { decode, readInput } from '../files.ts';
import type { AnswersRead, ExpertAnswers } from './accept.ts';
import { answersInFile } from './answer-file.ts';
import { answersIn } from './answers.ts';
import { answersOfCoder, type CoderFile, isQuestionnaire, readCoder, sharedSituation, unknownTo } from './coders.ts';
import { judgementsAsked, type Question } from './questions.ts';

/** How coders' own files are to be read, and which situation was asked about. */
export interface AnswerFlags {
  base?: string;
  salienceScale?: string;
  decimal?: Decimal;
}

/** What several people said of one situation, and the situation it goes into. */
export interface AllAnswers {
  text: string;
  situation: Situation;
  answers: ExpertAnswers[];
  /** Whether nobody's own numbers are in the situation. */
  isNobodys: boolean;
}

/**
 * Reads what each person said. Questionnaires are answers to the first file. Coders' own files, situations or tables, count with
 * the first of them, unless `--base` says which situation was asked about.
 */
export async function allAnswersIn(file: string, files: readonly string[], flags: AnswerFlags): Promise<AllAnswers> {
  const given = await Promise.all(files.map(async (one) => ({ file: one, bytes: await readInput(one) })));
  const hasQuestionnaires = given.some(({ file: one, bytes }) => isQuestionnaire(bytes, one));
  const reading = {
    ...(flags.salienceScale === '100' && { salienceScale: 100 as const }),
    ...(flags.decimal !== undefined && { decimal: flags.decimal }),
  };
  const faults: Fault[] = [];
  const coderIn = async (bytes: Uint8Array, one: string): Promise<CoderFile | undefined> => {
    const { read, faults: own } = await readCoder(bytes, one, reading);
    faults.push(...own);
    return read;
  };
  const base = flags.base ?? (hasQuestionnaires ? file : undefined);
  const all =
    flags.base === undefined && base !== undefined ? given : [{ file, bytes: await readInput(file) }, ...given];
  const own = await Promise.all(
    all.map(async ({ file: one, bytes }) => (isQuestionnaire(bytes, one) ? undefined : await coderIn(bytes, one))),
  );
  const coders = own.filter((coder) => coder !== undefined);
  if (faults.some(({ severity }) => severity === 'error')) throw new FaultError(faults);
  const into = base === undefined ? sharedBy(coders) : await baseIn(base);
  const questions = judgementsAsked(into.situation);
  const answers: ExpertAnswers[] = [];
  for (const [k, { file: one, bytes }] of all.entries()) {
    const coder = own[k];
    const {
      answers: said,
      faults: wrong,
      ranges = 0,
    } = coder ? answersOfCoder(coder, into.situation) : { ...answersOf(bytes, one, questions), ranges: undefined };
    if (said.expert !== '' && answers.some(({ expert }) => expert === said.expert))
      throw new UsageError(`${one}: ${quoteName(said.expert)} is there twice; each expert has one file`);
    if (coder && base !== undefined) wrong.push(...unknownTo(into.situation, coder));
    if (ranges > 0) {
      const message = `${countOf(ranges, 'range')} or list of values, of which the best guess is taken: the merged file has one value of each`;
      faults.push({ file: one, message, severity: 'warning' });
    }
    faults.push(...wrong);
    answers.push(said);
  }
  if (faults.some(({ severity }) => severity === 'error')) throw new FaultError(faults);
  if (faults.length > 0) console.error(faultsText(faults));
  if (base === undefined) {
    const names = coders.map(({ coder }) => coder).join(', ');
    console.error(`Coders: ${names}. If one of these files is what was asked about, and nobody's answers: --base FILE`);
  }
  return { ...into, answers };
}

async function baseIn(file: string): Promise<Omit<AllAnswers, 'answers'>> {
  const text = decode(await readInput(file), file);
  const { situation, faults } = readSituation(text, file);
  if (!situation) throw new FaultError(faults);
  return { text, situation, isNobodys: true };
}

/** The situation that coders share: the first one's text where it has all of it, else a new one. */
function sharedBy(coders: readonly CoderFile[]): Omit<AllAnswers, 'answers'> {
  const { situation, faults, isWider } = sharedSituation(coders);
  if (faults.length > 0) throw new FaultError(faults);
  return { text: isWider ? importedText(situation, []) : coders[0].text, situation, isNobodys: false };
}

/** The answers of one expert: a workbook, or what the page of a questionnaire saved. */
function answersOf(bytes: Uint8Array, file: string, questions: readonly Question[]): AnswersRead {
  // Of all workbooks, the first two bytes are the same.
  if (/\.json$/i.test(file) && !(bytes[0] === 0x50 && bytes[1] === 0x4b))
    return answersInFile(decode(bytes, file), file, questions);
  return answersIn(bytes, file, basename(file).replace(/\.[^.]*$/, ''), questions);
}
