import { MS_A_DAY } from '../../numeric/days.ts';
import { jeffreys } from '../../numeric/jeffreys.ts';
import { writeMoment } from '../claim/moment.ts';
import { TestCount, testOf } from './distinct-tests.ts';
import type { PeriodRecord } from './fear-record.ts';
import type { KnownClaim } from './known-by.ts';
import { type PeriodUnit, periodPlace, periodsBetween } from './periods.ts';
import { cameTrue, meanStanding, meanStated } from './stated.ts';

/**
 * The record period by period, with what had come true by the end of each.
 *
 * @param claims in the order in which they were made, none annulled
 * @param from, to milliseconds since 1970; nothing was made or resolved outside
 */
export function periodRecords(
  claims: readonly KnownClaim[],
  from: number,
  to: number,
  unit: PeriodUnit,
): PeriodRecord[] {
  const periods = periodsBetween(from, to, unit);
  const place = (ms: number) => periodPlace(ms, periods, unit);
  const made: KnownClaim[][] = periods.map(() => []);
  const known: KnownClaim[][] = periods.map(() => []);
  for (const one of claims) {
    made[place(one.made)].push(one);
    // A resolution of the day on which the claim was made may have the earlier hour.
    if (one.resolved?.yes !== undefined) known[Math.max(0, place(one.resolved.at))].push(one);
  }
  const standing = meanStanding(claims, periods, place, to);
  const tests = new TestCount();
  const soFar = { yes: 0, resolved: 0 };
  return periods.map(({ name, start, end }, k) => {
    for (const one of known[k]) tests.add(testOf(one), one.resolved?.yes === true);
    const yes = known[k].filter(({ resolved }) => resolved?.yes).length;
    soFar.yes += yes;
    soFar.resolved += known[k].length;
    const tested = { yes: tests.yes, resolved: tests.resolved };
    const stated = meanStated(made[k]);
    return {
      name,
      from: writeMoment(start),
      to: writeMoment(end - MS_A_DAY),
      claims: made[k].length,
      ...(stated && { stated }),
      ...(standing[k] && { standing: standing[k] }),
      cameTrue: cameTrue(made[k]),
      resolvedYes: yes,
      resolvedNo: known[k].length - yes,
      soFar: { claims: { ...soFar }, tests: tested },
      ...(tested.resolved > 0 && { baseRate: jeffreys(tested.yes, tested.resolved) }),
    };
  });
}
