import { checkIterable, checkParts } from '../../numeric/given.ts';
import { jeffreys } from '../../numeric/jeffreys.ts';
import type { History } from '../claim/history.ts';
import { writeMoment } from '../claim/moment.ts';
import { testDaysOf, testsOf } from './distinct-tests.ts';
import { familyOf, isVoiced } from './family.ts';
import type { FearRecord } from './fear-record.ts';
import { type KnownClaim, lastMoment } from './known-by.ts';
import { periodRecords } from './period-records.ts';
import { type PeriodUnit, unitFor } from './periods.ts';
import { meanStated } from './stated.ts';
import { triggersOf } from './triggers.ts';

export interface RecordOptions {
  /** The tag that the claims have in common. */
  family: string;
  /** The record as it was known then, milliseconds since 1970; all that there is by default. */
  now?: number;
  /** What to cut the time into; by default, the shortest of month, quarter and year that makes no more than 24 periods. */
  period?: PeriodUnit | undefined;
}

/**
 * The record of a fear: how many claims of a family there were, after which triggers, how many and how probable they were
 * over time, how many came true, and the base rate that follows. A plain JSON value; the order of the claims changes no bit.
 */
export function fearRecordOf(histories: Iterable<History>, options: RecordOptions): FearRecord {
  checkIterable(histories, 'fearRecordOf', 'a list of histories, as `readLedger` and `histories` return it');
  checkParts(options, 'fearRecordOf', 'options with the tag that the claims have in common', ['family']);
  const { family, now = Infinity, period } = options;
  const known = familyOf(histories, family, now);
  const all = known.filter(({ claim }) => claim.claimantKind !== 'model');
  const claims = known.filter(isVoiced);
  const last = lastMoment(claims);
  const asOf = now < Infinity ? now : last;
  const first = claims.length > 0 ? claims[0].made : asOf;
  const end = claims.some(({ status }) => status === 'open') ? asOf : last;
  const unit = period ?? (claims.length > 0 ? unitFor(first, end) : 'year');
  const tests = testsOf(claims);
  const testDays = testDaysOf(claims);
  const stated = meanStated(claims);
  return {
    family,
    ...(asOf > -Infinity && { asOf: writeMoment(asOf) }),
    claims: claims.length,
    claimants: new Set(claims.map(({ claim }) => claim.claimant)).size,
    ...(stated && { stated }),
    statuses: statusesOf(all, asOf),
    ofModels: known.length - all.length,
    tests,
    ...(testDays !== undefined && { testDays }),
    ...(tests.resolved > 0 && { baseRate: jeffreys(tests.yes, tests.resolved) }),
    triggers: triggersOf(claims),
    withoutTrigger: claims.filter(({ claim }) => claim.trigger === undefined).length,
    period: unit,
    periods: claims.length > 0 ? periodRecords(claims, first, end, unit) : [],
  };
}

function statusesOf(claims: readonly KnownClaim[], asOf: number): FearRecord['statuses'] {
  const count = (fits: (one: KnownClaim) => boolean) => claims.filter(fits).length;
  const open = (one: KnownClaim) => one.status === 'open';
  const resolved = (one: KnownClaim) => one.status === 'resolved';
  return {
    open: count(open),
    overdue: count((one) => open(one) && one.deadline !== undefined && one.deadline < asOf),
    yes: count((one) => resolved(one) && one.resolved?.yes === true),
    no: count((one) => resolved(one) && one.resolved?.yes === false),
    otherKinds: count((one) => resolved(one) && one.resolved?.yes === undefined),
    disputed: count(({ status }) => status === 'disputed'),
    annulled: count(({ status }) => status === 'annulled'),
  };
}
