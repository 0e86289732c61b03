import type { Estimate } from '../../forecast/forecast.ts';
import type { Coalition, Intervention, Interventions } from '../../inside/interventions/interventions.ts';
import type { TippingPoint } from '../../inside/interventions/tipping-points.ts';
import { listInWords } from '../words/list.ts';
import { type Names, pathInWords } from '../words/names.ts';
import { chance, errorIfLarge, roughPercent, threeDigits } from '../words/numbers.ts';
import { statedInBrackets } from '../words/stated.ts';

/** What interventions are, wherever they are shown. */
export const INTERVENTIONS_IN_WORDS =
  'An intervention is a change that an actor could make by itself and that brings the forecast nearer to what it really wants, by ' +
  'the interests the situation states, whatever it professes; all others respond as the models say. Gains are in ' +
  'hundredths of the way between all that an actor wants and the far ends of all scales.';

/** What gains leave out, where the file has an agreement. */
export const GAINS_GIVEN_A_DEAL =
  'Gains assume a deal: they leave out how likely the deal is, which “room” and “pace” say.';

/** The best moves of every actor, what tips each outcome, and who should stand together: a sentence each. */
export function interventionsInWords(
  { moves, tippingPoints, withoutTippingPoint, coalitions }: Interventions,
  names: Names,
): string[] {
  return [
    ...moves.map(({ actor, best }) =>
      best.length > 0
        ? interventionInWords(best[0], names)
        : `Nothing that ${nameOfActor(actor, names)} could do alone helps it.`,
    ),
    ...tippingPoints.map((point) => tippingPointInWords(point, names)),
    ...noTippingPointInWords(withoutTippingPoint, names),
    ...coalitions.map((coalition) => coalitionInWords(coalition, names)),
  ];
}

/** "China does best to ask for 0 on Foreign-policy alignment (now 25..40..60): 1.7 ± 0.2 points." */
export function interventionInWords({ actor, what, path, from, to, gain }: Intervention, names: Names): string {
  const who = nameOfActor(actor, names);
  const where = names.issues[path.split('.')[1]] ?? path.split('.')[1];
  const points = `${pointsWithError(gain)} points`;
  switch (what) {
    case 'position':
      return `${who} gains by asking for ${settingInWords(to)} on ${where} (now ${statedInBrackets(from)}): ${points}.`;
    case 'salience': {
      const more = Number(to) > middleOf(from) ? 'more' : 'less';
      return `${who} gains by pressing ${more} on ${where} (salience ${settingInWords(to)}, now ${statedInBrackets(from)}): ${points}.`;
    }
    case 'opening':
      return `${who} gains by an opening: ${pathInWords(path, names)} at ${settingInWords(to)} (now ${statedInBrackets(from)}), ${points}.`;
    case 'veto':
      return `${who} would gain by a veto on ${where}: ${points}.`;
  }
}

/** "Exports are rerouted goes from 53% to 49% if what Moscow wants on exports were 82 (now 70..85..100), 3% of its range." */
export function tippingPointInWords(point: TippingPoint, names: Names): string {
  const { outcome, probability, actor, what, path, from, to, size, becomes } = point;
  const [before, after] = apart(probability, becomes.value);
  const event = `“${names.outcomes[outcome] ?? outcome}” goes from ${before} to ${after}${errorIfLarge(becomes)}`;
  if (what === 'veto') {
    const where = names.issues[path.split('.')[1]] ?? path.split('.')[1];
    return `${event} if ${nameOfActor(actor, names)} ${to ? 'had a' : 'gave up its'} veto on ${where}.`;
  }
  return `${event} if ${pathInWords(path, names)} were ${settingInWords(to)} (now ${statedInBrackets(from)}), a move by ${roughPercent(size)} of its range.`;
}

/** Two probabilities, with a decimal where whole percents would be alike or look like one half. */
function apart(a: number, b: number): [string, string] {
  const [before, after] = [chance(a), chance(b)];
  const same = before === after || before === '50%' || after === '50%';
  return same ? [`${(100 * a).toFixed(1)}%`, `${(100 * b).toFixed(1)}%`] : [before, after];
}

/** Outcomes that stay on their side of 1/2 whatever any one actor does; no sentence if there are none. */
export function noTippingPointInWords(outcomes: readonly string[], names: Names): string[] {
  if (outcomes.length === 0) return [];
  const events = outcomes.map((id) => `“${names.outcomes[id] ?? id}”`);
  return [`No single change by anyone takes ${listInWords(events, 'or')} across one half.`];
}

/** "Russia and the USA both gain (0.5 ± 0.1 and 0.3 ± 0.1 points) by standing together, on finance at 0, on ambition at 59." */
export function coalitionInWords({ actors: [a, b], gains, positions }: Coalition, names: Names): string {
  const both = gains.map(pointsWithError).join(' and ');
  const where = positions
    .map(({ issue, at }) => `on ${names.issues[issue] ?? issue} at ${settingInWords(at)}`)
    .join(', ');
  return `${nameOfActor(a, names)} and ${nameOfActor(b, names)} both gain (${both} points) by standing together: ${where}.`;
}

const nameOfActor = (id: string, { actors }: Names) => actors[id] ?? id;

const settingInWords = (value: number | boolean) =>
  typeof value === 'boolean' ? (value ? 'yes' : 'no') : threeDigits(value);

const pointsWithError = ({ value, standardError }: Estimate) =>
  `${(100 * value).toFixed(1)} ± ${Number((100 * standardError).toPrecision(1))}`;

/** The best guess in a quantity as `formatQuantity` writes it: the mode, the mean, or the mean of the experts. */
function middleOf(from: string): number {
  const numbers = from
    .replace(/^\[|\]$/g, '')
    .split(/\.\.|, /)
    .map(Number.parseFloat);
  if (from.includes('..')) return numbers[1];
  return numbers.reduce((sum, n) => sum + n, 0) / numbers.length;
}
