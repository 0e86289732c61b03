import { decode } from '../../files/decode.ts';
import { readInput } from '../../files/read-input.ts';
import { namedModels } from '../../models/named-models.ts';
import { countOf } from '../../numeric/count-of.ts';
import { UsageError } from '../../numeric/errors.ts';
import { unknownName } from '../../numeric/nearest-name.ts';
import { planRun } from '../../runs/plan-run.ts';
import type { DrawRun, Run } from '../../runs/run.ts';
import type { DrawPlan, Purpose } from '../../runs/run-plan.ts';
import { FaultError } from '../../situation/fault.ts';
import { readSituation } from '../../situation/read.ts';
import { readingGiven } from '../backtest/reading.ts';
import { chosenCalibration } from '../calibration-file.ts';
import { runNext } from '../called.ts';
import { asFlag } from '../flags.ts';
import type { PlanFlags } from './plan-flags.ts';

/** `tightrope run plan`: writes a run into a folder. */
export async function planCommand(paths: string[], flags: PlanFlags): Promise<void> {
  const run =
    flags.for === 'backtest'
      ? await (await import('./plan-backtest.ts')).planCases(paths, flags)
      : await planSituation(paths, flags, flags.for);
  const { plan, pieces } = run;
  if (flags.json) {
    const numbers = pieces.map(({ name, title, from, to }) => ({ name, title, from, to }));
    const size =
      'cases' in run ? { cases: run.cases.cases.length } : { outcome: run.plan.outcome, samples: run.plan.samples };
    const said = { run: plan.run, of: plan.of, version: plan.version, ...size, pieces: numbers };
    process.stdout.write(`${JSON.stringify(said, null, 2)}\n`);
  } else process.stdout.write(`${flags.output}: ${inWords(run)}. Now: ${runNext('run', 'work', flags.output)}\n`);
}

function inWords(run: Run): string {
  const pieces = countOf(run.pieces.length, 'piece');
  if ('cases' in run) return `${countOf(run.cases.cases.length, 'case')} in ${pieces}`;
  const { of, samples } = run.plan;
  return of === 'forecast' ? `${samples} draws in ${pieces}` : `${samples} draws for ${of}`;
}

/** Plans a forecast or an analysis of a situation. */
async function planSituation(paths: string[], flags: PlanFlags, of: DrawPlan['of']): Promise<DrawRun> {
  const { output, model, calibration, samples, seed, sampler, at, pieceSize: size } = flags;
  const [file, other] = paths;
  if (other !== undefined)
    throw new UsageError(`${other}: a second file, expected one situation; --for backtest takes several`);
  const reading = readingGiven(flags);
  if (reading !== undefined) throw new UsageError(`--${asFlag(reading)} needs --for backtest`);
  const text = await readInput(file);
  const { situation, faults } = readSituation(decode(text, file), file);
  if (!situation) throw new FaultError(faults);
  const purpose = purposeOf(flags, of);
  const outcomes = Object.keys(situation.outcomes ?? {});
  if (purpose.outcome !== undefined && !outcomes.includes(purpose.outcome))
    throw new UsageError(unknownName('outcome', purpose.outcome, outcomes));
  if (size !== undefined && of !== 'forecast')
    throw new UsageError(`--piece-size and --for ${of} cannot be used together: its pieces are not cut beforehand`);
  const scenario = purpose.scenarios ? undefined : flags.scenario?.[0];
  const settings = {
    ...{ models: namedModels(model), calibration: await chosenCalibration(calibration) },
    ...{ seed, sampler, scenario, at },
  };
  return planRun(output, { file, text, situation, settings, samples, size, purpose });
}

/** What the run is for. @throws UsageError for flags that mean nothing for it */
function purposeOf({ outcome, scenario, timeLine }: PlanFlags, of: DrawPlan['of']): Purpose {
  if (outcome !== undefined && of !== 'why') throw new UsageError('--outcome needs --for why');
  if (timeLine && of !== 'compare') throw new UsageError('--time-line needs --for compare');
  const several = of === 'compare' && !timeLine;
  if (!several && (scenario?.length ?? 0) > 1)
    throw new UsageError(
      timeLine
        ? `--scenario: found ${scenario?.length} beside --time-line, expected one: the time line follows one at a time`
        : '--scenario: several are compared with --for compare, expected one',
    );
  return {
    of,
    ...(outcome !== undefined && { outcome }),
    ...(several && scenario && { scenarios: scenario }),
    ...(timeLine && { timeLine: true as const }),
  };
}
