import { formatFault } from '../../situation/fault.ts';
import { ask } from '../engine/client.ts';
import type { LedgerAnswer, LedgerQuestion, NewLines } from '../engine/ledger-protocol.ts';
import type { HomeLedger } from './ledger.ts';

/** Where the text of a ledger lies. */
export interface LedgerText {
  read(): Promise<string | undefined>;
  /** Writes it in place of what was read, or says why not. */
  write(
    before: string | undefined,
    text: string,
  ): Promise<{ state: 'saved' | 'changed' } | { state: 'failed'; why: string }>;
}

let ledgers = 0;

/** The ledger beside a situation in this browser, JSON Lines. The worker reads and judges it; what is written is read back. */
export function browserLedger(place: LedgerText): HomeLedger {
  let text: string | undefined;
  let loaded: Promise<void> | undefined;
  const id = ++ledgers;

  const load = async () => {
    turn++;
    const key = engineKey();
    const read = await place.read();
    if (key !== engineKey()) return;
    text = read;
    const answer = (await ask('ledger', { key, ask: 'load', text: text ?? '' }).answer) as LedgerAnswer['load'];
    if (answer.faults.length > 0)
      throw new Error(
        `The ledger beside this situation cannot be read. ${answer.faults.slice(0, 3).map(formatFault).join(' ')}`,
      );
  };
  /** The worker keeps one ledger: another one may have taken its place. */
  const reading = () => {
    if (current === id && loaded) return loaded;
    current = id;
    const mine = load();
    loaded = mine;
    mine.catch(() => {
      if (loaded === mine) loaded = undefined;
    });
    return mine;
  };
  let turn = 0;
  const engineKey = () => `${id} ${turn}`;

  async function asked<A extends keyof LedgerAnswer>(name: A, more: object = {}): Promise<LedgerAnswer[A]> {
    let read: Promise<void>;
    do {
      read = reading();
      await read;
      // Another tab may have written into it meanwhile, or another ledger have taken its place.
    } while (read !== loaded || current !== id);
    return (await ask('ledger', { ask: name, ...more, key: engineKey() } as LedgerQuestion).answer) as LedgerAnswer[A];
  }

  async function write(name: 'add' | 'import', more: object): Promise<NewLines> {
    const found = await asked(name, more);
    if (found.lines.length === 0) return found;
    const before = text;
    const next = `${before === undefined || before === '' || before.endsWith('\n') ? (before ?? '') : `${before}\n`}${found.lines.join('\n')}\n`;
    const kept = await place.write(before, next);
    if (kept.state !== 'saved') {
      // The worker has entries that are written nowhere.
      loaded = undefined;
      if (kept.state === 'changed') return write(name, more);
      throw new Error(`Nothing was written down. ${'why' in kept ? kept.why : ''}`);
    }
    text = next;
    return found;
  }

  return {
    forget() {
      loaded = undefined;
    },
    overview: () => asked('overview'),
    list: (filter, { page, limit }) =>
      asked('list', { filter, page: { limit, offset: (page - 1) * limit, dueFirst: true } }),
    history: (claim) => asked('history', { id: claim }),
    record: (tag) => asked('record', { tag }),
    calibration: (filter) => asked('calibration', { filter }),
    scores: (filter, by) => asked('scores', { filter, by }),
    async addClaim(claim, forecast) {
      const entries: object[] = [{ entry: 'claim', made: today(), ...claim }];
      if (forecast) entries.push({ entry: 'forecast', claim: 'unnamed', made: claim.made ?? today(), ...forecast });
      return (await write('add', { entries })).claim ?? '';
    },
    addForecast: async (claim, forecast) =>
      void (await write('add', { entries: [{ entry: 'forecast', made: now(), ...forecast, claim }] })),
    resolve: async (claim, resolution) =>
      void (await write('add', { entries: [{ entry: 'resolution', on: now(), ...resolution, claim }] })),
    async text() {
      await asked('overview');
      return text ?? '';
    },
    async takeOver(given) {
      const { lines, known, refused, faults } = await write('import', { text: given });
      return { added: lines.length, known, refused, faults };
    },
  };
}

/** The ledger that the worker has. */
let current: number | undefined;

const now = () => new Date().toISOString();
const today = () => now().slice(0, 10);
