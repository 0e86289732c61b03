import { useLayoutEffect, useRef, useState } from 'react';
import type { ClaimFilter } from '../../../ledger/claim/filter.ts';
import type { ListedClaim } from '../../../ledger/claim/history.ts';
import { useLedger } from '../../state/ledger.ts';

/** Claims that are read at once. */
export const CLAIMS_AT_ONCE = 100;

export interface ReadList {
  filter: ClaimFilter;
  /** Counts the lists that were begun: one that was written since is a new one. */
  of: number;
  total: number;
  pages: Map<number, ListedClaim[]>;
}

export type ClaimPages = ReturnType<typeof usePages>;

/** The pages of a list that were read: those that are looked at, and none before. */
export function usePages(filter: ClaimFilter) {
  const ledger = useLedger((state) => state.ledger);
  const written = useLedger((state) => state.written);
  const key = JSON.stringify(filter);
  const [read, setRead] = useState<ReadList>();
  const [trouble, setTrouble] = useState<string>();
  const asked = useRef(new Set<number>());
  /** Pages that could not be read: they are asked for again when the reader says so. */
  const failed = useRef<number[]>([]);
  const turn = useRef(0);
  /** Pages with rows in sight. */
  const inSight = useRef<readonly number[]>([0]);
  const load = (pages: readonly number[]) => {
    const missing = pages.filter((page) => !asked.current.has(page));
    if (!ledger || missing.length === 0) return;
    for (const page of missing) asked.current.add(page);
    const mine = turn.current;
    Promise.all(missing.map((page) => ledger.list(filter, { page: page + 1, limit: CLAIMS_AT_ONCE }))).then(
      (found) => {
        if (mine !== turn.current) return;
        if (failed.current.length === 0) setTrouble(undefined);
        setRead((before) => {
          const all = new Map(before?.of === mine ? before.pages : []);
          for (const [k, { claims }] of found.entries()) all.set(missing[k], claims);
          return { filter, of: mine, total: found[0].total, pages: all };
        });
      },
      (error: Error) => {
        if (mine !== turn.current) return;
        failed.current.push(...missing);
        setTrouble(error.message);
      },
    );
  };
  const again = () => {
    const pages = failed.current;
    failed.current = [];
    for (const page of pages) asked.current.delete(page);
    load(pages);
  };
  const list = useRef<string>(undefined);
  // A layout effect, so that the list is asked for before what stands below it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list begins anew
  useLayoutEffect(() => {
    turn.current++;
    asked.current = new Set();
    failed.current = [];
    // The same list, written since: what is in sight is read at once and takes the place of what was there.
    const isSame = list.current === key;
    list.current = key;
    load(isSame ? inSight.current : [0]);
  }, [ledger, written, key]);
  return { read, load, again, trouble, inSight };
}
