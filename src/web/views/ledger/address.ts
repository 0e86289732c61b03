import type { ClaimFilter } from '../../../ledger/claim/filter.ts';
import { STATUSES, type Status } from '../../../ledger/claim/kinds.ts';

/** What the address says of the ledger: which claims are listed, and which of them is open. */
export interface LedgerAddress {
  filter: ClaimFilter;
  claim?: string | undefined;
}

const NAMES = ['claimant', 'tag', 'question', 'outcome', 'words'] as const;

/** Reads `#/ledger/gas.yaml?due=true&tag=merger&claim=...`; what it does not know is left out. */
export function ledgerPlaceIn(hash: string): LedgerAddress {
  const query = new URLSearchParams(hash.includes('?') ? hash.slice(hash.indexOf('?') + 1) : '');
  const filter: ClaimFilter = {};
  for (const name of NAMES) {
    const value = query.get(name);
    if (value) filter[name] = value.slice(0, 2000);
  }
  const status = query.get('status');
  if (STATUSES.includes(status as Status)) filter.status = status as Status;
  if (query.get('due') === 'true') filter.due = true;
  return { filter, claim: query.get('claim') ?? undefined };
}

/** The same back, after the part of an address before its `?`. */
export function ledgerAddress(hash: string, { filter, claim }: LedgerAddress): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...filter, claim })) {
    if (value !== undefined && value !== false && value !== '') query.set(name, String(value));
  }
  const said = query.toString();
  return `${hash.split('?')[0]}${said && `?${said}`}`;
}
