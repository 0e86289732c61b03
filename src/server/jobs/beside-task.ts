import { createReadStream } from 'node:fs';
import { basename, dirname, join, posix } from 'node:path';
import { linesIn } from '../../files/lines.ts';
import type { Beside } from '../../files/record-beside.ts';
import type { History } from '../../ledger/claim/history.ts';
import { readLedger } from '../../ledger/claim/read-ledger.ts';
import type { Elsewhere } from '../../ledger/store/elsewhere.ts';
import { histories, resolvedClaims } from '../../ledger/store/index.ts';
import { UsageError } from '../../numeric/errors.ts';
import { quoteName } from '../../numeric/nearest-name.ts';
import { FaultError } from '../../situation/fault.ts';
import { pathWithin } from '../folder/paths.ts';
import { LEDGER } from '../folder-ledger.ts';

/**
 * How a task opens what lies beside a situation: nothing outside the folder, and the folder's own ledger through the thread that
 * has it open.
 *
 * @param file the name of the situation in the folder
 */
export function besideOf(root: string, file: string, own: Elsewhere): Beside {
  const ownFolder = join(root, LEDGER);
  const read = async (ledger: string, families: readonly string[]): Promise<readonly History[]> => {
    if (/\.(jsonl|ndjson)$/.test(ledger)) return historiesIn(ledger);
    const of = async (handle: Parameters<typeof histories>[0]) =>
      (await Promise.all(families.map((tag) => histories(handle, { tag })))).flat();
    if (ledger === ownFolder) return of(own);
    const { ledgerOnThread } = await import('../../ledger/store/on-thread.ts');
    const other = await ledgerOnThread({ folder: ledger });
    try {
      return await of(other.handle);
    } finally {
      await other.close();
    }
  };
  return {
    async place(name) {
      const path = posix.join(posix.dirname(file), name.replaceAll('\\', '/')).replace(/\/$/, '');
      return pathWithin(root, path).catch(() => {
        throw new UsageError(
          `${file}: outside: ${quoteName(name)} leads out of the folder that is served, or is hidden`,
        );
      });
    },
    async histories(ledgers, families) {
      // One that several ledgers have is taken from the first of them.
      const found = new Map<string, History>();
      for (const ledger of ledgers)
        for (const history of await read(ledger, families))
          if (!found.has(history.claim.id)) found.set(history.claim.id, history);
      return [...found.values()];
    },
    resolved: () => resolvedClaims(own),
    withEvents: withStoredEvents,
  };
}

/** The claims of a ledger in a file. @throws FaultError with its faults */
async function historiesIn(file: string): Promise<History[]> {
  const input = createReadStream(file);
  const name = basename(file);
  const opened = new Promise((resolve, reject) => input.once('open', resolve).once('error', reject));
  await opened.catch(() => {
    throw new UsageError(`${name}: no such file in ${quoteName(basename(dirname(file)))}`);
  });
  const { histories: read, faults } = await readLedger(linesIn(input), name, Date.now());
  if (faults.some(({ severity }) => severity === 'error')) throw new FaultError(faults);
  return read;
}

/** Does something with a store of events, which other processes may read meanwhile. */
export const withStoredEvents: Beside['withEvents'] = async (file, act) => {
  const { eventSource, openEvents } = await import('../../outside/store/index.ts');
  const store = await openEvents(file);
  try {
    return await act(eventSource(store));
  } finally {
    store.close();
  }
};
