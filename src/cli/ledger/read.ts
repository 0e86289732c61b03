import { filterIn } from '../../ledger/claim/filter.ts';
import type { ClaimFilter } from '../../ledger/store/index.ts';
import { UsageError } from '../../numeric/errors.ts';
import { csv } from '../../report/table/csv.ts';
import { colours } from '../colours.ts';
import { chartDocument } from '../document.ts';
import { writeAtomically } from '../files.ts';
import { type OutputFlags, print } from '../output.ts';
import { terminalWidth } from '../width.ts';
import { readHistories, recordsOf } from './families.ts';
import { named } from './named.ts';
import { type LedgerFlags, withLedger } from './open.ts';

/** Prints a value for machines. */
export const printJson = (value: unknown) => process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);

/** `tightrope ledger list`: a page of claims. */
export async function listClaimsCommand(
  flags: ClaimFilter & LedgerFlags & OutputFlags & { page: number; limit: number },
): Promise<void> {
  const { page, limit } = flags;
  if (page < 1) throw new UsageError(`--page: found ${page}, expected 1 or more`);
  if (limit < 1 || limit > 10_000) throw new UsageError(`--limit: found ${limit}, expected 1 to 10000`);
  const found = await withLedger(flags, async ({ db }) => {
    const { listClaims } = await import('../../ledger/store/index.ts');
    return listClaims(db, filterIn(flags), { limit, offset: (page - 1) * limit });
  });
  const [{ claimListText }, { claimTable }] = await Promise.all([
    import('../../report/claims/text.ts'),
    import('../../report/claims/table.ts'),
  ]);
  const { claims, total } = found;
  print(flags, {
    json: () => found,
    text: () => claimListText(claims, { total, page, limit }, colours(), terminalWidth()),
    csv: { claims: () => csv(claimTable(claims)) },
  });
}

/** `tightrope ledger show`: one claim and its history. */
export async function showCommand(start: string, flags: LedgerFlags & { json?: boolean }): Promise<void> {
  const history = await withLedger(flags, async (ledger) => {
    const { historyOf } = await import('../../ledger/store/index.ts');
    return historyOf(ledger.db, await named(ledger, start));
  });
  if (flags.json || history === undefined) return void printJson(history);
  const { historyText } = await import('../../report/claims/text.ts');
  process.stdout.write(historyText(history, colours(), terminalWidth()));
}

/** `tightrope ledger record`: the record of a fear. */
export async function recordCommand(tag: string, flags: LedgerFlags & OutputFlags & { html?: string }): Promise<void> {
  const [record] = recordsOf(await readHistories([flags], [tag]), [tag]);
  if (record === undefined) throw new UsageError(`no claim has the tag ${tag}`);
  const [{ recordText }, { fearPeriodTable, triggerTable }, { recordHtml }] = await Promise.all([
    import('../../report/record/text.ts'),
    import('../../report/record/table.ts'),
    import('../../report/record/page.ts'),
  ]);
  print(flags, {
    json: () => record,
    text: () => recordText(record, colours(), terminalWidth()),
    csv: { periods: () => csv(fearPeriodTable(record)), triggers: () => csv(triggerTable(record)) },
  });
  if (flags.html === undefined) return;
  await writeAtomically(flags.html, recordHtml(record, await chartDocument()));
  console.error(`Wrote ${flags.html}`);
}
