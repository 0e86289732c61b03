import type { Forecast } from '../../../forecast/forecast.ts';
import { questionWithAnswer, rangesInWords } from '../../../report/answer/words.ts';
import { spreadOf } from '../../../report/issues/spread.ts';
import { soleIssue } from '../../../report/why/page.ts';
import { isTelling, TOO_RARE_IN_WORDS } from '../../../report/why/words.ts';
import { type Names, pathInWords } from '../../../report/words/names.ts';
import { onScale } from '../../../report/words/numbers.ts';
import type { AnswerReasons } from '../../engine/protocol.ts';
import { measureOf, type Subject } from './subject.ts';

/** From this share of all futures and models on, which model is right is what an answer turns on. */
const MOSTLY_MODELS = 0.5;

/** The answer, and what moves it, in one sentence each. */
export function whyInWords(
  subject: Subject,
  reasons: AnswerReasons | undefined,
  forecast: Forecast,
  names: Names,
): string {
  return `${answerOf(subject, forecast)} ${moverInWords(subject, reasons, forecast, names)}`.trim();
}

function answerOf(subject: Subject, { settings }: Forecast): string {
  if (subject.kind === 'outcome') {
    // The question stands above: the answer alone.
    const told = questionWithAnswer(subject.outcome, settings).replace(/^[^?]*\? /, '');
    return `${told}.`;
  }
  const { scale } = subject.issue;
  const { low, middle, high } = spreadOf(subject.issue, settings);
  return `It settles at ${onScale(middle, scale)}, from ${onScale(low, scale)} to ${onScale(high, scale)}.`;
}

/** "It turns most on how much it matters to the Kremlin: 35% where that is low, 65% where it is high." */
function moverInWords(subject: Subject, reasons: AnswerReasons | undefined, forecast: Forecast, names: Names): string {
  const found = reasons?.sensitivity;
  const { told } = measureOf(subject);
  const title = (model: string) => forecast.settings.models.find(({ name }) => name === model)?.title ?? model;
  if (!found)
    return reasons?.rows.of === 0 && subject.kind === 'outcome'
      ? rangesInWords(subject.outcome, forecast.settings)
      : '';
  const probability = subject.kind === 'outcome' ? subject.outcome.probability.value : undefined;
  const { disagreement, inputs } = found;
  if (disagreement && disagreement.share >= MOSTLY_MODELS) {
    const { lowest, highest } = disagreement;
    return `It turns most on which model is right: ${title(lowest.model)} says ${told(lowest.value)}, ${title(highest.model)} ${told(highest.value)}.`;
  }
  if (!isTelling(found, probability)) return TOO_RARE_IN_WORDS;
  const { path, swing } = inputs[0];
  const on = aboutIssue(subject);
  return `It turns most on ${pathInWords(path, names, on)}: ${told(swing.low)} where that is low, ${told(swing.high)} where it is high.`;
}

/** The issue that the question is about, if it is about one alone: it need not be named in every row. */
export const aboutIssue = (subject: Subject): string | undefined =>
  subject.kind === 'issue' ? subject.id : soleIssue(subject.outcome.when);
