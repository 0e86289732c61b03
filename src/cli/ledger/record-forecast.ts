import { claimsOfForecast, isPast, twinClaims } from '../../forecast/claims-of-forecast.ts';
import type { Forecast } from '../../forecast/forecast.ts';
import type { ClaimForecast } from '../../ledger/claim/claim.ts';
import { HINDSIGHT } from '../../ledger/claim/our-claimants.ts';
import { countOf } from '../../numeric/count-of.ts';
import { UsageError } from '../../numeric/errors.ts';
import { type LedgerFlags, withLedger } from './open.ts';

/**
 * Writes the outcomes of a forecast into the ledger as claims of its models; one that is there already gets a further forecast, unless
 * its last one says the same of the same inputs: that one still stands. Models that have no say in an outcome give no claims.
 *
 * @throws UsageError if there is nothing to record
 */
export async function recordForecast(forecast: Forecast, flags: LedgerFlags): Promise<void> {
  const entries = claimsOfForecast(forecast, Date.now());
  const undated = forecast.outcomes.filter(({ by }) => by === undefined).length;
  const past = forecast.outcomes.filter((outcome) => isPast(forecast, outcome)).length;
  if (entries.length === 0)
    throw new UsageError(
      past > 0
        ? 'nothing to record: the deadlines (`by`) of all outcomes lie before the day of the forecast'
        : 'nothing to record: no outcome of the situation has a deadline (`by`)',
    );
  const twins = twinClaims(forecast);
  let unchanged = 0;
  const added = await withLedger(
    flags,
    async ({ db }) => {
      const { append, historyOf } = await import('../../ledger/store/index.ts');
      const known = new Map<string, ClaimForecast | undefined>();
      for (const entry of entries) {
        const there = entry.entry === 'claim' ? await historyOf(db, entry.id) : undefined;
        if (entry.entry !== 'claim' || there === undefined) continue;
        // The same name for another event would make one record of two.
        for (const part of ['text', 'criteria'] as const) {
          if (there.claim[part] === entry[part]) continue;
          throw new UsageError(
            `the ledger has ${entry.id} with another ${part}: ${there.claim[part]}\nnow it is: ${entry[part]}\n` +
              'give the outcome another name, and it is recorded as a claim of its own',
          );
        }
        known.set(entry.id, there.forecasts.at(-1));
      }
      const fresh = entries.filter((entry) => {
        const id = entry.entry === 'claim' ? entry.id : entry.claim;
        if (!known.has(id)) return !twins.has(id);
        if (entry.entry !== 'forecast' || !stands(known.get(id), entry)) return entry.entry !== 'claim';
        unchanged++;
        return false;
      });
      const outcomes = await append(db, fresh, { lenient: true });
      const refused = outcomes.find((outcome) => outcome.state === 'refused');
      if (refused) throw new UsageError(refused.message);
      return outcomes.flatMap((outcome) => (outcome.state === 'added' ? [outcome.entry] : []));
    },
    { create: true },
  );
  const claims = added.filter(({ entry }) => entry === 'claim');
  const forecasts = added.length - claims.length;
  const late = claims.filter((claim) => claim.entry === 'claim' && claim.tags.includes(HINDSIGHT)).length;
  console.error(`Recorded ${countOf(claims.length, 'new claim')} and ${countOf(forecasts, 'forecast')}.`);
  if (unchanged > 0)
    console.error(
      `${countOf(unchanged, 'forecast')} ${unchanged === 1 ? 'is' : 'are'} in the ledger already, with the same inputs and the same number: not recorded again.`,
    );
  if (late > 0)
    console.error(
      `${countOf(late, 'claim')} ${late === 1 ? 'is past its' : 'are past their'} deadline: tagged ${HINDSIGHT}, no forecasts in advance.`,
    );
  if (past > 0)
    console.error(`${countOf(past, 'outcome')} with a deadline before the day of the forecast: not recorded.`);
  if (undated > 0) console.error(`${countOf(undated, 'outcome')} without a deadline (\`by\`): not recorded.`);
}

/** Whether the last forecast of a claim says the same of the same inputs. */
const stands = (last: ClaimForecast | undefined, now: ClaimForecast): boolean =>
  last !== undefined &&
  (['probability', 'inputsHash', 'seed', 'version'] as const).every((part) => last[part] === now[part]);
