import { serialize } from 'node:v8';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { isOfLanguage, TightropeError } from '../../numeric/errors.ts';
import { ledgerCalls } from './calls.ts';
import { type LedgerPlace, openLedger } from './database.ts';
import { DamagedLedger, isDamage } from './ledger-error.ts';
import type { FromThread, ToThread } from './on-thread.ts';
import { whyNot } from './why-not.ts';

/** A thread that has one ledger open and does what is asked of it, in the order in which it is asked. */
const port = parentPort as MessagePort;
const { place, create } = workerData as { place: LedgerPlace; create: boolean };

const bytesOf = (value: unknown): Uint8Array<ArrayBuffer> => new Uint8Array(serialize(value));

const send = (message: Exclude<FromThread, string>): void =>
  port.postMessage(message, 'bytes' in message ? [message.bytes.buffer] : []);

/** What is wrong, in the words of the ledger; without a code where the program is at fault. */
function refusal(error: unknown, where: string): { code: string | undefined; message: string } {
  if (error instanceof TightropeError) return { code: error.code, message: error.message };
  if (isDamage(error)) return { code: 'ledger-damaged', message: new DamagedLedger(where, whyNot(error)).message };
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return isOfLanguage(error)
    ? { code: undefined, message: trace }
    : { code: 'ledger', message: `${where}: ${whyNot(error)}` };
}

try {
  const ledger = await openLedger(place, {
    create,
    onSetUp: () => port.postMessage('setting up' satisfies FromThread),
  });
  const calls = ledgerCalls(ledger.db);
  port.on('message', async (message: ToThread) => {
    const { id } = message;
    try {
      if ('close' in message) {
        await ledger.close();
        send({ id, bytes: bytesOf(undefined) });
        return;
      }
      const call = calls[message.name] as (...args: readonly unknown[]) => Promise<unknown>;
      send({ id, bytes: bytesOf(await call(...message.args)) });
    } catch (error) {
      send({ id, error: refusal(error, ledger.where) });
    }
  });
  send({ id: 0, bytes: bytesOf(ledger.where) });
} catch (error) {
  send({ id: 0, error: refusal(error, 'folder' in place ? place.folder : 'the ledger') });
}
