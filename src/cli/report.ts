import type { Analysis, Part } from '../forecast/analysis.ts';
import { namedModels } from '../models/named-models.ts';
import { UsageError } from '../numeric/errors.ts';
import { unknownName } from '../numeric/nearest-name.ts';
import { counterfactualTable, limitTable } from '../report/discovery/table.ts';
import {
  coalitionTable,
  improvementTable,
  interventionTable,
  tippingPointTable,
} from '../report/interventions/table.ts';
import { csv as toCsv } from '../report/table/csv.ts';
import { inputTable } from '../report/why/table.ts';
import type { Situation } from '../situation/schema.ts';
import { analyseOnWorkers } from '../workers/index.ts';
import { chosenCalibration } from './calibration-file.ts';
import { colours } from './colours.ts';
import { chartDocument } from './document.ts';
import { EXIT } from './exit.ts';
import { readSituationFile, writeAtomically } from './files.ts';
import { inPlace } from './in-place.ts';
import { interruptible } from './interrupt.ts';
import { print } from './output.ts';
import { fromBothSides, recordFor } from './record.ts';
import type { RunFlags } from './run-flags.ts';
import { stageProgress } from './stages.ts';
import { terminalWidth } from './width.ts';
import { explanationsOf } from './with-explanations.ts';

export interface AnalysisFlags extends RunFlags {
  scenario?: string;
  /** Stop after the first answer. */
  quick?: boolean;
}

/** What to analyse, and what to do with a first answer while the whole one is made. */
interface Asked {
  parts?: readonly Part[];
  outcome?: string | undefined;
  showFirst?: ((first: Analysis) => void | Promise<void>) | undefined;
}

/**
 * Runs an analysis with its progress: a first answer of few draws on a terminal, then the whole. Ctrl-C keeps
 * what is done, and of the first answer what the whole one did not come to.
 */
async function analysed(
  situation: Situation,
  { model, json: _, csv: __, quick, calibration: named, ...options }: AnalysisFlags,
  { showFirst, ...asked }: Asked,
): Promise<Analysis> {
  const calibration = await chosenCalibration(named);
  const { signal, done } = interruptible();
  const stages = stageProgress();
  const settings = { ...options, ...asked, models: namedModels(model), calibration, signal };
  let first: Analysis | undefined;
  try {
    if (quick || showFirst) {
      first = await analyseOnWorkers(situation, { ...settings, quick: true });
      if (quick || signal.aborted) return first;
      await showFirst?.(first);
    }
    const whole = await analyseOnWorkers(situation, { ...settings, onProgress: stages.report });
    return signal.aborted && first ? { ...first, ...whole } : whole;
  } catch (error) {
    if (!signal.aborted || !first) throw error;
    return { ...first, stopped: true };
  } finally {
    stages.end();
    done();
    if (signal.aborted) process.exitCode = EXIT.interrupted;
  }
}

/** `tightrope report`: the forecast and its reasons as one page; on a terminal a first page in seconds, which the whole one replaces. */
export async function reportCommand(
  file: string,
  flags: AnalysisFlags & { output?: string; ledger?: string },
): Promise<void> {
  const { output = flags.json ? '-' : 'report.html', ledger, ...options } = flags;
  const situation = await readSituationFile(file);
  const past = await recordFor(situation, file, ledger);
  const calibration = await chosenCalibration(flags.calibration);
  let explanations: ReturnType<typeof explanationsOf> | undefined;
  const write = async (drawn: Analysis) => {
    const seen = fromBothSides(drawn.forecast, past);
    if (seen.settings.stoppedBefore === undefined)
      explanations ??= explanationsOf(situation, { ...options, models: namedModels(options.model), calibration });
    const explained = await explanations;
    const analysis = { ...drawn, forecast: explained ? { ...seen, explanations: explained } : seen };
    const { analysisHtml } = await import('../report/forecast/page.ts');
    const written = flags.json
      ? `${JSON.stringify(analysis, null, 2)}\n`
      : analysisHtml(analysis, await chartDocument(), past);
    if (output === '-') process.stdout.write(written);
    else await writeAtomically(output, written);
  };
  const watched = process.stderr.isTTY && output !== '-' && !flags.json;
  const showFirst = async (first: Analysis) => {
    await write(first);
    console.error(`Wrote a first answer to ${output}; the whole one replaces it. Ctrl-C keeps what is done.`);
  };
  await write(await analysed(situation, options, watched ? { showFirst } : {}));
  if (output !== '-') console.error(`Wrote ${output}`);
}

const REASONS: readonly Part[] = ['sensitivity', 'scenarioDiscovery', 'interventions', 'paretoImprovements'];

/** The part of the analysis that each table of `why` is made of. */
const PART_OF: Record<string, Part> = {
  inputs: 'sensitivity',
  limits: 'scenarioDiscovery',
  counterfactuals: 'scenarioDiscovery',
  moves: 'interventions',
  'tipping-points': 'interventions',
  coalitions: 'interventions',
  'pareto-improvements': 'paretoImprovements',
};

/** Those that a first answer has. */
const QUICK_TABLES = ['inputs', 'limits'];

/** `tightrope why`: the reasons of one outcome, or of all; on a terminal a first answer in seconds, refined in place. */
export async function whyCommand(file: string, flags: AnalysisFlags & { outcome?: string }): Promise<void> {
  const { outcome, ...options } = flags;
  const situation = await readSituationFile(file);
  const outcomes = Object.keys(situation.outcomes ?? {});
  if (outcome !== undefined && !outcomes.includes(outcome))
    throw new UsageError(unknownName('outcome', outcome, outcomes));
  const past = await recordFor(situation, file);
  const told = (drawn: Analysis): Analysis => ({ ...drawn, forecast: fromBothSides(drawn.forecast, past) });
  const inCsv = flags.csv === undefined ? undefined : PART_OF[flags.csv];
  if (flags.quick && flags.csv !== undefined && !QUICK_TABLES.includes(flags.csv))
    throw new UsageError(`--csv=${flags.csv}: a first answer has none; leave --quick out`);
  const ofOne = outcome === undefined ? REASONS : REASONS.filter((part) => part !== 'paretoImprovements');
  const parts = inCsv ? [inCsv] : ofOne;
  const { whyText } = await import('../report/why/text.ts');
  const text = (drawn: Analysis) => whyText(told(drawn), { outcome, width: terminalWidth() }, colours());
  const place = inPlace();
  const showFirst =
    place && !flags.json && flags.csv === undefined ? (first: Analysis) => place.show(text(first)) : undefined;
  const analysis = await analysed(situation, options, { parts, outcome, showFirst });
  place?.clear();
  const whole = told(analysis);
  print(flags, {
    json: () => whole,
    text: () => text(analysis),
    csv: {
      inputs: () => toCsv(inputTable(whole, outcome)),
      limits: () => toCsv(limitTable(whole)),
      counterfactuals: () => toCsv(counterfactualTable(whole)),
      moves: () => toCsv(interventionTable(whole)),
      'tipping-points': () => toCsv(tippingPointTable(whole)),
      coalitions: () => toCsv(coalitionTable(whole)),
      'pareto-improvements': () => toCsv(improvementTable(whole)),
    },
  });
}
