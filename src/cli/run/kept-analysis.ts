import type { Analysis } from '../../forecast/analysis.ts';
import type { Comparison } from '../../forecast/compare.ts';
import type { ExplainedOutcomes } from '../../forecast/explained.ts';
import { namedModels } from '../../models/named-models.ts';
import { UsageError } from '../../numeric/errors.ts';
import { openRun } from '../../runs/run-folder.ts';
import type { Purpose, RunSettings } from '../../runs/run-plan.ts';
import { checkSameRun } from '../../runs/same-run.ts';
import { stagedResult } from '../../runs/staged-run.ts';
import type { Situation } from '../../situation/situation.ts';
import { chosenCalibration } from '../calibration-file.ts';
import type { AnalysisFlags, CompareFlags, RunFlags } from '../run-flags.ts';

/** What `--run` is asked for. */
interface Asked extends Pick<Purpose, 'outcome'> {
  of: 'why' | 'report';
  situation: Situation;
  file: string;
  flags: AnalysisFlags;
}

/** An analysis, and what it was planned to be about. */
export interface KeptAnalysis {
  analysis: Analysis;
  /** Of a report, and where its situation has some. */
  explanations?: ExplainedOutcomes | undefined;
  outcome: string | undefined;
}

/** The analysis that a run has of a situation and options. @throws UsageError if it has another, or none yet */
export async function keptAnalysis(
  folder: string,
  { situation, file, flags, of, outcome }: Asked,
): Promise<KeptAnalysis> {
  const { samples, quick } = flags;
  if (quick) throw new UsageError('--quick: a run has the whole analysis');
  const run = await openRun(folder);
  checkSameRun(run, { situation, file, settings: await settingsOf(flags, flags.scenario), samples, of, outcome });
  return { ...(await stagedResult(run, of)), outcome: run.plan.outcome };
}

/** The comparison that a run has of a situation and options. @throws UsageError if it has another, or none yet */
export async function keptComparison(
  folder: string,
  { situation, file, flags }: { situation: Situation; file: string; flags: CompareFlags },
): Promise<Comparison> {
  const { samples, scenario: named } = flags;
  const run = await openRun(folder);
  // The time line follows one scenario; otherwise scenarios are what is compared.
  const timeLine = flags.timeLine || ('situation' in run && run.plan.timeLine);
  const settings = await settingsOf(flags, timeLine ? named?.[0] : undefined);
  const what = timeLine ? { timeLine } : { scenarios: named };
  checkSameRun(run, { ...{ situation, file, settings, samples, of: 'compare' }, ...what });
  return (await stagedResult(run, 'compare')).comparison;
}

/** The options of a run that are given. */
async function settingsOf(
  { model, calibration, seed, sampler, at }: RunFlags,
  scenario: string | undefined,
): Promise<RunSettings> {
  const named = { models: namedModels(model), calibration: await chosenCalibration(calibration) };
  return { ...named, seed, sampler, scenario, at };
}
