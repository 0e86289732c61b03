import pc from 'picocolors';
import type { Ledger, LedgerHandle, LedgerOptions, LedgerPlace } from '../../ledger/store/index.ts';
import { TightropeError, UsageError } from '../../numeric/errors.ts';
import { EXIT, ExitError, isFaultOfOurs } from '../exit.ts';

/** A ledger, wherever it is open. */
export type OpenLedger = Ledger<LedgerHandle>;

/** The flag of every command on a ledger. */
export interface LedgerFlags {
  /** A folder; by default the database of TIGHTROPE_DATABASE_URL, or `tightrope-ledger` here. */
  ledger?: string | undefined;
}

/** Where the ledger lies that the user means. */
export function ledgerPlaceOf({ ledger }: LedgerFlags): LedgerPlace {
  const url = process.env.TIGHTROPE_DATABASE_URL;
  if (ledger === undefined) return url ? { url } : { folder: 'tightrope-ledger' };
  if (/^postgres(ql)?:/.test(ledger)) {
    throw new UsageError('a database is named by TIGHTROPE_DATABASE_URL, where its password is not seen by others');
  }
  return { folder: ledger };
}

interface WithOptions extends Pick<LedgerOptions, 'create'> {
  /** Much is written or read: the database of a folder works on a thread of its own, beside this one. */
  onThread?: boolean;
}

/**
 * Does something with the ledger, and closes it whatever happens.
 *
 * @throws UsageError with what is wrong, in plain words
 */
export async function withLedger<T>(
  flags: LedgerFlags,
  act: (ledger: OpenLedger) => Promise<T>,
  { create = false, onThread = false }: WithOptions = {},
): Promise<T> {
  const { DamagedElsewhere, DamagedLedger, isDamage, openLedger, whyNot } = await import('../../ledger/store/index.ts');
  const plainly = (error: unknown, where?: string) => {
    if (error instanceof DamagedLedger || error instanceof DamagedElsewhere)
      return new ExitError(error.message, EXIT.failed, { cause: error });
    if (error instanceof TightropeError) return error;
    if (where !== undefined && isDamage(error)) {
      const damaged = new DamagedLedger(where, whyNot(error));
      return new ExitError(damaged.message, EXIT.failed, { cause: damaged });
    }
    if (isFaultOfOurs(error)) return error;
    return new ExitError(`${where === undefined ? '' : `${where}: `}${whyNot(error)}`, EXIT.failed);
  };
  const onSetUp = () => {
    if (process.stderr.isTTY) console.error(pc.dim('setting up the ledger, which takes a few seconds the first time'));
  };
  const place = ledgerPlaceOf(flags);
  // While a server has the folder open, it does what is asked.
  const { remoteLedger } = await import('../../server/remote-ledger.ts');
  const served = 'folder' in place ? await remoteLedger(place.folder, create) : undefined;
  const open = (): Promise<OpenLedger> =>
    onThread && 'folder' in place ? openOnThread(place, { create, onSetUp }) : openLedger(place, { create, onSetUp });
  const ledger =
    served ??
    (await open().catch((error) => {
      throw plainly(error);
    }));
  try {
    return await act(ledger);
  } catch (error) {
    throw plainly(error, ledger.where);
  } finally {
    await ledger.close().catch(() => undefined);
  }
}

async function openOnThread(place: { folder: string }, options: LedgerOptions): Promise<OpenLedger> {
  const { ledgerOnThread } = await import('../../ledger/store/on-thread.ts');
  const { handle: db, close } = await ledgerOnThread(place, options);
  return { db, where: place.folder, close };
}
