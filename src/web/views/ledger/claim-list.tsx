import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ClaimFilter } from '../../../ledger/claim/filter.ts';
import type { ListedClaim } from '../../../ledger/claim/history.ts';
import { chance } from '../../../report/words/numbers.ts';
import { Sign } from '../../chart/marks.tsx';
import { useLedger } from '../../state/ledger.ts';
import { goToClaims } from './use-place.ts';
import { cameOf, shortDay } from './words.ts';

const PAGE = 100;

interface ReadList {
  /** Counts the lists that were begun: one that was written since is a new one. */
  of: number;
  total: number;
  pages: Map<number, ListedClaim[]>;
}

/** The pages of a list that were read: those that are looked at, and none before. */
function usePages(filter: ClaimFilter) {
  const ledger = useLedger((state) => state.ledger);
  const written = useLedger((state) => state.written);
  const key = JSON.stringify(filter);
  const [read, setRead] = useState<ReadList>();
  const [trouble, setTrouble] = useState<string>();
  const asked = useRef(new Set<number>());
  const turn = useRef(0);
  /** Pages with rows in sight. */
  const inSight = useRef<readonly number[]>([0]);
  const load = (pages: readonly number[]) => {
    const missing = pages.filter((page) => !asked.current.has(page));
    if (!ledger || missing.length === 0) return;
    for (const page of missing) asked.current.add(page);
    const mine = turn.current;
    Promise.all(missing.map((page) => ledger.list(filter, { page: page + 1, limit: PAGE }))).then(
      (found) => {
        if (mine !== turn.current) return;
        setTrouble(undefined);
        setRead((before) => {
          const all = new Map(before?.of === mine ? before.pages : []);
          for (const [k, { claims }] of found.entries()) all.set(missing[k], claims);
          return { of: mine, total: found[0].total, pages: all };
        });
      },
      (error: Error) => mine === turn.current && setTrouble(error.message),
    );
  };
  const list = useRef<string>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list begins anew
  useEffect(() => {
    turn.current++;
    asked.current = new Set();
    // The same list, written since: what is in sight is read at once and takes the place of what was there.
    const isSame = list.current === key;
    list.current = key;
    load(isSame ? inSight.current : [0]);
  }, [ledger, written, key]);
  return { read, load, trouble, inSight };
}

/** The claims, of which only those in sight are there: a hundred thousand scroll as ten do. */
export function ClaimList({ filter, open }: { filter: ClaimFilter; open: string | undefined }) {
  const { read, load, trouble, inSight } = usePages(filter);
  const box = useRef<HTMLDivElement>(null);
  const total = read?.total ?? 0;
  const claimAt = (k: number) => read?.pages.get(Math.floor(k / PAGE))?.[k % PAGE];
  const rows = useVirtualizer({
    ...{ count: total, getScrollElement: () => box.current, estimateSize: () => 64, overscan: 8 },
    getItemKey: (k) => claimAt(k)?.id ?? k,
  });
  const items = rows.getVirtualItems();
  useEffect(() => {
    if (items.length === 0) return;
    inSight.current = [...new Set(items.map(({ index }) => Math.floor(index / PAGE)))];
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
  if (trouble && !read) return <p className="fault">{trouble}</p>;
  if (!read) return <div className="claims-wait" />;
  if (total === 0)
    return (
      <div className="empty">
        <p>No claim is of this kind.</p>
        <div className="buttons">
          <button type="button" onClick={() => goToClaims({ filter: {} })}>
            Show all claims
          </button>
        </div>
      </div>
    );
  const now = Date.now();
  return (
    <>
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
    if (k >= 0) return page * PAGE + k;
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
