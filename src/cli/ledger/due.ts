import type { ListedClaim } from '../../ledger/claim/history.ts';
import { momentMs } from '../../ledger/claim/moment.ts';
import { countOf } from '../../numeric/count-of.ts';
import { UsageError } from '../../numeric/errors.ts';
import { claimTable } from '../../report/claims/table.ts';
import { claimListText } from '../../report/claims/text.ts';
import { csv } from '../../report/table/csv.ts';
import { colours } from '../colours.ts';
import { type OutputFlags, print } from '../output.ts';
import { terminalWidth } from '../width.ts';
import { type LedgerFlags, withLedger } from './open.ts';

const MS_A_DAY = 86_400_000;
/** Claims that are shown. */
const MOST = 1000;

/** `tightrope ledger due`: open claims whose deadline is past, and those whose deadline comes within some days, the earliest first. */
export async function dueCommand(flags: LedgerFlags & OutputFlags & { within: number }): Promise<void> {
  const { within } = flags;
  if (within > 36_500) throw new UsageError(`--within: found ${within}, expected at most 36500 days`);
  const now = Date.now();
  const found = await withLedger(flags, async ({ db }) => {
    const { listClaims } = await import('../../ledger/store/index.ts');
    return listClaims(db, { due: true }, { limit: MOST, now: now + within * MS_A_DAY });
  });
  const isPast = ({ deadline = '' }: ListedClaim) => momentMs(deadline, 'end') < now;
  const groups = [
    { heading: 'PAST THEIR DEADLINE', claims: found.claims.filter(isPast) },
    {
      heading: `WITHIN ${countOf(within, 'day').toUpperCase()}`,
      claims: found.claims.filter((claim) => !isPast(claim)),
    },
  ].filter(({ claims }) => claims.length > 0);
  const paint = colours();
  const text = () =>
    groups.length === 0
      ? `No open claim is due${within > 0 ? ` within ${countOf(within, 'day')}` : ''}.\n`
      : groups
          .map(({ heading, claims }) => {
            const shown = { total: claims.length, page: 1, limit: MOST };
            return `${paint.bold(heading)}\n${claimListText(claims, shown, paint, terminalWidth())}`;
          })
          .join('\n');
  print(flags, { json: () => found, text, csv: { claims: () => csv(claimTable(found.claims)) } });
}
