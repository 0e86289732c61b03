import { basename, dirname, resolve } from 'node:path';
import { deserialize } from 'node:v8';
import { Elsewhere, errorOf } from '../ledger/store/elsewhere.ts';
import type { Ledger, LedgerHandle } from '../ledger/store/index.ts';
import { LEDGER } from './folder-ledger.ts';
import { askServer, runningServer } from './running-server.ts';

/** The longest that is waited for an answer: a ledger of millions of entries takes minutes to verify. */
const PATIENCE_MS = 3_600_000;

/** The ledger of a folder through the server that has it open; undefined where none runs. */
export async function remoteLedger(folder: string, create: boolean): Promise<Ledger<LedgerHandle> | undefined> {
  const path = resolve(folder);
  if (basename(path) !== LEDGER) return undefined;
  const server = await runningServer(dirname(path));
  if (server === undefined) return undefined;
  const call: Elsewhere['call'] = async (name, args) => {
    const answer = await askServer(server, `/api/ledger/calls/${name}?create=${create}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(args),
      signal: AbortSignal.timeout(PATIENCE_MS),
    }).catch((error) => {
      throw errorOf({
        code: 'ledger',
        message: `${folder}: the server that has it open does not answer (${error.message})`,
      });
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    if (answer.ok) return deserialize(bytes);
    const { error } = JSON.parse(bytes.toString('utf8')) as { error: { code: string; message: string } };
    throw errorOf(error);
  };
  return { db: new Elsewhere(call), where: folder, close: async () => undefined };
}
