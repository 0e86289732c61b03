import type { Analysis } from '../../forecast/analysis.ts';
import { countOf } from '../../numeric/count-of.ts';
import { wrap } from '../../report/terminal/lines.ts';
import { chance, roughPercent, twoDigits } from '../../report/words/numbers.ts';
import { colours } from '../colours.ts';
import { terminalWidth } from '../width.ts';
import type { ExpertAnswers } from './accept.ts';
import type { Judged, KindAgreement } from './merge.ts';

/** Judgements that are listed, those that experts agree on least. */
const MOST_LISTED = 12;

export interface Matter {
  /** What it matters for: an outcome, or, in a file without any, where an issue settles. */
  outcome: string;
  /** How likely the outcome is; of an issue, where it settles. */
  probability?: number;
  settles?: number;
  judged: Judged;
  /** Its total share of what moves it, 0-1, and the answer at its low and high end. */
  share: number;
  low: number;
  high: number;
}

/** Of each outcome, or of each issue where the file asks none, the judgement on which experts disagree that moves it most. */
export function mattersOf({ forecast, sensitivity = [] }: Analysis, judged: readonly Judged[]): Matter[] {
  const disputed = new Map(
    judged
      .filter(({ said }) => new Set(said.map(({ value }) => value)).size > 1)
      .map((one) => [one.question.path.join('.'), one]),
  );
  const asksNone = forecast.outcomes.length === 0;
  return sensitivity.flatMap(({ kind, of, inputs }): Matter[] => {
    if ((kind === 'issue') !== asksNone) return [];
    const top = inputs.find(({ path, total }) => disputed.has(path) && total.value > 0.01);
    if (top === undefined) return [];
    const about = { judged: disputed.get(top.path) as Judged, share: Math.min(1, top.total.value), ...top.swing };
    const outcome = forecast.outcomes.find(({ id }) => id === of);
    const issue = forecast.issues.find(({ id }) => id === of);
    if (outcome) return [{ outcome: outcome.claim ?? outcome.id, probability: outcome.answer.probability, ...about }];
    return issue ? [{ outcome: issue.name, settles: issue.pooled.mean.value, ...about }] : [];
  });
}

export function panelText(
  answers: readonly ExpertAnswers[],
  judged: readonly Judged[],
  kinds: readonly KindAgreement[],
  matters: readonly Matter[],
): string {
  const [{ bold, dim }, width] = [colours(), terminalWidth()];
  const said = ({ said: all }: Judged) => all.map(({ expert, value }) => `${expert} ${value}`).join(', ');
  const several = judged.filter(({ said: all }) => all.length > 1);
  const least = several
    .filter(({ agreement = 1 }) => agreement < 1)
    .toSorted((a, b) => (a.agreement as number) - (b.agreement as number));
  const listed = least.slice(0, MOST_LISTED);
  const on = countOf(judged.length, 'judgement');
  if (answers.length === 1 || several.length === 0) {
    const mend =
      answers.length === 1
        ? 'agreement needs a second one'
        : 'no judgement is by more than one, so that nothing can be said of their agreement';
    return `${bold(`${countOf(answers.length, 'expert')} on ${on}`)}\n${wrap(`Merged; ${mend}.`, 0, width).join('\n')}\n`;
  }
  const of = several.length === judged.length ? 'each' : `${several.length} of them`;
  const alpha = kinds.flatMap(({ kind, judgements, alpha: value, interval }) => {
    if (judgements === 0) return [];
    const count = countOf(judgements, 'judgement');
    if (value === undefined) return `Agreement on ${kind}: all say the same, ${count}`;
    const range = interval ? ` (90% of bootstrap samples: ${alphaText(interval[0])} to ${alphaText(interval[1])})` : '';
    return `Agreement on ${kind}: alpha ${alphaText(value)}${range}, ${count}`;
  });
  const legend =
    "Krippendorff's alpha: 1 all say the same, 0 as far apart as by chance. Below 0.67 one usually does not rest on it.";
  const lines = [
    bold(`${countOf(answers.length, 'expert')} on ${on}, ${of} by more than one`),
    ...alpha,
    ...wrap(legend, 0, width).map(dim),
    '',
    bold('WHERE THEY DISAGREE MOST'),
    ...(listed.length === 0
      ? ['Nowhere.']
      : listed.flatMap((one) =>
          wrap(`${one.question.asks}: ${said(one)} (agreement ${alphaText(one.agreement as number)})`, 2, width),
        )),
    ...(least.length > listed.length ? [dim(`${least.length - listed.length} more: --json has them all.`)] : []),
    ...(least.length === 0 ? [] : ['', bold('WHICH DISAGREEMENT MATTERS MOST'), ...mattersLines(matters, said, width)]),
  ];
  return `${lines.join('\n')}\n`;
}

/** A coefficient in two digits; what is 0 but for rounding is 0. */
const alphaText = (alpha: number): string => twoDigits(Number(alpha.toFixed(2)));

function mattersLines(matters: readonly Matter[], said: (judged: Judged) => string, width: number): string[] {
  if (matters.length === 0) return ['None of it moves an answer that is open.'];
  return matters.flatMap(({ outcome, probability, settles = 0, judged, share, low, high }) => {
    const [show, answer] =
      probability === undefined
        ? [twoDigits, `settles at ${twoDigits(settles)} on average`]
        : [chance, chance(probability)];
    const moves = `${roughPercent(share)} of what moves it, from ${show(low)} at the low to ${show(high)} at the high end`;
    return wrap(`${outcome} (${answer}): ${judged.question.asks}, ${said(judged)}; ${moves}`, 2, width);
  });
}
