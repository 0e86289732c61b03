import type { SituationRecord } from '../../record/record.ts';
import type { ShownIndicator } from '../../report/indicator/words.ts';
import { ask } from '../engine/client.ts';
import { LONG_TEXT } from '../engine/long-text.ts';
import type { Home, OpenSituation, Watching } from './home.ts';
import { ServerRefusal, sound } from './server-error.ts';

const at = (file: string) => `/api/situations/${encodeURIComponent(file)}`;

/** Remembered in the browser: the page that was kept for times without a net belongs to a server that may be back. */
const SERVED = 'tightrope-served';

/** Whether this page comes from `tightrope serve`; where nothing answers, whether it did the last time. */
export async function isServed(): Promise<boolean> {
  try {
    const response = await fetch('/api/situations', { headers: { accept: 'application/json' } });
    const isOne = response.headers.get('content-type')?.startsWith('application/json') === true;
    remember(isOne);
    return isOne;
  } catch {
    return remembered();
  }
}

function remember(isOne: boolean): void {
  try {
    if (isOne) localStorage.setItem(SERVED, '1');
    else localStorage.removeItem(SERVED);
  } catch {}
}

function remembered(): boolean {
  try {
    return localStorage.getItem(SERVED) !== null;
  } catch {
    return false;
  }
}

const watchers = new Set<Watching>();
let changes: EventSource | undefined;

/** One stream for all that want to know: a browser opens few connections to one server. */
function listenToChanges(): void {
  if (changes) return;
  changes = new EventSource('/api/changes');
  const each = (tell: (one: Watching) => void) => {
    for (const one of watchers) tell(one);
  };
  changes.addEventListener('changed', ({ data }) => {
    const { file, etag } = JSON.parse(data) as { file: string; etag: string | null };
    each((one) => one.situation?.(file, etag ?? undefined));
    each((one) => one.beside?.(file));
  });
  changes.addEventListener('beside', ({ data }) => {
    const { file } = JSON.parse(data) as { file: string };
    each((one) => one.beside?.(file));
  });
  changes.addEventListener('ledger', () => each((one) => one.ledger?.(undefined)));
  changes.addEventListener('reload', () => each((one) => one.missed?.()));
  // A server that was started again knows nothing of a browser to which it has not told anything yet.
  let opened = 0;
  changes.addEventListener('open', () => {
    if (opened++ > 0) each((one) => one.missed?.());
  });
}

/** The situations of the folder that `tightrope serve` was started in: files that an editor and git see as well. */
export function serverHome(): Home {
  return {
    kind: 'server',
    async list() {
      const { situations } = (await sound(await fetch('/api/situations')).then((r) => r.json())) as {
        situations: { file: string; title?: string; modified: string | number }[];
      };
      return situations
        .map(({ file, title, modified }) => ({ id: file, title: title ?? file, changed: new Date(modified).getTime() }))
        .sort((a, b) => b.changed - a.changed);
    },
    open,
    async create(name, text) {
      for (let k = 1; ; k++) {
        const file = k === 1 ? name : name.replace(/(\.ya?ml)?$/, `-${k}$1`);
        const response = await write(file, text, { 'if-none-match': '*' });
        if (response.status === 409 || response.status === 412) continue;
        await sound(response);
        return { id: file, file, text, version: versionOf(response) };
      }
    },
    async save({ id, version }, text) {
      try {
        const response = await write(id, text, { 'if-match': version });
        if (response.status === 404) return { state: 'conflict', theirs: undefined };
        if (response.status === 412) {
          const theirs = await open(id);
          // It was written, and the server ended before it said so.
          return theirs.text === text ? { state: 'saved', version: theirs.version } : { state: 'conflict', theirs };
        }
        await sound(response);
        return { state: 'saved', version: versionOf(response) };
      } catch (error) {
        if (!(error instanceof ServerRefusal)) return { state: 'failed', why: UNREACHED, isUnreached: true };
        return { state: 'failed', why: `The server refuses to write: ${error.message}` };
      }
    },
    async remove(id) {
      const { version } = await open(id);
      const place = `${at(id)}?confirm=${encodeURIComponent(id)}`;
      await sound(await fetch(place, { method: 'DELETE', headers: { 'if-match': version } }));
    },
    // The server reads the ledger itself: see `recordOfServer`.
    ledgerBeside: async () => undefined,
    async versions(id) {
      const { versions } = (await sound(await fetch(`${at(id)}/versions`)).then((r) => r.json())) as {
        versions: { id: string; source: 'git' | 'server'; at: string; by?: string; message?: string }[];
      };
      return versions.map(({ source, at, ...one }) => ({
        ...one,
        at: new Date(at).getTime(),
        is: source === 'git' ? 'committed' : 'replaced',
      }));
    },
    version: async (id, version) =>
      (await sound(await fetch(`${at(id)}/versions/${encodeURIComponent(version)}`))).text(),
    watch(watching) {
      watchers.add(watching);
      listenToChanges();
      return () => void watchers.delete(watching);
    },
  };
}

/** The record of a situation as the server reads it: from the ledger and the events of its folder. */
export async function recordOfServer(
  file: string,
  text: string,
): Promise<{ record: SituationRecord; warnings: { message: string }[] }> {
  const ask = (ledger: boolean) =>
    fetch('/api/records', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ situation: { file, text }, ledger }),
    });
  try {
    return await (await sound(await ask(true))).json();
  } catch (error) {
    // A folder need not have a ledger of its own beside the file that the situation names.
    if (!(error instanceof ServerRefusal) || error.code !== 'ledger-missing') throw error;
    return (await sound(await ask(false))).json();
  }
}

/** What is said where no server answers. */
export const UNREACHED =
  'The server does not answer. What you write is kept in this browser, and is saved when the server is there again.';

async function open(file: string): Promise<OpenSituation> {
  const response = await sound(await fetch(at(file), { cache: 'no-cache' }));
  return { id: file, file, text: await response.text(), version: versionOf(response) };
}

async function write(file: string, text: string, condition: Record<string, string>): Promise<Response> {
  const headers = { 'content-type': 'application/yaml', ...condition };
  if (text.length <= LONG_TEXT) return fetch(at(file), { method: 'PUT', headers, body: text });
  const place = new URL(at(file), location.href).href;
  const written = await ask('write', { place, text, headers }).answer;
  if (!written) throw new TypeError('The text was not sent.');
  const { status, etag, body } = written;
  return new Response(body, { status, headers: { ...(etag !== undefined && { etag }) } });
}

const versionOf = (response: Response) => response.headers.get('etag') ?? '';

/** Cooperation and conflict period by period, from the events of the server's folder. */
export async function indicatorsOfServer(
  question: { selector: object; by: string },
  signal: AbortSignal,
): Promise<ShownIndicator[]> {
  const response = await fetch('/api/events/indicator', {
    ...{ method: 'POST', signal, headers: { 'content-type': 'application/json' }, body: JSON.stringify(question) },
  });
  return (await sound(response)).json();
}
