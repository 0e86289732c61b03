import type { Forecast } from '../../forecast/forecast.ts';
import { planForecast } from '../../forecast/plan.ts';
import { summarise } from '../../forecast/summarise.ts';
import { answered } from '../../report/words/numbers.ts';
import { textChange } from '../../situation/edit/text-change.ts';
import type { Fault } from '../../situation/fault.ts';
import { readSituation } from '../../situation/read.ts';
import { GrowingRun } from './growing-run.ts';
import type { Context, Tasks, VersionNumber, VersionsCompared } from './protocol.ts';

/** Draws of each version. */
const VERSION_DRAWS = 512;

/** How one text became another, and the forecasts of both with the same seed, outcome by outcome and issue by issue. */
export async function versionsTask(
  { before, after, seed }: Tasks['versions']['input'],
  context: Context<'versions'>,
): Promise<VersionsCompared> {
  const read = { before: readSituation(before, 'before'), after: readSituation(after, 'after') };
  const errorsOf = ({ faults }: { faults: readonly Fault[] }) => faults.filter(({ severity }) => severity === 'error');
  const faults = { before: errorsOf(read.before), after: errorsOf(read.after) };
  const change = textChange(before, after);
  context.part({ change, faults, draws: 0, numbers: [] });
  await context.pause();
  const forecasts: Forecast[] = [];
  for (const { situation } of [read.before, read.after]) {
    if (!situation || before === after) return { change, faults, draws: 0, numbers: [] };
    const run = new GrowingRun(planForecast(situation, { seed, samples: VERSION_DRAWS }));
    await run.growTo(VERSION_DRAWS, context.pause);
    forecasts.push(summarise(run.drawn));
  }
  return { change, faults, draws: VERSION_DRAWS, numbers: numbersOf(forecasts[0], forecasts[1]) };
}

export function numbersOf(before: Forecast, after: Forecast): VersionNumber[] {
  const paired = <T extends { id: string }>(earlier: readonly T[], later: readonly T[]) => [
    ...later.map((one) => ({ one, from: earlier.find(({ id }) => id === one.id), to: one as T | undefined })),
    ...earlier
      .filter(({ id }) => !later.some((one) => one.id === id))
      .map((one) => ({ one, from: one as T | undefined, to: undefined })),
  ];
  return [
    ...paired(before.outcomes, after.outcomes).map(
      ({ one, from, to }): VersionNumber => ({
        kind: 'outcome',
        id: one.id,
        name: one.claim ?? one.id,
        before: from?.answer.probability,
        after: to?.answer.probability,
        says: [from && answered(from, before.settings), to && answered(to, after.settings)],
      }),
    ),
    ...paired(before.issues, after.issues).map(
      ({ one, from, to }): VersionNumber => ({
        kind: 'issue',
        id: one.id,
        name: one.name,
        before: from?.pooled.mean.value,
        after: to?.pooled.mean.value,
        scale: one.scale,
      }),
    ),
  ];
}
