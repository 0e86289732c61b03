import { countOf } from '../../numeric/count-of.ts';
import { UsageError } from '../../numeric/errors.ts';
import { quoteName } from '../../numeric/nearest-name.ts';
import type { Fault } from '../../situation/fault.ts';
import { importedText } from '../../situation/import/index.ts';
import { readSituation } from '../../situation/read.ts';
import type { Situation } from '../../situation/situation.ts';
import type { AnswersRead, ExpertAnswers } from './accept.ts';
import { answersInFile } from './answer-file.ts';
import { answersIn } from './answers.ts';
import {
  answersOfCoder,
  type CoderFile,
  type CoderOptions,
  coderOf,
  isQuestionnaire,
  readCoder,
  sharedSituation,
  unknownTo,
} from './coders.ts';
import { judgementsAsked, type Question } from './questions.ts';

/** The file of one person: a questionnaire that was filled in, or a situation or a table of his or her own. */
export interface PanelFile {
  file: string;
  bytes: Uint8Array;
}

/** What several people said of one situation, and the situation it goes into. */
export interface ExpertPanel {
  text: string;
  situation: Situation;
  answers: ExpertAnswers[];
  /** Whether nobody's own numbers are in the situation. */
  isNobodys: boolean;
  /** Those whose own file it was. */
  coders: string[];
}

/** A panel, or all that is wrong with its files; warnings come beside it. */
export interface PanelRead {
  panel?: ExpertPanel;
  faults: Fault[];
}

const isWrong = ({ severity }: Fault): boolean => severity === 'error';

/**
 * Reads what each person said.
 *
 * @param base the situation that was asked about; without one, coders' own files are put together
 * @throws UsageError if two files are of one person, or one is no text
 */
export async function panelIn(
  files: readonly PanelFile[],
  base: { file: string; text: string } | undefined,
  options: CoderOptions,
): Promise<PanelRead> {
  const faults: Fault[] = [];
  const coderIn = async ({ bytes, file }: PanelFile): Promise<CoderFile | undefined> => {
    const { read, faults: own } = await readCoder(bytes, file, options);
    faults.push(...own);
    return read;
  };
  const own = await Promise.all(
    files.map(async (one) => (isQuestionnaire(one.bytes, one.file) ? undefined : await coderIn(one))),
  );
  const coders = own.filter((coder) => coder !== undefined);
  if (faults.some(isWrong)) return { faults };
  const { into, faults: apart } = base === undefined ? sharedBy(coders) : baseIn(base);
  if (!into) return { faults: apart };
  const questions = judgementsAsked(into.situation);
  const answers: ExpertAnswers[] = [];
  for (const [k, { file, bytes }] of files.entries()) {
    const coder = own[k];
    const {
      answers: said,
      faults: wrong,
      ranges = 0,
    } = coder
      ? answersOfCoder(coder, into.situation)
      : { ...answersOf(bytes, file, questions, options), ranges: undefined };
    if (said.expert !== '' && answers.some(({ expert }) => expert === said.expert))
      throw new UsageError(`${file}: ${quoteName(said.expert)} is there twice; each expert has one file`);
    if (coder && base !== undefined) wrong.push(...unknownTo(into.situation, coder));
    if (ranges > 0) {
      const message = `${countOf(ranges, 'range')} or list of values, of which the best guess is taken: the merged file has one value of each`;
      faults.push({ file, message, severity: 'warning' });
    }
    faults.push(...wrong);
    answers.push(said);
  }
  if (faults.some(isWrong)) return { faults };
  return { panel: { ...into, answers, coders: coders.map(({ coder }) => coder) }, faults };
}

type Into = Omit<ExpertPanel, 'answers' | 'coders'>;

function baseIn({ file, text }: { file: string; text: string }): { into?: Into; faults: Fault[] } {
  const { situation, faults } = readSituation(text, file);
  return situation ? { into: { text, situation, isNobodys: true }, faults: [] } : { faults };
}

/** The situation that coders share: the first one's text where it has all of it, else a new one. */
function sharedBy(coders: readonly CoderFile[]): { into?: Into; faults: Fault[] } {
  const { situation, faults, isWider } = sharedSituation(coders);
  if (faults.length > 0) return { faults };
  const text = isWider ? importedText(situation, []) : coders[0].text;
  return { into: { text, situation, isNobodys: false }, faults: [] };
}

/** The answers of one expert: a workbook, or what the page of a questionnaire saved. */
function answersOf(
  bytes: Uint8Array,
  file: string,
  questions: readonly Question[],
  { decode }: CoderOptions,
): AnswersRead {
  // Of all workbooks, the first two bytes are the same.
  if (/\.json$/i.test(file) && !(bytes[0] === 0x50 && bytes[1] === 0x4b))
    return answersInFile(decode(bytes, file), file, questions);
  return answersIn(bytes, file, coderOf(file), questions);
}
