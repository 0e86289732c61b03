import { useMemo, useSyncExternalStore } from 'react';
import { type LedgerAddress, ledgerAddress, ledgerPlaceIn } from './address.ts';

const listen = (onChange: () => void) => {
  addEventListener('hashchange', onChange);
  return () => removeEventListener('hashchange', onChange);
};
const hash = () => location.hash;

/** The filters and the open claim, which are in the address: back and forward find them again. */
export function usePlace(): LedgerAddress {
  const now = useSyncExternalStore(listen, hash);
  return useMemo(() => ledgerPlaceIn(now), [now]);
}

/** Goes to other claims. Words that are typed replace the address, so that each letter is no step back. */
export function goToClaims(place: LedgerAddress, replace = false): void {
  const next = ledgerAddress(location.hash || '#/ledger', place);
  if (next === location.hash) return;
  if (replace) {
    history.replaceState(null, '', next);
    dispatchEvent(new HashChangeEvent('hashchange'));
  } else location.hash = next;
}
