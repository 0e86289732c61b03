import { claimIdOf } from '../../ledger/claim/entry.ts';
import type { NewEntry } from '../../ledger/store/index.ts';
import { UsageError } from '../../numeric/errors.ts';
import { type ClaimFlags, claimEntries, forecastEntryOf, type ResolutionFlags, resolutionEntryOf } from './entries.ts';
import { named } from './named.ts';
import { type LedgerFlags, type OpenLedger, withLedger } from './open.ts';
import type { SaidFlags } from './said.ts';

/** Writes entries down, and says under which ids. */
export async function write({ db }: OpenLedger, entries: NewEntry[], what: string, json = false): Promise<void> {
  const { append } = await import('../../ledger/store/index.ts');
  const added = (await append(db, entries)).flatMap((outcome) => (outcome.state === 'added' ? [outcome.entry] : []));
  if (json) process.stdout.write(`${JSON.stringify(added, null, 2)}\n`);
  else for (const id of new Set(added.map(claimIdOf))) process.stdout.write(`${what} ${id}\n`);
}

/** `tightrope ledger add`: a new claim, with what its claimant said. */
export async function addCommand(text: string, flags: ClaimFlags & LedgerFlags & { json?: boolean }): Promise<void> {
  const entries = await claimEntries(text, flags, new Date());
  await withLedger(
    flags,
    async (ledger) => {
      const { idsLike } = await import('../../ledger/store/index.ts');
      const id = claimIdOf(entries[0]);
      if ((await idsLike(ledger.db, id)).includes(id)) {
        throw new UsageError(
          `the ledger has the claim ${id} already; tightrope ledger update ${id} adds what is said of it now`,
        );
      }
      await write(ledger, entries, 'added', flags.json);
    },
    { create: true },
  );
}

/** `tightrope ledger update`: what the claimant says of it now, beside what was said before. */
export async function updateCommand(start: string, flags: SaidFlags & LedgerFlags & { json?: boolean }): Promise<void> {
  await withLedger(flags, async (ledger) => {
    const entry = await forecastEntryOf(await named(ledger, start), flags, new Date());
    await write(ledger, [entry], 'updated', flags.json);
  });
}

/** `tightrope ledger resolve`: what came of a claim, or of all claims on a question. */
export async function resolveCommand(
  start: string,
  outcome: string | undefined,
  flags: ResolutionFlags & LedgerFlags & { question?: boolean; json?: boolean },
): Promise<void> {
  const { readOutcome } = await import('../../ledger/import/read-outcome.ts');
  await withLedger(flags, async (ledger) => {
    const { histories, historyOf } = await import('../../ledger/store/index.ts');
    const meant = flags.question
      ? await histories(ledger.db, { question: start })
      : [await historyOf(ledger.db, await named(ledger, start))];
    if (meant.length === 0) throw new UsageError(`no claim is on the question ${start}`);
    const entries = meant.flatMap((history) => {
      if (!history) return [];
      const { id, kind, options } = history.claim;
      if (outcome === undefined) return [resolutionEntryOf(id, undefined, flags, new Date())];
      const read = readOutcome(outcome, kind, options);
      if ('fault' in read) throw new UsageError(`${id}: ${read.fault}`);
      if (read.verdict !== 'resolved')
        throw new UsageError(`${outcome}: expected what happened, or --disputed or --annulled`);
      return [resolutionEntryOf(id, read.outcome, flags, new Date())];
    });
    await write(ledger, entries, 'resolved', flags.json);
  });
}
