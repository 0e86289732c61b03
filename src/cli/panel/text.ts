import type { Analysis } from '../../forecast/analysis.ts';
import type { ExpertAnswers } from '../../report/panel/accept.ts';
import type { Judged, KindAgreement } from '../../report/panel/merge.ts';
import {
  ALPHA_LEGEND,
  alphaLines,
  alphaText,
  leastAgreed,
  MOST_DISPUTED,
  panelHeading,
  valuesSaid,
  whyNoAgreement,
} from '../../report/panel/words.ts';
import { wrap } from '../../report/terminal/lines.ts';
import { chance, roughPercent, twoDigits } from '../../report/words/numbers.ts';
import { colours } from '../colours.ts';
import { terminalWidth } from '../width.ts';

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
  const heading = bold(panelHeading(answers, judged));
  const why = whyNoAgreement(answers, judged);
  if (why !== undefined) return `${heading}\n${wrap(why, 0, width).join('\n')}\n`;
  const least = leastAgreed(judged);
  const listed = least.slice(0, MOST_DISPUTED);
  const lines = [
    heading,
    ...alphaLines(kinds),
    ...wrap(ALPHA_LEGEND, 0, width).map(dim),
    '',
    bold('WHERE THEY DISAGREE MOST'),
    ...(listed.length === 0
      ? ['Nowhere.']
      : listed.flatMap((one) =>
          wrap(`${one.question.asks}: ${valuesSaid(one)} (agreement ${alphaText(one.agreement as number)})`, 2, width),
        )),
    ...(least.length > listed.length ? [dim(`${least.length - listed.length} more: --json has them all.`)] : []),
    ...(least.length === 0 ? [] : ['', bold('WHICH DISAGREEMENT MATTERS MOST'), ...mattersLines(matters, width)]),
  ];
  return `${lines.join('\n')}\n`;
}

function mattersLines(matters: readonly Matter[], width: number): string[] {
  if (matters.length === 0) return ['None of it moves an answer that is open.'];
  return matters.flatMap(({ outcome, probability, settles = 0, judged, share, low, high }) => {
    const [show, answer] =
      probability === undefined
        ? [twoDigits, `settles at ${twoDigits(settles)} on average`]
        : [chance, chance(probability)];
    const moves = `${roughPercent(share)} of what moves it, from ${show(low)} at the low to ${show(high)} at the high end`;
    return wrap(`${outcome} (${answer}): ${judged.question.asks}, ${valuesSaid(judged)}; ${moves}`, 2, width);
  });
}
