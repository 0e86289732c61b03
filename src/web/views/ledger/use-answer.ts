import { useEffect, useState } from 'react';
import type { Ledger } from '../../home/ledger.ts';
import { useLedger } from '../../state/ledger.ts';

export interface Answer<T> {
  value: T | undefined;
  trouble: string | undefined;
}

/** Asks the ledger, and again whenever something is written or the question changes; the last answer stays meanwhile. */
export function useAnswer<T>(key: string, ask: (ledger: Ledger) => Promise<T>): Answer<T> {
  const ledger = useLedger((state) => state.ledger);
  const written = useLedger((state) => state.written);
  const [answer, setAnswer] = useState<Answer<T>>({ value: undefined, trouble: undefined });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says what is asked
  useEffect(() => {
    if (!ledger) return;
    let isMeant = true;
    ask(ledger).then(
      (value) => isMeant && setAnswer({ value, trouble: undefined }),
      (error: Error) => isMeant && setAnswer({ value: undefined, trouble: error.message }),
    );
    return () => {
      isMeant = false;
    };
  }, [ledger, written, key]);
  return answer;
}
