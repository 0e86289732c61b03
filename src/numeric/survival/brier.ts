import { kaplanMeier, type Lifetime, survivalBefore } from './kaplan-meier.ts';

/** A censoring counts as just after its time: of an outcome and a censoring at one time the outcome came first. */
const JUST_AFTER = 1 + 2 ** -40;

/**
 * Weights that make the Brier score at a horizon what it would be without censoring: a case that had the outcome by the horizon
 * counts 1 / G, G being the probability of not being censored before its time; one that is known to have had none by then
 * counts 1 / G of the horizon; one that was censored earlier counts nothing.
 *
 * @param lifetimes all cases, from which G is estimated
 * @returns the weight of a case at a horizon; divide by the number of all cases
 * @see Graf, Schmoor, Sauerbrei & Schumacher 1999, section 4
 */
export function censoringWeights(lifetimes: readonly Lifetime[]): (lifetime: Lifetime, horizon: number) => number {
  const censored = kaplanMeier(
    lifetimes.map((one) => ({
      ...one,
      time: one.happened ? one.time : one.time * JUST_AFTER,
      happened: !one.happened,
    })),
  );
  return ({ time, happened }, horizon) => {
    if (happened && time <= horizon) return 1 / survivalBefore(censored, time);
    return time >= horizon ? 1 / survivalBefore(censored, horizon) : 0;
  };
}

/** (forecast - outcome)^2, the outcome being whether the event came by a horizon. */
export function squaredAt({ time, happened }: Lifetime, horizon: number, probability: number): number {
  const outcome = happened && time <= horizon ? 1 : 0;
  return (probability - outcome) * (probability - outcome);
}
