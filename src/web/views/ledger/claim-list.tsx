import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef } from 'react';
import type { ClaimFilter } from '../../../ledger/claim/filter.ts';
import type { ListedClaim } from '../../../ledger/claim/history.ts';
import { chance } from '../../../report/words/numbers.ts';
import { Sign } from '../../chart/marks.tsx';
import { CLAIMS_AT_ONCE, type ClaimPages, type ReadList } from './use-pages.ts';
import { goToClaims } from './use-place.ts';
import { cameOf, shortDay } from './words.ts';

/** The claims, of which only those in sight are there: a hundred thousand scroll as ten do. */
export function ClaimList({
  filter,
  pages: { read, load, again, trouble, inSight },
  open,
}: {
  filter: ClaimFilter;
  pages: ClaimPages;
  open: string | undefined;
}) {
  const box = useRef<HTMLDivElement>(null);
  const total = read?.total ?? 0;
  const claimAt = (k: number) => read?.pages.get(Math.floor(k / CLAIMS_AT_ONCE))?.[k % CLAIMS_AT_ONCE];
  const rows = useVirtualizer({
    ...{ count: total, getScrollElement: () => box.current, estimateSize: () => 64, overscan: 8 },
    getItemKey: (k) => claimAt(k)?.id ?? k,
  });
  const items = rows.getVirtualItems();
  useEffect(() => {
    if (items.length === 0) return;
    inSight.current = [...new Set(items.map(({ index }) => Math.floor(index / CLAIMS_AT_ONCE)))];
    load(inSight.current);
  });
  // Claims that others write down come first: what is looked at stays where it is.
  const looked = useRef<{ of: number; id: string; below: number }>(undefined);
  useLayoutEffect(() => {
    const list = box.current;
    if (!list || !read) return;
    const before = looked.current;
    if (before && before.of !== read.of && list.scrollTop > 0) {
      const index = indexOf(read, before.id);
      const start = index === undefined ? undefined : rows.measurementsCache[index]?.start;
      if (start !== undefined) list.scrollTop = start - before.below;
    }
    const top = items.find(({ end, index }) => end > list.scrollTop && claimAt(index) !== undefined);
    const claim = top && claimAt(top.index);
    looked.current = claim && { of: read.of, id: claim.id, below: top.start - list.scrollTop };
  });
  const first = claimAt(0)?.id;
  // Something is open from the beginning, without a step in the way back.
  useEffect(() => {
    if (open === undefined && first !== undefined) goToClaims({ filter, claim: first }, true);
  }, [open, first, filter]);
  const onKey = (event: KeyboardEvent, k: number) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8, Home: -total, End: total }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(total - 1, k + step));
    rows.scrollToIndex(next);
    // The row is there after the next picture.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(`[data-index="${next}"] button`)?.focus()),
    );
  };
  const unread = trouble && (
    <p className="fault" role="alert" dir="auto">
      {read && 'What stands here is as it was read last: '}
      {trouble}{' '}
      <button type="button" onClick={again}>
        Try again
      </button>
    </p>
  );
  if (!read) return unread || <div className="claims-wait" />;
  if (total === 0)
    return (
      <>
        {unread}
        <div className="empty">
          <p>No claim is of this kind.</p>
          <div className="buttons">
            <button type="button" onClick={() => goToClaims({ filter: {} })}>
              Show all claims
            </button>
          </div>
        </div>
      </>
    );
  const now = Date.now();
  return (
    <>
      {unread}
      <div className="claim-row claim-head" aria-hidden="true">
        <span>Claim</span>
        <span>By</span>
        <span className="n">Said</span>
        <span>Came</span>
      </div>
      <div className="claims" ref={box}>
        <ul style={{ height: rows.getTotalSize() }} aria-label={`${total} claims`}>
          {items.map(({ index, start }) => {
            const claim = claimAt(index);
            return (
              <li
                key={claim?.id ?? `row ${index}`}
                data-index={index}
                ref={rows.measureElement}
                style={{ transform: `translateY(${start}px)` }}
                aria-posinset={index + 1}
                aria-setsize={total}
              >
                {claim ? (
                  <button
                    type="button"
                    className={`claim-row${claim.id === open ? ' on' : ''}`}
                    aria-pressed={claim.id === open}
                    onClick={() => goToClaims({ filter, claim: claim.id })}
                    onKeyDown={(event) => onKey(event, index)}
                  >
                    <ClaimRow claim={claim} now={now} />
                  </button>
                ) : (
                  <span className="claim-row wait" />
                )}
              </li>
            );
          })}
        </ul>
      </div>
    </>
  );
}

/** Where a claim stands among those that were read. */
function indexOf({ pages }: ReadList, id: string): number | undefined {
  for (const [page, claims] of pages) {
    const k = claims.findIndex((claim) => claim.id === id);
    if (k >= 0) return page * CLAIMS_AT_ONCE + k;
  }
  return undefined;
}

function ClaimRow({ claim, now }: { claim: ListedClaim; now: number }) {
  const { text, claimant, made, deadline, probability, forecasts, kind } = claim;
  const { words, sign } = cameOf(claim, now);
  return (
    <>
      <span>
        <span dir="auto">{text}</span>
        <span className="mu sm who" dir="auto">
          {claimant}, {shortDay(made)}
        </span>
      </span>
      <span className="sm by">{deadline === undefined ? 'no deadline' : shortDay(deadline)}</span>
      <span className="n">
        {probability !== undefined ? (
          chance(probability)
        ) : (
          <span className="mu sm">{forecasts > 0 ? kind : 'no number'}</span>
        )}
      </span>
      <span className="sm came">
        {sign === 'yes' && <Sign shape="square" kind="rcf" />}
        {sign === 'no' && <Sign shape="cross" kind="rcs" />}
        <span className={sign === 'due' ? 'due' : undefined} dir="auto">
          {words}
        </span>
      </span>
    </>
  );
}
