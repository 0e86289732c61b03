import { yearsLater } from '../../numeric/days.ts';
import { daysWithin, daysWithout, type Span } from './span.ts';
import type { StateClass } from './state-class.ts';
import type { Membership, StateTables } from './system.ts';

/** A time in which windows of a state may open, and what makes it one. */
export interface Exposure extends Span {
  /** The major power that the state borders on or had the dispute with. */
  major?: number;
  /** The dispute. */
  dispute?: { id: number; start: string; day: number };
}

/** When the condition of a class holds in a membership, in the order of time; the spans may overlap. */
export function exposures(member: Membership, { nextTo, afterDispute }: StateClass, system: StateTables): Exposure[] {
  if (nextTo === undefined && afterDispute === undefined) return [{ from: member.from, to: member.to }];
  const beside = borders(member, system);
  const minor = beforeMajor(member, system);
  const open = nextTo === 'no-major-power' ? daysWithout(minor, beside) : minor;
  if (afterDispute === undefined) return inOrder(nextTo === 'major-power' ? daysWithin(beside, open) : open);
  const after = disputes(member, afterDispute, system);
  if (nextTo !== 'major-power') return inOrder(daysWithin(after, open));
  const withNeighbour = after.flatMap((span) =>
    daysWithin(
      [span],
      beside.filter(({ major }) => major === span.major),
    ),
  );
  return inOrder(daysWithin(withNeighbour, open));
}

const inOrder = (spans: Exposure[]): Exposure[] =>
  spans.sort((a, b) => a.from - b.from || (a.major ?? 0) - (b.major ?? 0));

const periods = ({ majors }: StateTables, code: number): Span[] => majors.filter((one) => one.code === code);

/**
 * The time of a membership before the state was a major power. One that has fallen from that rank is no small neighbour: it would
 * count with the days between its fall and its end.
 */
function beforeMajor({ code, from, to }: Membership, system: StateTables): Span[] {
  const first = Math.min(...daysWithin([{ from, to }], periods(system, code)).map((span) => span.from));
  return [{ from, to: Math.min(to, first - 1) }].filter((span) => span.from <= span.to);
}

/** When it bordered on a state that was a major power then. */
function borders({ code }: Membership, system: StateTables): Exposure[] {
  return system.borders
    .filter(({ neighbour }) => neighbour === code)
    .flatMap(({ major, from, to }) => daysWithin([{ from, to, major }], periods(system, major)));
}

/** The years after each dispute with a state that was a major power when it began. */
function disputes({ code }: Membership, years: number, system: StateTables): Exposure[] {
  return system.disputes
    .filter(({ a, b }) => a === code || b === code)
    .flatMap(({ id, start, day, a, b }) => {
      const major = a === code ? b : a;
      if (!periods(system, major).some(({ from, to }) => from <= day && day <= to)) return [];
      return [{ from: day, to: yearsLater(day, years) - 1, major, dispute: { id, start, day } }];
    });
}
