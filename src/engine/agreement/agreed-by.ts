import { agreedBy, type Deadlines } from '../../calibration/pace/agreed-by.ts';
import type { Evidence } from '../../calibration/pace/evidence.ts';
import { stretched } from '../../calibration/pace/learned-pace.ts';
import { paceFrom } from '../../calibration/pace/pace-from.ts';
import { type Paces, paceOfKind, paceOfSituation, SHIPPED_PACES } from '../../calibration/pace/paces.ts';
import { dayOf } from '../../numeric/days.ts';
import { mean } from '../../numeric/mean.ts';
import { sampleQuantile } from '../../numeric/statistics.ts';
import type { Agreement, Pace as StatedPace, TalksDeadline } from '../../situation/agreement-types.ts';
import { TIMED_KINDS } from '../../situation/kinds.ts';
import type { Situation } from '../../situation/schema.ts';
import { traitsOf } from '../../situation/traits.ts';

/** Draws of the pace; its mean is exact to about a thousandth. */
const DRAWS = 2048;

/** Probability that an agreement for which there is room comes by a day, and the range that what is known of the pace leaves. */
export interface AgreedBy {
  /** Mean over what is believed of the pace. */
  mean: number;
  /** In nine of ten cases it lies between these. */
  low: number;
  high: number;
}

/** What the pace of an agreement rests on. */
export interface PaceSource {
  /** `stated` in the file, or that of a class or kind. */
  of: 'stated' | 'class' | 'kind';
  name?: string;
  cases: number;
  /** No case of the kind is known. */
  wide: boolean;
}

/** The pace of an agreement: what it rests on, and how likely it is to come by a day, or ever. */
export interface Timing {
  readonly source: PaceSource;
  by(day: string | undefined): AgreedBy;
}

/**
 * The pace of an agreement, from where it is looked at: how likely it is to come by a day, given that there is room.
 *
 * @param at the day of looking; the day of the situation by default
 * @param paces those of a calibration; those that come with the program by default
 */
export function timingOf(
  situation: Pick<Situation, 'asOf' | 'kind' | 'actors' | 'issues'>,
  { timing = {} }: Agreement,
  at = situation.asOf,
  paces: Paces = SHIPPED_PACES,
): Timing {
  const { asOf } = situation;
  const today = at === undefined ? 0 : dayOf(at);
  const begun = timing.since === undefined ? undefined : today - dayOf(timing.since);
  const gone = asOf === undefined ? 0 : today - dayOf(asOf);
  const elapsed = begun ?? (timing.elapsed ?? 0) + gone;
  const evidence = evidenceOf(timing.pace, situation, paces);
  const pace = paceFrom(evidence.of, elapsed);
  const { open, deadlines } = deadlinesOf(timing.deadlines ?? [], today);
  const u = new Float64Array(2);
  const law = { shape: 1, scale: 1 };
  const laws = Array.from({ length: DRAWS }, (_, draw) => {
    // Halton's points of bases 2 and 3: the same for every agreement, so that more time or evidence alone makes the difference.
    u[0] = radical(draw + 1, 2);
    u[1] = radical(draw + 1, 3);
    pace.take(u, law);
    return { ...law };
  });
  const known = new Map<string | undefined, AgreedBy>();
  const work = (day: string | undefined): AgreedBy => {
    const days = day === undefined ? Infinity : dayOf(day) - today;
    const found = Float64Array.from(laws, (one) => open * agreedBy(one, days, elapsed, deadlines));
    const ascending = found.toSorted();
    return { mean: mean(found), low: sampleQuantile(ascending, 0.05), high: sampleQuantile(ascending, 0.95) };
  };
  return {
    source: { ...evidence.source, cases: pace.cases, wide: pace.wide },
    by(day) {
      const one = known.get(day) ?? work(day);
      known.set(day, one);
      return one;
    },
  };
}

/** The radical inverse of a number: its digits in a base, mirrored at the point. @see Halton 1960 */
function radical(n: number, base: number): number {
  let result = 0;
  let place = 1 / base;
  for (let rest = n; rest > 0; rest = Math.floor(rest / base)) {
    result += (rest % base) * place;
    place /= base;
  }
  return result;
}

function evidenceOf(
  pace: StatedPace | undefined,
  situation: Pick<Situation, 'kind' | 'actors' | 'issues'>,
  paces: Paces,
): { of: Evidence; source: Pick<PaceSource, 'of' | 'name'> } {
  if (pace === undefined) {
    return { of: paceOfSituation(situation, paces), source: { of: 'kind', name: situation.kind ?? 'other' } };
  }
  if ('class' in pace) {
    const named = TIMED_KINDS.find((kind) => kind === pace.class);
    const learned = named && stretched(paceOfKind(named, paces), traitsOf(situation));
    return { of: learned ?? paceOfKind(undefined, paces), source: { of: 'class', name: pace.class } };
  }
  if ('within' in pace) {
    const { k, n, within } = pace;
    return { of: { k, n, within }, source: { of: 'stated' } };
  }
  const { durations, open } = pace;
  return { of: { durations, ...(open && { open }) }, source: { of: 'stated' } };
}

/** The deadlines that are to come, and the probability that those that have passed left the talks open. */
function deadlinesOf(stated: readonly TalksDeadline[], today: number): { open: number; deadlines: Deadlines } {
  const ends = ({ ends: of = true }: TalksDeadline) => Number(of);
  const dated = stated
    .map((deadline) => ({ day: dayOf(deadline.on) - today, ends: ends(deadline) }))
    .sort((a, b) => a.day - b.day);
  const open = dated.filter(({ day }) => day < 0).reduce((share, one) => share * (1 - one.ends), 1);
  const ahead = dated.filter(({ day }) => day >= 0);
  return { open, deadlines: { day: ahead.map(({ day }) => day), ends: ahead.map((one) => one.ends) } };
}
