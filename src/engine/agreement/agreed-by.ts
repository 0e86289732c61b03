import { agreedBy, type Deadlines } from '../../calibration/pace/agreed-by.ts';
import type { PaceEvidence } from '../../calibration/pace/evidence.ts';
import { stretched } from '../../calibration/pace/learned-pace.ts';
import { paceFrom } from '../../calibration/pace/pace-from.ts';
import { type Paces, paceOfKind, paceOfSituation, shippedPaces } from '../../calibration/pace/paces.ts';
import { type Waited, waited } from '../../calibration/pace/waiting.ts';
import { ascendingOrder, meanByWeight, quantileByWeight } from '../../numeric/by-weight.ts';
import { dayOf } from '../../numeric/days.ts';
import { keptBy } from '../../numeric/kept-by.ts';
import { mean } from '../../numeric/mean.ts';
import type { Agreement, StatedPace, TalksDeadline } from '../../situation/agreement-types.ts';
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

/**
 * The pace of an agreement: what it rests on, and how likely it is to come by a day, or ever.
 *
 * Between the day of the situation and a later day of looking no agreement has come. In which spans of that time there was room
 * is told bit by bit, the lowest being that of the first span: `EVER` where there was all the time, 0 where there never was.
 */
export interface Timing {
  readonly source: PaceSource;
  /** Probability that none has come until the day of looking, given when there was room. */
  none(room: number): number;
  /** That one comes by a day, given that none has come and that there is room now. */
  by(day: string | undefined, room?: number): AgreedBy;
}

/** There was room in every span. */
export const EVER = -1;

/**
 * The pace of an agreement, from where it is looked at: how likely it is to come by a day, given that there is room.
 *
 * The time before the day of the situation makes laws likely that are slow, as who states the situation knows that no agreement
 * came. The time from there to the day of looking weighs every law by the probability that none came.
 *
 * @param at the day of looking; the day of the situation by default
 * @param paces those of a calibration; those that come with the program by default
 * @param spans the last days of the spans from the day of the situation to the day of looking; one by default
 */
export function timingOf(
  situation: Pick<Situation, 'asOf' | 'kind' | 'actors' | 'issues'>,
  { timing = {} }: Agreement,
  at = situation.asOf,
  paces: Paces = shippedPaces(),
  spans: readonly string[] = at === undefined ? [] : [at],
): Timing {
  const today = at === undefined ? 0 : dayOf(at);
  const stated = situation.asOf === undefined ? today : dayOf(situation.asOf);
  const begun = timing.since === undefined ? undefined : stated - dayOf(timing.since);
  const elapsed = begun ?? timing.elapsed ?? 0;
  const gone = today - stated;
  const until = Float64Array.from(gone > 0 ? spans : [], (day) => dayOf(day) - stated);
  const evidence = evidenceOf(timing.pace, situation, paces);
  const pace = paceFrom(evidence.of, elapsed);
  const fromThen = deadlinesOf(timing.deadlines ?? [], stated);
  const fromNow = deadlinesOf(timing.deadlines ?? [], today);
  const u = new Float64Array(2);
  const law = { shape: 1, scale: 1 };
  const laws = Array.from({ length: DRAWS }, (_, draw) => {
    // Halton's points of bases 2 and 3: the same for every agreement, so that more time or evidence alone makes the difference.
    u[0] = radical(draw + 1, 2);
    u[1] = radical(draw + 1, 3);
    pace.take(u, law);
    return { ...law };
  });

  const all = 2 ** until.length - 1;
  const waitedFor = keptBy((room: number) => {
    const none = new Float64Array(DRAWS);
    const open = new Float64Array(DRAWS);
    const out: Waited = { none: 1, open: 1 };
    for (let l = 0; l < DRAWS; l++) {
      waited(laws[l], elapsed, until, room, fromThen, out);
      none[l] = out.none;
      open[l] = out.none > 0 ? out.open / out.none : 0;
    }
    return { none, open, mean: mean(none) };
  });
  const byDay = keptBy((room: number) => {
    const { none, open } = waitedFor(room);
    return keptBy((day: string | undefined): AgreedBy => {
      const days = day === undefined ? Infinity : dayOf(day) - today;
      const found = Float64Array.from(laws, (one, l) => open[l] * agreedBy(one, days, elapsed + gone, fromNow));
      const order = ascendingOrder(found);
      const at = (p: number) => quantileByWeight(found, none, order, p);
      return { mean: meanByWeight(found, none), low: at(0.05), high: at(0.95) };
    });
  });
  return {
    source: { ...evidence.source, cases: pace.cases, wide: pace.wide },
    none: (room) => (until.length === 0 ? 1 : waitedFor(room & all).mean),
    by: (day, room = EVER) => byDay(room & all)(day),
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
): { of: PaceEvidence; source: Pick<PaceSource, 'of' | 'name'> } {
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

/** The deadlines that are to come on a day or after it, in days from there. */
function deadlinesOf(stated: readonly TalksDeadline[], from: number): Deadlines {
  const ahead = stated
    .map(({ on, ends = true }) => ({ day: dayOf(on) - from, ends: Number(ends) }))
    .filter(({ day }) => day >= 0)
    .sort((a, b) => a.day - b.day);
  return { day: ahead.map(({ day }) => day), ends: ahead.map((one) => one.ends) };
}
