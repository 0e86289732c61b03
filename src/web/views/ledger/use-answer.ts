import { useEffect, useState } from 'react';
import type { HomeLedger } from '../../home/ledger.ts';
import { useLedger } from '../../state/ledger.ts';

export interface LedgerReply<T> {
  value: T | undefined;
  trouble: string | undefined;
}

/**
 * Asks the ledger, and again whenever something is written or the question changes. The last answer stays meanwhile, and where the
 * same question could not be answered again, since somebody may be writing in a form below it.
 */
export function useAnswer<T>(key: string, ask: (ledger: HomeLedger) => Promise<T>): LedgerReply<T> {
  const ledger = useLedger((state) => state.ledger);
  const written = useLedger((state) => state.written);
  const [answer, setAnswer] = useState<LedgerReply<T> & { to?: string; of?: HomeLedger }>({
    value: undefined,
    trouble: undefined,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says what is asked
  useEffect(() => {
    if (!ledger) return;
    let isMeant = true;
    ask(ledger).then(
      (value) => isMeant && setAnswer({ to: key, of: ledger, value, trouble: undefined }),
      ({ message: trouble }: Error) =>
        isMeant &&
        setAnswer((before) => {
          const isSame = before.to === key && before.of === ledger;
          return { to: key, of: ledger, value: isSame ? before.value : undefined, trouble };
        }),
    );
    return () => {
      isMeant = false;
    };
  }, [ledger, written, key]);
  return answer;
}
