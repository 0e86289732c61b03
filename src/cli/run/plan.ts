import { decode } from '../../files/decode.ts';
import { readInput } from '../../files/read-input.ts';
import { namedModels } from '../../models/named-models.ts';
import { UsageError } from '../../numeric/errors.ts';
import { planRun } from '../../runs/plan-run.ts';
import { readSituation } from '../../situation/read.ts';
import { chosenCalibration } from '../calibration-file.ts';
import { runNext } from '../called.ts';
import { faultsText } from '../exit.ts';
import type { RunFlags } from '../run-flags.ts';

interface PlanFlags extends RunFlags {
  output: string;
  scenario?: string;
  pieceSize?: number;
}

/** `tightrope run plan`: writes a run into a folder. */
export async function planCommand(file: string, flags: PlanFlags): Promise<void> {
  const { output, model, calibration, samples, seed, sampler, scenario, at, pieceSize: size, json } = flags;
  const text = await readInput(file);
  const { situation, faults } = readSituation(decode(text, file), file);
  if (!situation) throw new UsageError(faultsText(faults));
  const settings = {
    ...{ models: namedModels(model), calibration: await chosenCalibration(calibration) },
    ...{ seed, sampler, scenario, at },
  };
  const { plan, pieces } = await planRun(output, { file, text, situation, settings, samples, size });
  const said = { run: plan.run, version: plan.version, samples: plan.samples, pieces };
  if (json) process.stdout.write(`${JSON.stringify(said, null, 2)}\n`);
  else
    process.stdout.write(
      `${output}: ${plan.samples} draws in ${pieces.length} ${pieces.length === 1 ? 'piece' : 'pieces'}. Now: ${runNext('run', 'work', output)}\n`,
    );
}
