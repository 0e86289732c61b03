import { existsSync } from 'node:fs';
import { access, constants, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { whyNot } from '../../ledger/store/index.ts';
import { ledgerState } from '../../ledger/store/state.ts';
import { dateOf } from '../../numeric/days.ts';
import { asCalled } from '../called.ts';

/** What was found of one thing that Tightrope needs, or could use. */
export interface Check {
  /** What was looked at; for programs, it stays the same from version to version. */
  name: 'node' | 'folder' | 'ledger' | 'postgresql' | 'events' | 'duckdb' | 'page' | 'chromium';
  /** `fine`, `fault` (something does not work), or `none` (not there, and not needed to work). */
  state: 'fine' | 'fault' | 'none';
  /** In words: what was found. */
  found: string;
  /** What to do about a fault, or what it would bring. */
  mend?: string;
}

type Look = (folder: string, env: NodeJS.ProcessEnv) => Promise<Check>;

/** The oldest version that is tested. */
const OLDEST_NODE = [20, 12] as const;

/** Looks at everything, in the order in which a user meets it. Nothing is changed, but for the lock of a ledger while it is read. */
export async function checks(folder: string, env: NodeJS.ProcessEnv): Promise<Check[]> {
  const found: Check[] = [];
  for (const look of [node, workFolder, ledgerFolder, postgresql, duckdb, events, page, chromium]) {
    found.push(await look(folder, env));
  }
  return found;
}

const node: Look = async () => nodeCheck(process.versions.node);

/** Whether a version of Node will do. @param version such as `20.12.0` */
export function nodeCheck(version: string): Check {
  const [major, minor] = version.split('.').map(Number);
  const [least, leastMinor] = OLDEST_NODE;
  const fits = major > least || (major === least && minor >= leastMinor);
  const found = `Node ${version}`;
  if (fits) return { name: 'node', state: 'fine', found };
  return { name: 'node', state: 'fault', found, mend: `take Node ${OLDEST_NODE.join('.')} or newer` };
}

const workFolder: Look = async (folder) => {
  const seen = await stat(folder).catch((error: NodeJS.ErrnoException) => error);
  const fault = (found: string, mend: string): Check => ({
    name: 'folder',
    state: 'fault',
    found: `${folder}: ${found}`,
    mend,
  });
  if (seen instanceof Error) return fault(whyNot(seen), 'name a folder that is there');
  if (!seen.isDirectory()) return fault('is a file, not a folder', 'name the folder that the file is in');
  const may = (mode: number) =>
    access(folder, mode).then(
      () => true,
      () => false,
    );
  if (!(await may(constants.R_OK | constants.X_OK)))
    return fault('may not be read', 'give yourself the right to read it');
  if (!(await may(constants.W_OK)))
    return fault(
      'may not be written, which pages, ledgers and workbooks need',
      'give yourself the right to write there, or work in another folder',
    );
  return { name: 'folder', state: 'fine', found: `${folder} may be read and written` };
};

const ledgerFolder: Look = async (folder) => {
  const place = { folder: join(folder, 'tightrope-ledger') };
  const state = await ledgerState(place).catch((error: Error) => error);
  if (state instanceof Error)
    return {
      name: 'ledger',
      state: 'fault',
      found: state.message,
      mend: 'see what it says; a copy of the folder, or an export, brings the claims back',
    };
  if (state === undefined)
    return {
      name: 'ledger',
      state: 'none',
      found: `no ledger in ${place.folder}`,
      mend: asCalled('tightrope ledger add begins one'),
    };
  return ledgerCheck('ledger', state.where, state.steps, 'a ledger');
};

/** Whether the tables of a ledger are those of this program, or are brought up to date by its next command. */
function ledgerCheck(
  name: Check['name'],
  where: string,
  { applied, known }: { applied: number; known: number },
  what: string,
): Check {
  const found = `${where}: ${what}, version ${applied} of ${known}`;
  if (applied > known)
    return {
      name,
      state: 'fault',
      found,
      mend: 'a newer Tightrope wrote it: take a newer one (npm install tightrope-forecast@latest)',
    };
  if (applied < known)
    return { name, state: 'fine', found: `${found}; the next command that uses it brings it up to date` };
  return { name, state: 'fine', found };
}

const postgresql: Look = async (_, { TIGHTROPE_DATABASE_URL: url }) => {
  if (!url)
    return {
      name: 'postgresql',
      state: 'none',
      found: 'no PostgreSQL is named',
      mend: 'TIGHTROPE_DATABASE_URL names one; without it a ledger lies in a folder',
    };
  const state = await ledgerState({ url }).catch((error: Error) => error);
  if (state instanceof Error)
    return {
      name: 'postgresql',
      state: 'fault',
      found: state.message,
      mend: 'TIGHTROPE_DATABASE_URL names the database; unset it to have the ledger in a folder',
    };
  if (state === undefined || state.steps.applied === 0)
    return {
      name: 'postgresql',
      state: 'fine',
      found: `${state?.where}: PostgreSQL ${state?.server}, no ledger in it yet`,
    };
  return ledgerCheck('postgresql', state.where, state.steps, `PostgreSQL ${state.server} with a ledger`);
};

const duckdb: Look = async () => {
  try {
    const { version } = await import('@duckdb/node-api');
    return { name: 'duckdb', state: 'fine', found: `DuckDB ${version()}` };
  } catch (error) {
    const found = `DuckDB cannot be loaded: ${(error as Error).message.split('\n')[0]}`;
    return {
      name: 'duckdb',
      state: 'fault',
      found,
      mend: 'npm install it again on this machine: its binary is that of one system; only commands on events need it',
    };
  }
};

const events: Look = async (folder) => {
  const file = join(folder, 'events.duckdb');
  if (!existsSync(file))
    return {
      name: 'events',
      state: 'none',
      found: `no store of events in ${folder}`,
      mend: asCalled('tightrope events import begins one'),
    };
  const { openEvents, spanOf } = await import('../../outside/store/index.ts');
  try {
    const store = await openEvents(file);
    try {
      const span = await spanOf(store);
      return {
        name: 'events',
        state: 'fine',
        found: span ? `${file}: events from ${dateOf(span.from)} to ${dateOf(span.to)}` : `${file}: no events yet`,
      };
    } finally {
      store.close();
    }
  } catch (error) {
    return { name: 'events', state: 'fault', found: (error as Error).message, mend: 'see what it says' };
  }
};

const page: Look = async () => {
  const root = join(createRequire(import.meta.url).resolve('tightrope-forecast/package.json'), '..');
  if (existsSync(join(root, 'dist', 'web', 'index.html')))
    return { name: 'page', state: 'fine', found: 'the page of the workbench is there' };
  return {
    name: 'page',
    state: 'none',
    found: 'the page of the workbench is not built',
    mend: 'npm run build:page, in the sources; a package from the registry has it',
  };
};

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'chrome.exe', 'msedge.exe'];

const chromium: Look = async (_, { PATH = '' }) => {
  const places = PATH.split(delimiter).flatMap((folder) => BROWSERS.map((name) => join(folder, name)));
  const found = places.find((place) => existsSync(place));
  if (found) return { name: 'chromium', state: 'fine', found: `Chromium at ${found}` };
  return {
    name: 'chromium',
    state: 'none',
    found: 'no Chromium on the path',
    mend: 'only the tests of the page need it; the workbench works in any browser',
  };
};
