import { create } from 'zustand';
import { browserLedger } from '../home/browser-ledger.ts';
import { examples, isExample } from '../home/examples.ts';
import type { Home } from '../home/home.ts';
import type { HomeLedger } from '../home/ledger.ts';
import { serverLedger } from '../home/server-ledger.ts';
import { readRecordAgain } from './forecast.ts';
import { ownCopy, useWorkspace } from './workspace.ts';

/** The ledger that goes with what is open, and how often it was written: views ask again when that changes. */
export const useLedger = create<{ ledger: HomeLedger | undefined; of: string | undefined; written: number }>(() => ({
  ledger: undefined,
  of: undefined,
  written: 0,
}));

const { getState: getLedger, setState: setLedger } = useLedger;

/** Others wrote into it. */
function askAgain(): void {
  getLedger().ledger?.forget();
  setLedger(({ written }) => ({ written: written + 1 }));
}

/** Something was written down: the views ask again, and the record of the outcomes is read again. */
export function ledgerWritten(): void {
  setLedger(({ written }) => ({ written: written + 1 }));
  readRecordAgain();
}

let watched: Home | undefined;

/** Follows what is open: the server has one ledger for its folder, the browser one beside each situation. */
function follow(): void {
  const { home, opened } = useWorkspace.getState();
  if (!home) return;
  if (home !== watched) {
    watched = home;
    home.watch({
      ledger: (beside) => (beside === undefined || beside === getLedger().of) && askAgain(),
      missed: askAgain,
    });
  }
  const of = home.kind === 'server' ? 'server' : opened?.id;
  if (of === undefined || of === getLedger().of) return;
  // The copy of an example has the example's ledger with what was just written.
  if (getLedger().of === copying && copying !== undefined) return setLedger({ of });
  setLedger({ of, ledger: home.kind === 'server' ? serverLedger() : besideSituation(of), written: 0 });
}
useWorkspace.subscribe(follow);
follow();

let copying: string | undefined;

function besideSituation(first: string): HomeLedger {
  let id = first;
  return browserLedger({
    async read() {
      const { home } = useWorkspace.getState();
      return isExample(id) ? examples.ledger(id) : home?.ledgerBeside(id, 'ledger.jsonl');
    },
    async write(before, text) {
      const { home } = useWorkspace.getState();
      if (isExample(id)) {
        copying = id;
        try {
          id = (await ownCopy()) ?? id;
        } finally {
          setLedger({ of: id });
          copying = undefined;
        }
        if (isExample(id)) return { state: 'failed', why: 'The example could not be copied into this browser.' };
      }
      return home?.keepLedger?.(id, before, text) ?? { state: 'failed', why: 'This home keeps no ledger.' };
    },
  });
}
