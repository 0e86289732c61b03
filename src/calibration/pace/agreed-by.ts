import { exp } from '../../numeric/elementary.ts';
import { cumulativeHazard, type Weibull } from '../../numeric/survival/weibull.ts';

/** Days on which the talks may end without an agreement, in order. */
export interface Deadlines {
  /** Days from now, 0 or more, ascending. */
  readonly day: ArrayLike<number>;
  /** Probability that talks which have not agreed by then end for good, 0-1; else they are renewed and go on. */
  readonly ends: ArrayLike<number>;
}

export const NO_DEADLINES: Deadlines = { day: [], ends: [] };

/**
 * Probability that an agreement for which there is room comes within some days from now. Between the deadlines the hazard is
 * that of the law; an agreement on the day of a deadline is in time. It never falls as the days grow, and it is 0 for days
 * that have passed.
 *
 * @param law time from the beginning of the talks to their agreement, in days
 * @param days from now; Infinity: ever
 * @param elapsed days for which the talks have gone on without an agreement, 0 or more
 * @see Kalbfleisch & Prentice 2002, section 8.2, for the two ways to leave: agreement, and the end of the talks
 * @example agreedBy({ shape: 1, scale: 100 }, 100, 0, { day: [50], ends: [1] }) // 0.3935, what is agreed in the first 50 days
 */
export function agreedBy(law: Weibull, days: number, elapsed: number, deadlines: Deadlines): number {
  if (!(days > 0)) return 0;
  const { day, ends } = deadlines;
  let passed = cumulativeHazard(law, elapsed);
  let open = 1;
  let agreed = 0;
  for (let k = 0; k < day.length && day[k] < days; k++) {
    const until = cumulativeHazard(law, elapsed + day[k]);
    const still = exp(passed - until);
    agreed += open * (1 - still);
    open *= still * (1 - ends[k]);
    passed = until;
  }
  return agreed + open * (1 - exp(passed - cumulativeHazard(law, elapsed + days)));
}
