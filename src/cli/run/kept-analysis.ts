import type { Analysis } from '../../forecast/analysis.ts';
import type { ForecastOptions } from '../../forecast/plan.ts';
import { namedModels } from '../../models/named-models.ts';
import { UsageError } from '../../numeric/errors.ts';
import { analysisOfRun } from '../../runs/analysis-run.ts';
import { openRun } from '../../runs/run-folder.ts';
import { type Purpose, settingsOfRun } from '../../runs/run-plan.ts';
import { checkSameRun } from '../../runs/same-run.ts';
import type { Situation } from '../../situation/situation.ts';
import { chosenCalibration } from '../calibration-file.ts';
import type { AnalysisFlags } from '../run-flags.ts';

/** What `--run` is asked for. */
interface Asked extends Purpose {
  situation: Situation;
  file: string;
  flags: AnalysisFlags;
}

/** An analysis with the options that it was planned with. */
export interface KeptAnalysis {
  analysis: Analysis;
  settings: ForecastOptions;
  outcome: string | undefined;
}

/** The analysis that a run has of a situation and options. @throws UsageError if it has another, or none yet */
export async function keptAnalysis(
  folder: string,
  { situation, file, flags, of, outcome }: Asked,
): Promise<KeptAnalysis> {
  const { model, calibration, samples, seed, sampler, scenario, at, quick } = flags;
  if (quick) throw new UsageError('--quick: a run has the whole analysis');
  const run = await openRun(folder);
  const models = namedModels(model);
  const settings = { models, calibration: await chosenCalibration(calibration), seed, sampler, scenario, at };
  checkSameRun(run, { situation, file, settings, samples, of, outcome });
  return {
    analysis: await analysisOfRun(run),
    settings: { ...settingsOfRun(run.plan), samples: run.plan.samples },
    outcome: run.plan.outcome,
  };
}
