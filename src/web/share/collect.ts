import type { Home } from '../home/home.ts';
import { patiently, ServerRefusal } from '../home/server-error.ts';
import { serverLedger } from '../home/server-ledger.ts';
import { recoverable } from '../state/drafts.ts';
import { saveNow, useWorkspace } from '../state/workspace.ts';
import { type AllData, type KeptData, MOST_UNPACKED } from './all-data.ts';

interface Collected {
  data: AllData;
  /** Older versions that no longer fit. */
  left: number;
}

/** All that the home has, with what is not saved yet, and what this browser keeps for the page. */
export async function collected(home: Home, onStep: (done: number, of: number) => void): Promise<Collected> {
  await saveNow();
  const entries = await home.list();
  const situations: (KeptData & { id?: string })[] = [];
  for (const { id } of entries) {
    onStep(situations.length, entries.length);
    const { file, text } = await patiently(() => home.open(id));
    situations.push({ id, file, text, ledger: await home.ledgerBeside(id, 'ledger.jsonl'), versions: [] });
  }
  situations.push(...(await unsaved(home)));
  const ledger = home.kind === 'server' ? await ledgerOfFolder() : undefined;
  const size = situations.reduce((sum, { text, ledger }) => sum + bytes(text) + bytes(ledger), bytes(ledger));
  const { versions, left } = await versionsOf(home, situations, MOST_UNPACKED * 0.9 - size);
  return {
    data: {
      situations: situations.map(({ id, ...one }) => ({ ...one, versions: versions.get(id ?? '') ?? [] })),
      ledger: ledger === '' ? undefined : ledger,
      settings: settings(),
    },
    left,
  };
}

/** The whole ledger of a folder; undefined where it has none yet. */
async function ledgerOfFolder(): Promise<string | undefined> {
  try {
    return await patiently(() => serverLedger().text());
  } catch (error) {
    if (error instanceof ServerRefusal && error.code === 'ledger-missing') return undefined;
    throw error;
  }
}

/** What is on the screen or in a draft, and not in the home. */
async function unsaved(home: Home): Promise<KeptData[]> {
  const { opened, text, save } = useWorkspace.getState();
  const drafts = (await recoverable()).filter(({ key }) => key.startsWith(`${home.kind}:`));
  const texts = new Map(drafts.map(({ key, file, text }) => [key, { file, text }]));
  if (opened && save.state !== 'saved') texts.set(`${home.kind}:${opened.id}`, { file: opened.file, text });
  return [...texts.values()].map(({ file, text }) => ({
    file: file.replace(/(\.ya?ml)?$/i, ' (not saved)$1'),
    ...{ text, versions: [] },
  }));
}

/** The versions of each, the newest first, as long as there is room. */
async function versionsOf(home: Home, situations: readonly { id?: string }[], room: number) {
  const versions = new Map<string, { at: number; text: string }[]>();
  let left = 0;
  for (const { id } of situations) {
    if (id === undefined) continue;
    const kept: { at: number; text: string }[] = [];
    for (const { id: version, at } of await patiently(() => home.versions(id))) {
      const text = room > 0 ? await patiently(() => home.version(id, version)) : undefined;
      room -= bytes(text);
      if (text === undefined || room < 0) left++;
      else kept.unshift({ at, text });
    }
    versions.set(id, kept);
  }
  return { versions, left };
}

const bytes = (text: string | undefined): number => (text === undefined ? 0 : new Blob([text]).size);

function settings(): Map<string, string> {
  const found = new Map<string, string>();
  try {
    for (const key of Object.keys(localStorage))
      if (key.startsWith('tightrope-')) found.set(key, localStorage.getItem(key) ?? '');
  } catch {}
  return found;
}
