import type { Comparison } from '../../forecast/compare.ts';
import { namedModels } from '../../models/named-models.ts';
import { UsageError } from '../../numeric/errors.ts';
import * as kept from '../../runs/kept.ts';
import type { RunSettings } from '../../runs/run-plan.ts';
import type { Situation } from '../../situation/situation.ts';
import { chosenCalibration } from '../calibration-file.ts';
import type { AnalysisFlags, CompareFlags, RunFlags } from '../run-flags.ts';

/** What `--run` is asked for. */
interface Asked<Flags> {
  situation: Situation;
  file: string;
  flags: Flags;
}

/** The analysis that a run has of a situation and options. @throws UsageError if it has another, or none yet */
export async function analysisOfRun(
  folder: string,
  {
    of,
    outcome,
    situation,
    file,
    flags,
  }: Asked<AnalysisFlags> & { of: 'why' | 'report'; outcome?: string | undefined },
) {
  if (flags.quick) throw new UsageError('--quick and --run cannot be used together: a run has the whole analysis');
  const settings = await settingsOf(flags, flags.scenario);
  return kept.keptAnalysis(folder, of, { situation, file, settings, samples: flags.samples, outcome });
}

/** The comparison that a run has of a situation and options. @throws UsageError if it has another, or none yet */
export async function comparisonOfRun(
  folder: string,
  { situation, file, flags }: Asked<CompareFlags>,
): Promise<Comparison> {
  const { samples, scenario: scenarios } = flags;
  const timeLine = flags.timeLine ? (true as const) : undefined;
  const settings = await settingsOf(flags, undefined);
  return kept.keptComparison(folder, { situation, file, settings, samples, scenarios, timeLine });
}

/** The options of a run that are given. */
async function settingsOf(
  { model, calibration, seed, sampler, at }: RunFlags,
  scenario: string | undefined,
): Promise<RunSettings> {
  const named = { models: namedModels(model), calibration: await chosenCalibration(calibration) };
  return { ...named, seed, sampler, scenario, at };
}
