import { byCodeUnits } from '../score/canonical-order.ts';

import { type ClaimFilter, MOST_TAGS, type Overview, type Page, type PageOptions } from './filter.ts';
import { type History, type ListedClaim, statusOf } from './history.ts';
import { momentMs } from './moment.ts';

/** The deadline of an open claim if it is past, milliseconds since 1970. */
function overdue(history: History, now: number): number | undefined {
  const { deadline } = history.claim;
  if (deadline === undefined || statusOf(history) !== 'open') return undefined;
  const ms = momentMs(deadline, 'end');
  return ms < now ? ms : undefined;
}

/** Whether a claim is one of those that are meant: as the database of a ledger decides it. */
export function fitsFilter(history: History, filter: ClaimFilter, now: number): boolean {
  const { status, due, claimant, tag, question, outcome, words } = filter;
  const { claim } = history;
  return (
    (status === undefined || statusOf(history) === status) &&
    (!due || overdue(history, now) !== undefined) &&
    (claimant === undefined || claim.claimant === claimant) &&
    (tag === undefined || claim.tags.includes(tag)) &&
    (question === undefined || claim.question === question) &&
    (outcome === undefined || claim.outcome === outcome) &&
    (words === undefined || claim.text.toLowerCase().includes(words.toLowerCase()))
  );
}

/** A page of the claims of a ledger that is no database, those recorded last first. */
export function listHistories(
  histories: readonly History[],
  filter: ClaimFilter = {},
  options: PageOptions = {},
): Page {
  const { limit = 50, offset = 0, now = Date.now(), dueFirst = false } = options;
  const found = histories.filter((history) => fitsFilter(history, filter, now)).reverse();
  if (filter.due || dueFirst) {
    const late = new Map(found.map((history) => [history, overdue(history, now) ?? Infinity]));
    const of = (history: History) => late.get(history) as number;
    found.sort((a, b) => (of(a) === of(b) ? 0 : of(a) - of(b)));
  }
  return { total: found.length, claims: found.slice(offset, offset + limit).map(listed) };
}

/** A claim as a list shows it. */
function listed(history: History): ListedClaim {
  const { id, text, kind, claimant, made, deadline } = history.claim;
  const outcome = history.resolutions.at(-1)?.outcome;
  // The last one said; of those said at one time, the one recorded last.
  const last = history.forecasts.reduce<History['forecasts'][number] | undefined>(
    (latest, one) => (latest && momentMs(latest.made) > momentMs(one.made) ? latest : one),
    undefined,
  );
  return {
    ...{ id, text, kind, claimant, made },
    ...(deadline !== undefined && { deadline }),
    status: statusOf(history),
    ...(outcome !== undefined && { outcome }),
    ...(last?.probability !== undefined && { probability: last.probability }),
    forecasts: history.forecasts.length,
  };
}

/** How many claims there are of each kind that a reader filters by. */
export function overviewOf(histories: readonly History[], now: number): Overview {
  const statuses: Overview['statuses'] = { open: 0, resolved: 0, disputed: 0, annulled: 0 };
  const tags = new Map<string, number>();
  let due = 0;
  for (const history of histories) {
    statuses[statusOf(history)]++;
    if (overdue(history, now) !== undefined) due++;
    for (const tag of history.claim.tags) tags.set(tag, (tags.get(tag) ?? 0) + 1);
  }
  const sorted = [...tags].sort(([a, n], [b, m]) => m - n || byCodeUnits(a, b)).slice(0, MOST_TAGS);
  return { claims: histories.length, due, statuses, tags: sorted.map(([tag, claims]) => ({ tag, claims })) };
}
