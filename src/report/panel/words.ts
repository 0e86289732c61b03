import { countOf } from '../../numeric/count-of.ts';
import { twoDigits } from '../words/numbers.ts';
import type { ExpertAnswers } from './accept.ts';
import type { Judged, KindAgreement } from './merge.ts';

/** What the coefficient of agreement means. */
export const ALPHA_LEGEND =
  "Krippendorff's alpha: 1 all say the same, 0 as far apart as by chance. Values below 0.67 are usually not relied on.";

/** Judgements that are listed, those that experts agree on least. */
export const MOST_DISPUTED = 12;

/** A coefficient in two digits; what is 0 but for rounding is 0. */
export const alphaText = (alpha: number): string => twoDigits(Number(alpha.toFixed(2)));

/** Judgements that more than one expert made. */
const several = (judged: readonly Judged[]): Judged[] => judged.filter(({ said }) => said.length > 1);

/** "3 experts on 20 judgements, each by more than one". */
export function panelHeading(answers: readonly ExpertAnswers[], judged: readonly Judged[]): string {
  const heading = `${countOf(answers.length, 'expert')} on ${countOf(judged.length, 'judgement')}`;
  const both = several(judged).length;
  if (answers.length === 1 || both === 0) return heading;
  return `${heading}, ${both === judged.length ? 'each' : `${both} of them`} by more than one`;
}

/** Why nothing can be said of the agreement; undefined where something can. */
export function whyNoAgreement(answers: readonly ExpertAnswers[], judged: readonly Judged[]): string | undefined {
  if (answers.length === 1) return 'Merged; agreement needs a second one.';
  if (several(judged).length > 0) return undefined;
  return 'Merged; no judgement is by more than one, so that nothing can be said of their agreement.';
}

/** How far experts agree on each kind of judgement, a line each. */
export function alphaLines(kinds: readonly KindAgreement[]): string[] {
  return kinds.flatMap(({ kind, judgements, alpha, interval }) => {
    if (judgements === 0) return [];
    const count = countOf(judgements, 'judgement');
    if (alpha === undefined) return `Agreement on ${kind}: all say the same, ${count}`;
    const range = interval ? ` (90% of bootstrap samples: ${alphaText(interval[0])} to ${alphaText(interval[1])})` : '';
    return `Agreement on ${kind}: alpha ${alphaText(alpha)}${range}, ${count}`;
  });
}

/** What experts do not say the same of, least agreement first. */
export const leastAgreed = (judged: readonly Judged[]): Judged[] =>
  several(judged)
    .filter(({ agreement = 1 }) => agreement < 1)
    .toSorted((a, b) => (a.agreement as number) - (b.agreement as number));

/** "Ann 40, Bob 60". */
export const valuesSaid = ({ said }: Judged): string =>
  said.map(({ expert, value }) => `${expert} ${value}`).join(', ');
