import { database, type KeptSituation, refusal } from './database.ts';
import type { Home, OpenSituation } from './home.ts';
import { earlierTexts, keepVersion, keptVersion, takeVersions } from './kept-versions.ts';
import { titleIn } from './title.ts';

const asOpened = ({ id, file, text, version }: KeptSituation): OpenSituation => ({
  id,
  file,
  text,
  version: String(version),
});

/** Situations in this browser's own database: nothing leaves the machine. */
export async function browserHome(): Promise<Home> {
  const notice = await database().then(
    () => undefined,
    (error: unknown) => refusal(error),
  );
  return notice === undefined ? keeping() : { ...keeping(), ...inMemory(), notice };
}

const keeping = (): Home => ({
  kind: 'browser',
  async list() {
    const all = await (await database()).getAllFromIndex('situations', 'changed');
    return all.reverse().map(({ id, title, changed }) => ({ id, title, changed }));
  },
  async open(id) {
    const found = await (await database()).get('situations', id);
    if (!found) throw new Error('This situation is not in this browser.');
    return asOpened(found);
  },
  async create(name, text, ledger) {
    const kept = newSituation(name, text, ledger);
    await (await database()).put('situations', kept);
    return asOpened(kept);
  },
  async save({ id, file, version }, text) {
    try {
      const transaction = (await database()).transaction('situations', 'readwrite', { durability: 'strict' });
      const before = await transaction.store.get(id);
      if (before && String(before.version) !== version) {
        await transaction.done;
        return { state: 'conflict', theirs: asOpened(before) };
      }
      const next = (before?.version ?? 0) + 1;
      if (before) void keepVersion(id, before.text);
      await transaction.store.put({
        ...{ ledger: before?.ledger, id, file, text, title: titleIn(text, file) },
        ...{ version: next, changed: Date.now() },
      });
      await transaction.done;
      // What is not there when it is read back was not written.
      const read = await (await database()).get('situations', id);
      if (read?.text !== text) return { state: 'failed', why: refusal(undefined) };
      told.postMessage({ id, version: String(next) } satisfies Told);
      return { state: 'saved', version: String(next) };
    } catch (error) {
      return { state: 'failed', why: refusal(error) };
    }
  },
  async remove(id) {
    await (await database()).delete('situations', id);
  },
  async ledgerBeside(id) {
    return (await (await database()).get('situations', id))?.ledger;
  },
  async keepLedger(id, ledger, text) {
    try {
      const transaction = (await database()).transaction('situations', 'readwrite', { durability: 'strict' });
      const kept = await transaction.store.get(id);
      // Another tab has written something into it.
      const isAsRead = kept !== undefined && (kept.ledger ?? '') === (ledger ?? '');
      if (isAsRead) await transaction.store.put({ ...kept, ledger: text });
      await transaction.done;
      if (!isAsRead) return { state: 'changed' };
      const read = await (await database()).get('situations', id);
      if (read?.ledger !== text) return { state: 'failed', why: refusal(undefined) };
      told.postMessage({ id, ledger: true } satisfies Told);
      return { state: 'saved' };
    } catch (error) {
      return { state: 'failed', why: refusal(error) };
    }
  },
  versions: earlierTexts,
  version: (_, version) => keptVersion(version),
  takeVersions,
  watch({ situation, ledger }) {
    const listen = ({ data }: MessageEvent<Told>) =>
      'version' in data ? situation?.(data.id, data.version) : ledger?.(data.id);
    told.addEventListener('message', listen);
    return () => told.removeEventListener('message', listen);
  },
});

/** A situation with its new version, or one whose ledger was written. */
type Told = { id: string; version: string } | { id: string; ledger: true };

/** Tells other tabs of this browser what was written. */
const told = new BroadcastChannel('tightrope');

/** For a window that keeps nothing: one situation after another, gone with the tab. */
function inMemory(): Pick<Home, 'list' | 'open' | 'create' | 'save' | 'remove' | 'ledgerBeside' | 'keepLedger'> {
  const all = new Map<string, KeptSituation>();
  return {
    list: async () => [...all.values()].map(({ id, title, changed }) => ({ id, title, changed })),
    async open(id) {
      const found = all.get(id);
      if (!found) throw new Error('This situation went with the tab that had it.');
      return asOpened(found);
    },
    async create(name, text, ledger) {
      const kept = newSituation(name, text, ledger);
      all.set(kept.id, kept);
      return asOpened(kept);
    },
    save: async () => ({ state: 'failed', why: refusal(undefined) }),
    async remove(id) {
      all.delete(id);
    },
    ledgerBeside: async (id) => all.get(id)?.ledger,
    async keepLedger(id, _, text) {
      const kept = all.get(id);
      if (kept) all.set(id, { ...kept, ledger: text });
      return { state: 'saved' };
    },
  };
}

const newSituation = (file: string, text: string, ledger: string | undefined): KeptSituation => ({
  id: crypto.randomUUID(),
  ...{ file, text, ledger, title: titleIn(text, file) },
  version: 1,
  changed: Date.now(),
});
