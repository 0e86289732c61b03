import { filterIn } from '../../ledger/claim/filter.ts';
import { HINDSIGHT } from '../../ledger/claim/our-claimants.ts';
import { GROUPINGS, type Grouping } from '../../ledger/score/group-by.ts';
import type { ResolvedClaim } from '../../ledger/score/resolved-claim.ts';
import { withoutHindsight } from '../../ledger/score/without-hindsight.ts';
import type { ClaimFilter } from '../../ledger/store/index.ts';
import { countOf } from '../../numeric/count-of.ts';
import { UsageError } from '../../numeric/errors.ts';
import { csv } from '../../report/table/csv.ts';
import { colours } from '../colours.ts';
import { chartDocument } from '../document.ts';
import { writeAtomically } from '../files.ts';
import { asFlag } from '../flags.ts';
import { type OutputFlags, print } from '../output.ts';
import { terminalWidth } from '../width.ts';
import { type LedgerFlags, withLedger } from './open.ts';

export interface ScoreFlags extends ClaimFilter, LedgerFlags, OutputFlags {
  html?: string;
}

/** The claims to score; those that were recorded in hindsight only where they are asked for. */
async function resolved(flags: ScoreFlags): Promise<ResolvedClaim[]> {
  const all = await withLedger(flags, async ({ db }) => {
    const { resolvedClaims } = await import('../../ledger/store/index.ts');
    return resolvedClaims(db, filterIn(flags));
  });
  const claims = withoutHindsight(all, flags.tag);
  const late = all.length - claims.length;
  if (late > 0)
    console.error(`Left out: ${countOf(late, 'claim')} recorded in hindsight (--tag ${HINDSIGHT} shows them).`);
  return claims;
}

/** Which claims these are, in words. */
function about(
  claims: readonly ResolvedClaim[],
  { status, claimant, tag, question, outcome, words }: ScoreFlags,
): string {
  const filters = Object.entries({ status, claimant, tag, question, outcome, words }).filter(
    ([, value]) => value !== undefined,
  );
  const only = filters.length === 0 ? '' : `, ${filters.map(([name, value]) => `${name} “${value}”`).join(', ')}`;
  return `${countOf(claims.length, 'resolved claim')}${only}.`;
}

/** `tightrope ledger score`: how good the forecasts were, by groups. */
export async function scoreCommand(flags: ScoreFlags & { by: string }): Promise<void> {
  const claims = await resolved(flags);
  const [{ scoreTable }, { scoreText }, { scoresTable }] = await Promise.all([
    import('../../ledger/score/score-table.ts'),
    import('../../report/scores/text.ts'),
    import('../../report/scores/table.ts'),
  ]);
  const by = GROUPINGS.find((name) => asFlag(name) === flags.by) as Grouping;
  const table = scoreTable(claims, { by: [by] });
  print(flags, {
    json: () => table,
    text: () => scoreText(table, colours(), terminalWidth()),
    csv: { scores: () => csv(scoresTable(table)) },
  });
  if (flags.html === undefined) return;
  const { scoresHtml } = await import('../../report/scores/page.ts');
  const { calibrationOf } = await import('../../ledger/score/calibration-of.ts');
  const parts = { scores: table, calibration: calibrationOf(claims) };
  await writeAtomically(flags.html, scoresHtml(about(claims, flags), parts, await chartDocument()));
  console.error(`Wrote ${flags.html}`);
}

/** `tightrope ledger calibration`: what was said against how often it happened. */
export async function calibrationCommand(flags: ScoreFlags & { bins: number }): Promise<void> {
  if (flags.bins < 1 || flags.bins > 100) throw new UsageError(`--bins: found ${flags.bins}, expected 1 to 100`);
  const claims = await resolved(flags);
  const { calibrationOf } = await import('../../ledger/score/calibration-of.ts');
  const calibration = calibrationOf(claims, flags.bins);
  const [{ calibrationCurveText }, { binTable }] = await Promise.all([
    import('../../report/scores/text.ts'),
    import('../../report/scores/table.ts'),
  ]);
  print(flags, {
    json: () => calibration,
    text: () => calibrationCurveText(calibration, colours(), terminalWidth()),
    csv: { bins: () => csv(binTable(calibration)) },
  });
  if (flags.html === undefined) return;
  const { scoresHtml } = await import('../../report/scores/page.ts');
  await writeAtomically(flags.html, scoresHtml(about(claims, flags), { calibration }, await chartDocument()));
  console.error(`Wrote ${flags.html}`);
}
