import { exp, log, power } from '../../numeric/elementary.ts';
import type { Durations } from './evidence.ts';
import { mixtureOfLaws, SHAPES } from './mixture-of-laws.ts';
import type { Pace } from './pace.ts';

/** Standard deviation of the log of the shape before any time is known: nine tenths between 0.44 and 2.3. */
const PRIOR_SPREAD = 0.5;

/**
 * The pace of bargains that took so long, or are open for so long: Weibull, by Bayes' rule. The log of the shape is normal
 * around that of a constant hazard, so that it departs from 1 only as far as the times say; given the shape, the rate has
 * Jeffreys' prior, and what is believed of it is a gamma distribution. Time is measured in the geometric mean of the times, so
 * that days or years give the same.
 *
 * @see Soland 1969; Ibrahim, Chen & Sinha 2001, section 2.2
 */
export function paceOfTimes({ durations, open = [] }: Durations, elapsed: number): Pace {
  const known = durations.length > 0 ? durations : open;
  const unit = exp(known.reduce((sum, days) => sum + log(days), 0) / known.length);
  const all = [...durations, ...open];
  const events = durations.length + 0.5;
  // Measured in that unit, the logs of the durations add up to 0, and with them a factor of the likelihood is 1.
  const exposure = SHAPES.map((shape) => all.reduce((sum, days) => sum + power(days / unit, shape), 0));
  const logWeight = SHAPES.map((shape, j) => {
    const off = log(shape) / PRIOR_SPREAD;
    return durations.length * log(shape) - events * log(exposure[j]) - 0.5 * off * off;
  });
  return {
    cases: all.length,
    agreed: durations.length,
    wide: false,
    take: mixtureOfLaws({ shapes: SHAPES, logWeight, events, exposure, unit }, elapsed),
  };
}
