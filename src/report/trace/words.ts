import type { Circle } from '../../engine/circle.ts';
import type { Trace, TracedMove, TracedRound } from '../../engine/trace.ts';
import { inWords } from '../../situation/scale.ts';
import { holdersInWords } from '../issues/words.ts';
import { onScale } from '../words/numbers.ts';

/** The circle of one run, if it ends in one. */
export const circleOf = ({ circles }: Trace, [first]: readonly TracedRound[]): Circle | undefined =>
  first && circles.find(({ issue }) => issue === first.issue);

/** "Round 7 is back where round 5 was: from round 5 on it goes in a circle of 2 rounds, and was broken off after round 50." */
export function circleInWords({ from, period }: Circle, rounds: readonly TracedRound[]): string {
  const last = rounds[rounds.length - 1].number;
  return (
    `Round ${from + period} is back where round ${from} was: from round ${from} on it goes in a circle of ${period} rounds. ` +
    `It was broken off after round ${last}, so where it settles is where it happened to be then.`
  );
}

/** Whether a move is more than half a hundredth of the scale. */
export function shows({ issues }: Trace, { issue, from, to }: TracedMove): boolean {
  const { low, high } = issues[issue].scale;
  return Math.abs(to - from) > 0.005 * (high - low);
}

/** Moves that belong together: the two sides of an exchange, everything two actors agree in one bargain. */
export function dealsOf(moves: TracedMove[]): TracedMove[][] {
  const deals: TracedMove[][] = [];
  for (const move of moves) {
    const last = deals.at(-1);
    const answered = last?.[0].kind === 'exchange' && last.length === 1 && last[0].partner === move.actor;
    const same = last?.[0].kind === 'bargain' && last[0].actor === move.actor && last[0].partner === move.partner;
    if (last && move.kind === last[0].kind && (answered || same)) last.push(move);
    else deals.push([move]);
  }
  return deals;
}

/** A deal as a sentence: "the USA gives way on eaa (100 → 0), China gives way on finance_vol (100 → 11)". */
export function dealInWords(trace: Pick<Trace, 'actors' | 'issues'>, deal: TracedMove[]): string {
  const [first] = deal;
  const who = (id: string) => trace.actors[id];
  const way = ({ issue, from, to }: TracedMove) => {
    const { scale } = trace.issues[issue];
    // A move too small for the usual decimals is shown with more of them.
    const fine = onScale(from, scale) === onScale(to, scale) ? { low: 0, high: (scale.high - scale.low) / 100 } : scale;
    return `${onScale(from, fine)} → ${onScale(to, fine)}`;
  };
  const on = (move: TracedMove) => `${trace.issues[move.issue].name} (${way(move)})`;
  switch (first.kind) {
    case 'exchange':
      return `${deal.map((move) => `${who(move.actor)} gives way on ${on(move)}`).join(', ')}.`;
    case 'bargain':
      return `${who(first.actor)} bargains with ${who(first.partner)}: ${deal.map(on).join(', ')}.`;
    case 'compromise':
      return `${who(first.actor)} meets ${who(first.partner)} part of the way: ${way(first)}.`;
    case 'confrontation':
      return `${who(first.actor)} loses a confrontation with ${who(first.partner)}: ${way(first)}.`;
    case 'capitulation':
      return `${who(first.actor)} gives in to ${who(first.partner)}: ${way(first)}.`;
  }
}

/** Where an issue settles and why: "11, nearer “separate currencies” than “joint payment system”." */
export function endInWords(trace: Trace, id: string): string {
  const { scale } = trace.issues[id];
  const { settles, afterLinks, why, accepted, held, proposed } = trace.outcome[id];
  const at = (value: number) => {
    const words = inWords(value, scale);
    return `${onScale(value, scale)}${words && `, ${words}`}`;
  };
  const reason = {
    agreed: '',
    statusQuoStands: ' No outcome is better for all who must agree: the status quo stands.',
    nobodyCares: ' Nobody with any weight cares.',
    unsettled: ' It was broken off before it had settled.',
    held: '',
  }[why];
  const linked = afterLinks === settles ? '' : ` A link to another issue moves it to ${at(afterLinks)}.`;
  const limits = accepted
    ? ` Those who can refuse let through ${onScale(accepted.low, scale)} to ${onScale(accepted.high, scale)}.`
    : '';
  const holders =
    held &&
    holdersInWords(
      held.vetoes.map((actor) => trace.actors[actor]),
      held.rule,
    );
  const holds = holders && proposed !== undefined ? ` ${holders} it there: the model alone says ${at(proposed)}.` : '';
  return `${at(settles)}.${holds}${reason}${limits}${linked}`;
}
