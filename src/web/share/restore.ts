import { refusal } from '../home/database.ts';
import type { Home } from '../home/home.ts';
import type { TakenOver } from '../home/ledger.ts';
import { patiently } from '../home/server-error.ts';
import { serverLedger } from '../home/server-ledger.ts';
import { ledgerWritten } from '../state/ledger.ts';
import type { AllData, KeptData } from './all-data.ts';
import { nameOfCopy } from './name-of-copy.ts';

/** What came back. */
export interface Restored {
  /** The new situations, in the order of the zip. */
  ids: string[];
  of: number;
  versions: number;
  /** Versions and ledgers for which this home has no place: they stay in the zip. */
  left: string[];
  ledger?: TakenOver | undefined;
  /** Why not all of it came back. */
  failed?: string | undefined;
}

/** Brings all data back as new situations beside those that are there. Nothing is overwritten: settings only come where there are none. */
export async function restored(
  home: Home,
  { situations, ledger, settings }: AllData,
  onStep: (done: number, of: number) => void,
): Promise<Restored> {
  const result: Restored = { ids: [], of: situations.length, versions: 0, left: [] };
  try {
    // The first of the list is to be the newest again.
    for (const one of [...situations].reverse()) {
      onStep(result.ids.length, situations.length);
      const own = one.ledger ?? (home.kind === 'browser' ? ledgerFor(one, ledger) : undefined);
      const { id } = await patiently(() => home.create(nameOfCopy(one.file, one.text), one.text, own));
      result.ids.unshift(id);
      if (one.versions.length === 0) continue;
      if (!home.takeVersions) result.left.push(`${one.versions.length} kept versions of ${one.file}`);
      else {
        await home.takeVersions(id, one.versions);
        result.versions += one.versions.length;
      }
    }
    if (home.kind === 'server') result.ledger = await intoFolder([ledger, ...situations.map(({ ledger }) => ledger)]);
    else if (ledger !== undefined && !situations.some((one) => ledgerFor(one, ledger)))
      result.left.push('the ledger, which no situation names');
  } catch (error) {
    result.failed = error instanceof DOMException ? refusal(error) : (error as Error).message;
  }
  takeSettings(settings);
  return result;
}

/** In the browser a ledger lies beside a situation: that of a folder comes to those that name one. */
const ledgerFor = ({ text }: KeptData, ledger: string | undefined): string | undefined =>
  /^[ \t{]*ledger[ \t]*:/m.test(text) ? ledger : undefined;

/** The server has one ledger: what it knows already is passed over. */
async function intoFolder(ledgers: readonly (string | undefined)[]): Promise<TakenOver | undefined> {
  let all: TakenOver | undefined;
  for (const text of new Set(ledgers)) {
    if (text === undefined || text.trim() === '') continue;
    const { added, known, refused, faults } = await serverLedger().takeOver(text);
    all = {
      ...{ added: (all?.added ?? 0) + added, known: (all?.known ?? 0) + known },
      ...{ refused: (all?.refused ?? 0) + refused, faults: [...(all?.faults ?? []), ...faults] },
    };
  }
  if (all) ledgerWritten();
  return all;
}

function takeSettings(settings: ReadonlyMap<string, string>): void {
  try {
    for (const [key, value] of settings) if (localStorage.getItem(key) === null) localStorage.setItem(key, value);
  } catch {}
}
