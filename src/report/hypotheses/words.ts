import type { MixedOutcome } from '../../forecast/explained.ts';
import type { Learning, Weighing } from '../../hypotheses/index.ts';
import { CUT_OFFS } from '../../situation/hypotheses/words.ts';
import { listInWords } from '../words/list.ts';
import { chance } from '../words/numbers.ts';

/** A likelihood ratio in words: "4.2 times likelier", "1/3.0 as likely". */
export function ratioInWords(ratio: number | null | undefined): string {
  if (ratio === null || ratio === undefined) return 'decides';
  const shown = (value: number) =>
    value >= 100 ? String(Math.round(value)) : value.toPrecision(2).replace(/\.0$/, '');
  const times = shown(ratio >= 1 ? ratio : 1 / ratio);
  return ratio >= 1 || times === '1' ? times : `1/${times}`;
}

export const nameIn = ({ answers }: Weighing, id: string): string => answers.find((one) => one.id === id)?.name ?? id;

const nameOfItem = ({ items }: Weighing, id: string): string => items.find((one) => one.id === id)?.name ?? id;

/** The answer in one sentence. */
export function weighingInWords(weighing: Weighing): string {
  const { answers, leader, impossible } = weighing;
  if (leader === undefined) {
    const reasons = impossible.slice(0, 5).map(({ explanation, items }) => {
      const names = items.slice(0, 3).map((id) => `“${nameOfItem(weighing, id)}”`);
      const why =
        items.length === 0
          ? 'its prior is 0'
          : `${names.join(', ')}${items.length > 3 ? ` and ${items.length - 3} more` : ''} cannot be`;
      return `if “${nameIn(weighing, explanation)}”, ${why}`;
    });
    return `No explanation is possible: ${reasons.join('; ')}. A likelihood of 0 says never: is that meant?`;
  }
  const first = answers.find(({ id }) => id === leader);
  const open = answers.filter(({ id }) => weighing.leaves.includes(id) && id !== leader);
  const second = open.toSorted((a, b) => (b.posterior ?? 0) - (a.posterior ?? 0))[0];
  const range = first?.interval ? ` (${chance(first.interval.low)} to ${chance(first.interval.high)})` : '';
  const rival = second ? `; next, “${second.name}”: ${chance(second.posterior ?? 0)}` : '';
  return `The likeliest explanation is “${first?.name}”: ${chance(first?.posterior ?? 0)}${range}${rival}.`;
}

/** What the answer rests on, and what it leaves open: a few sentences. */
export function findings(weighing: Weighing): string[] {
  const { surprise, fewest, leader, reliance } = weighing;
  if (leader === undefined) return [];
  const found: string[] = [];
  if (surprise) {
    const share = surprise.asSurprising;
    const verdict =
      share < 0.05
        ? 'something that is not on the list may be going on.'
        : 'nothing in it calls for an explanation that is not on the list.';
    found.push(
      `Even if “${nameIn(weighing, surprise.under)}” is true, which fits best, evidence as odd as this comes in ${chance(share)} of cases: ${verdict}`,
    );
  }
  if (fewest) {
    const names = fewest.items.slice(0, 4).map((id) => `“${nameOfItem(weighing, id)}”`);
    const more = fewest.items.length > 4 ? ` and ${fewest.items.length - 4} more` : '';
    const n = fewest.items.length;
    found.push(
      `Without ${n === 1 ? 'one item' : `${n} items`} (${names.join(', ')}${more}) “${nameIn(weighing, fewest.leader)}” leads.`,
    );
  } else if (reliance.length > 0) found.push('No loss of items changes which explanation leads.');
  const turned = reliance.filter(({ ifFalse }) => ifFalse.leader !== leader).map(({ name }) => `“${name}”`);
  if (turned.length > 0)
    found.push(
      `Another explanation leads if ${listInWords(turned.slice(0, 4), 'or')} ${turned.length > 4 ? `or one of ${turned.length - 4} more ` : ''}is false.`,
    );
  const planted = reliance
    .filter((one) => one.planted.leader !== leader && one.planted.for === leader)
    .map(({ name }) => `“${name}”`);
  if (planted.length > 0)
    found.push(`Or if ${listInWords(planted.slice(0, 4), 'or')} was planted by someone who wants it believed.`);
  return found;
}

/** How many bits a look tells about an outcome of the situation; undefined where that was not forecast. */
export const outcomeBits = ({ outcomes }: Learning, id: string): number | undefined =>
  outcomes && Object.hasOwn(outcomes, id) ? outcomes[id] : undefined;

/** Under this a look says next to nothing of an outcome, in bits. */
const FEW_BITS = 0.0005;

/** What to look at for each outcome of the situation, where it was forecast: a sentence for each that a look tells something of. */
export function looksForOutcomes({ learning }: Weighing, mixed: readonly MixedOutcome[]): string[] {
  return mixed.flatMap(({ id, claim }) => {
    const bits = (one: Learning) => outcomeBits(one, id) ?? 0;
    const best = learning.toSorted((a, b) => bits(b) - bits(a))[0];
    if (!best || bits(best) < FEW_BITS) return [];
    return [`Of “${claim ?? id}” it would tell most to look at “${best.name}”: ${bits(best).toFixed(3)} bits.`];
  });
}

export const HOW_IT_IS_WEIGHED =
  'Posteriors by Bayes’s rule at best guesses; the range is 5% to 95% over all that is uncertain: ranges, words, priors, analysts. ' +
  'A ratio says how much likelier an item is if the explanation is true than if it is not, given the other evidence.';

const ACH_IN_WORDS =
  'ACH counts what is inconsistent (I 1, II 2) and prefers the explanation with the least; it weighs no priors, no consistent evidence, no ' +
  'reliability, and counts each report of one event.';

/** How ACH counts, and where its marks begin where that is not as usual. */
export function achInWords({ ach: { cutOffs } }: Weighing): string {
  const marks = ['I', 'N', 'C', 'CC'] as const;
  if (marks.every((mark) => cutOffs[mark] === CUT_OFFS[mark])) return ACH_IN_WORDS;
  const begins = marks.map((mark) => `${mark} at ${cutOffs[mark]}`);
  return `${ACH_IN_WORDS} Here the marks begin elsewhere than usual: ${begins.join(', ')}.`;
}

/** Where the counts of ACH order the explanations otherwise, and by which items: a sentence for each pair. */
export function differencesInWords(weighing: Weighing): string[] {
  const { differences, order } = weighing.ach;
  if (weighing.leader === undefined) return [];
  if (order.ach.length < 2 || weighing.items.length === 0) return [];
  if (differences.length === 0) return ['ACH orders the explanations as Bayes’s rule does.'];
  return differences.slice(0, 3).map(({ ach, bayes, items, prior }) => {
    const causes = items.slice(0, 3).map(({ item }) => `“${nameOfItem(weighing, item)}”`);
    const by = listInWords([...causes, ...(prior > 0.05 ? ['the priors'] : [])]);
    const why = by === '' ? '' : `; what makes the difference: ${by}`;
    return `ACH puts “${nameIn(weighing, ach)}” before “${nameIn(weighing, bayes)}”, Bayes’s rule the other way round${why}.`;
  });
}
