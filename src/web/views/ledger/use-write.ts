import { useState } from 'react';
import type { HomeLedger } from '../../home/ledger.ts';
import { ledgerWritten, useLedger } from '../../state/ledger.ts';

/** Writes something down: what stands in the way is said where it was written, and the views ask again. */
export function useWrite() {
  const ledger = useLedger((state) => state.ledger);
  const [fault, setFault] = useState('');
  const [isWriting, setWriting] = useState(false);
  async function write<T>(what: (ledger: HomeLedger) => Promise<T>): Promise<T | undefined> {
    if (!ledger || isWriting) return undefined;
    setWriting(true);
    try {
      const value = await what(ledger);
      setFault('');
      ledgerWritten();
      return value;
    } catch (error) {
      setFault((error as Error).message);
      return undefined;
    } finally {
      setWriting(false);
    }
  }
  return { write, fault, setFault, isWriting };
}
