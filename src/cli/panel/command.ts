import { basename } from 'node:path';
import type { Analysis } from '../../forecast/analysis.ts';
import { countOf } from '../../numeric/count-of.ts';
import { UsageError } from '../../numeric/errors.ts';
import { quoteName } from '../../numeric/nearest-name.ts';
import { wrap } from '../../report/terminal/lines.ts';
import { chance, roughPercent, twoDigits } from '../../report/words/numbers.ts';
import type { Fault } from '../../situation/fault.ts';
import { parseSituation, readSituation } from '../../situation/read.ts';
import { analyseOnWorkers } from '../../workers/index.ts';
import { colours } from '../colours.ts';
import { faultsText } from '../exit.ts';
import { decode, readInput, readSituationFile, writeAtomically } from '../files.ts';
import { interruptible } from '../interrupt.ts';
import { terminalWidth } from '../width.ts';
import type { AnswersRead, ExpertAnswers } from './accept.ts';
import { answersInFile } from './answer-file.ts';
import { answersIn } from './answers.ts';
import { agreementOf, type Judged, type KindAgreement, mergedText } from './merge.ts';
import { judgementsAsked, type Question } from './questions.ts';

/** Judgements that are listed, those that experts agree on least. */
const MOST_LISTED = 12;

/** `tightrope panel ask`: writes a questionnaire for experts, each of whom answers alone. */
export async function askCommand(file: string, { output }: { output: string }): Promise<void> {
  const situation = await readSituationFile(file);
  const isPage = /\.html?$/i.test(output);
  const written = isPage
    ? (await import('./page.ts')).questionnairePage(situation)
    : await (await import('./questionnaire.ts')).questionnaire(situation);
  await writeAtomically(output, written, { exclusive: true });
  console.error(`Wrote ${output}: ${countOf(judgementsAsked(situation).length, 'question')}, and nobody's answers`);
}

/** `tightrope panel merge`: puts what experts answered into a situation, and says where they disagree and which of that matters. */
export async function mergePanelCommand(
  file: string,
  files: readonly string[],
  { output, json, samples, seed }: { output: string; json?: boolean; samples?: number; seed?: number },
): Promise<void> {
  const text = decode(await readInput(file), file);
  const { situation, faults: own } = readSituation(text, file);
  if (!situation) throw new UsageError(faultsText(own));
  const questions = judgementsAsked(situation);
  const faults: Fault[] = [];
  const answers: ExpertAnswers[] = [];
  for (const one of files) {
    const read = answersOf(await readInput(one), one, questions);
    const { expert } = read.answers;
    if (expert !== '' && answers.some((other) => other.expert === expert))
      throw new UsageError(`${one}: ${quoteName(expert)} is there twice; each expert has one file`);
    faults.push(...read.faults);
    answers.push(read.answers);
  }
  if (faults.length > 0) throw new UsageError(faultsText(faults));
  const { judged, kinds } = agreementOf(questions, answers);
  const merged = mergedText(text, situation, judged);
  const now = parseSituation(merged, output);
  const { signal, done } = interruptible();
  const settings = { parts: ['sensitivity' as const], quick: true, signal };
  const analysis = await analyseOnWorkers(now, {
    ...settings,
    ...(samples !== undefined && { samples }),
    ...(seed !== undefined && { seed }),
  }).finally(done);
  await writeAtomically(output, merged, { exclusive: true });
  const matters = mattersOf(analysis, judged);
  if (json)
    console.log(
      JSON.stringify(
        {
          experts: answers.map(({ expert }) => expert),
          kinds,
          judged: judged.map(plain),
          matters: matters.map((one) => ({ ...one, judged: plain(one.judged) })),
        },
        null,
        2,
      ),
    );
  else process.stdout.write(panelText(answers, judged, kinds, matters));
  console.error(`Wrote ${output}`);
}

/** The answers of one expert: a workbook, or what the page of a questionnaire saved. */
function answersOf(bytes: Uint8Array, file: string, questions: readonly Question[]): AnswersRead {
  // Of all workbooks, the first two bytes are the same.
  if (/\.json$/i.test(file) && !(bytes[0] === 0x50 && bytes[1] === 0x4b))
    return answersInFile(decode(bytes, file), file, questions);
  return answersIn(bytes, file, basename(file).replace(/\.[^.]*$/, ''), questions);
}

const plain = ({ question: { path, kind, asks }, said, agreement }: Judged) => ({
  id: path.join('.'),
  kind,
  asks,
  said,
  agreement,
});

interface Matter {
  outcome: string;
  probability: number;
  judged: Judged;
  /** Its total share of what moves the outcome, 0-1, and the answer at its low and high end. */
  share: number;
  low: number;
  high: number;
}

/** Of each outcome, the judgement on which experts disagree that moves it most. */
function mattersOf({ forecast, sensitivity = [] }: Analysis, judged: readonly Judged[]): Matter[] {
  const disputed = new Map(
    judged
      .filter(({ said }) => new Set(said.map(({ value }) => value)).size > 1)
      .map((one) => [one.question.path.join('.'), one]),
  );
  return sensitivity.flatMap(({ kind, of, inputs }): Matter[] => {
    const outcome = forecast.outcomes.find(({ id }) => id === of);
    if (kind !== 'outcome' || outcome === undefined) return [];
    const top = inputs.find(({ path, total }) => disputed.has(path) && total.value > 0.01);
    if (top === undefined) return [];
    const said = { outcome: outcome.claim ?? outcome.id, probability: outcome.answer.probability };
    return [{ ...said, judged: disputed.get(top.path) as Judged, share: Math.min(1, top.total.value), ...top.swing }];
  });
}

function panelText(
  answers: readonly ExpertAnswers[],
  judged: readonly Judged[],
  kinds: readonly KindAgreement[],
  matters: readonly Matter[],
): string {
  const [{ bold, dim }, width] = [colours(), terminalWidth()];
  const said = ({ said: all }: Judged) => all.map(({ expert, value }) => `${expert} ${value}`).join(', ');
  const several = judged.filter(({ agreement }) => agreement !== undefined);
  const least = several.toSorted((a, b) => (a.agreement as number) - (b.agreement as number));
  const listed = least.slice(0, MOST_LISTED).filter(({ agreement }) => (agreement as number) < 1);
  const lines = [
    bold(
      `${countOf(answers.length, 'expert')} on ${countOf(judged.length, 'judgement')}, ${several.length} of them by more than one`,
    ),
    ...kinds
      .filter(({ judgements }) => judgements > 0)
      .map(({ kind, judgements, alpha, interval }) =>
        alpha === undefined
          ? `Agreement on ${kind}: all say the same, ${countOf(judgements, 'judgement')}`
          : `Agreement on ${kind}: alpha ${twoDigits(alpha)}${interval ? ` (90% of bootstrap samples: ${twoDigits(interval[0])} to ${twoDigits(interval[1])})` : ''}, ${countOf(judgements, 'judgement')}`,
      ),
    ...wrap(
      "Krippendorff's alpha: 1 all say the same, 0 as far apart as by chance. Below 0.67 one usually does not rest on it.",
      0,
      width,
    ).map(dim),
    '',
    bold('WHERE THEY DISAGREE MOST'),
    ...(listed.length === 0
      ? ['Nowhere.']
      : listed.flatMap((one) =>
          wrap(`${one.question.asks}: ${said(one)} (agreement ${twoDigits(one.agreement as number)})`, 2, width),
        )),
    '',
    bold('WHICH DISAGREEMENT MATTERS MOST'),
    ...(matters.length === 0
      ? ['No disagreement moves an outcome that is open.']
      : matters.flatMap(({ outcome, probability, judged: one, share, low, high }) =>
          wrap(
            `${outcome} (${chance(probability)}): ${one.question.asks}, ${said(one)}; ${roughPercent(share)} of what moves it, from ${chance(low)} at the low to ${chance(high)} at the high end`,
            2,
            width,
          ),
        )),
  ];
  return `${lines.join('\n')}\n`;
}
