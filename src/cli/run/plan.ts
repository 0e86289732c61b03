import { decode } from '../../files/decode.ts';
import { readInput } from '../../files/read-input.ts';
import { namedModels } from '../../models/named-models.ts';
import { UsageError } from '../../numeric/errors.ts';
import { unknownName } from '../../numeric/nearest-name.ts';
import { planRun } from '../../runs/plan-run.ts';
import type { RunPlan } from '../../runs/run-plan.ts';
import { readSituation } from '../../situation/read.ts';
import { chosenCalibration } from '../calibration-file.ts';
import { runNext } from '../called.ts';
import { faultsText } from '../exit.ts';
import type { RunFlags } from '../run-flags.ts';

interface PlanFlags extends RunFlags {
  output: string;
  scenario?: string;
  pieceSize?: number;
  for: RunPlan['of'];
  outcome?: string;
}

/** `tightrope run plan`: writes a run into a folder. */
export async function planCommand(file: string, flags: PlanFlags): Promise<void> {
  const {
    output,
    model,
    calibration,
    samples,
    seed,
    sampler,
    scenario,
    at,
    pieceSize: size,
    json,
    for: of,
    outcome,
  } = flags;
  const text = await readInput(file);
  const { situation, faults } = readSituation(decode(text, file), file);
  if (!situation) throw new UsageError(faultsText(faults));
  const outcomes = Object.keys(situation.outcomes ?? {});
  if (outcome !== undefined && of !== 'why')
    throw new UsageError('--outcome: only of a run that is planned with --for why');
  if (outcome !== undefined && !outcomes.includes(outcome))
    throw new UsageError(unknownName('outcome', outcome, outcomes));
  if (size !== undefined && of !== 'forecast')
    throw new UsageError('--piece-size: an analysis is not cut beforehand, expected without');
  const settings = {
    ...{ models: namedModels(model), calibration: await chosenCalibration(calibration) },
    ...{ seed, sampler, scenario, at },
  };
  const { plan, pieces } = await planRun(output, {
    ...{ file, text, situation, settings, samples, size, purpose: { of, outcome } },
  });
  const said = { run: plan.run, of, outcome, version: plan.version, samples: plan.samples, pieces };
  if (json) process.stdout.write(`${JSON.stringify(said, null, 2)}\n`);
  else {
    const cut = of === 'forecast' ? ` in ${pieces.length} ${pieces.length === 1 ? 'piece' : 'pieces'}` : ` for ${of}`;
    process.stdout.write(`${output}: ${plan.samples} draws${cut}. Now: ${runNext('run', 'work', output)}\n`);
  }
}
