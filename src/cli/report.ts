import { type Analysis, type Part, partsOfWhy } from '../forecast/analysis.ts';
import { namedModels } from '../models/named-models.ts';
import { countOf } from '../numeric/count-of.ts';
import { UsageError } from '../numeric/errors.ts';
import { unknownName } from '../numeric/nearest-name.ts';
import type { SituationRecord } from '../record/record.ts';
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
import type { analysisOfRun } from './run/kept-analysis.ts';
import type { AnalysisFlags } from './run-flags.ts';
import { stageProgress } from './stages.ts';
import { terminalWidth } from './width.ts';
import { explainedOutcomes } from './with-explanations.ts';

/** The analysis of a run, where one is named. */
const keptIn = async (run: string | undefined, asked: Parameters<typeof analysisOfRun>[1]) =>
  run === undefined ? undefined : (await import('./run/kept-analysis.ts')).analysisOfRun(run, asked);

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
  { model, json: _, csv: __, run: ___, quick, calibration: named, ...options }: AnalysisFlags,
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
  flags: AnalysisFlags & { output?: string; ledger?: string; charts?: string },
): Promise<void> {
  const { output = flags.json ? '-' : 'report.html', ledger, charts, ...options } = flags;
  const form = flags.json ? 'json' : formOf(output);
  const situation = await readSituationFile(file);
  const past = await recordFor(situation, file, ledger);
  const calibration = await chosenCalibration(flags.calibration);
  const kept = await keptIn(options.run, { situation, file, flags, of: 'report' });
  const drawing = { ...options, models: namedModels(options.model), calibration };
  let explanations = kept && Promise.resolve(kept.explanations);
  const write = async (drawn: Analysis) => {
    const seen = fromBothSides(drawn.forecast, past);
    if (seen.settings.stoppedBefore === undefined) explanations ??= explainedOutcomes(situation, drawing);
    const explained = await explanations;
    const analysis = { ...drawn, forecast: explained ? { ...seen, explanations: explained } : seen };
    const written = await inForm(form, analysis, past);
    if (output === '-') process.stdout.write(written);
    else await writeAtomically(output, written);
  };
  const watched = process.stderr.isTTY && output !== '-' && form === 'html';
  const showFirst = async (first: Analysis) => {
    await write(first);
    console.error(`Wrote a first answer to ${output}; the whole one replaces it. Ctrl-C keeps what is done.`);
  };
  const whole = kept ? kept.analysis : await analysed(situation, options, watched ? { showFirst } : {});
  await write(whole);
  if (output !== '-') console.error(`Wrote ${output}`);
  if (charts === undefined) return;
  const { writeCharts } = await import('./taken-away/charts.ts');
  const seen = { ...whole, forecast: fromBothSides(whole.forecast, past) };
  const count = await writeCharts(await pageDocument(seen, past), charts);
  console.error(`Wrote ${countOf(count, 'chart')} to ${charts}, each as SVG and PNG`);
}

type Form = 'html' | 'docx' | 'xlsx' | 'json';

/** What a report is written as, by the end of its name. @throws UsageError where that is another program's */
function formOf(output: string): Form {
  const ending = /\.(\w+)$/.exec(output)?.[1].toLowerCase();
  if (ending === 'docx' || ending === 'xlsx') return ending;
  if (ending !== undefined && ['pdf', 'doc', 'xls', 'odt', 'ods', 'csv', 'png', 'svg', 'md'].includes(ending)) {
    const instead = {
      csv: '`forecast --csv` and `why --csv` print tables',
      png: '--charts writes each chart',
      svg: '--charts writes each chart',
    }[ending];
    throw new UsageError(`-o ${output}: a report is written as .html, .docx or .xlsx${instead ? `; ${instead}` : ''}`);
  }
  return 'html';
}

/** A report as bytes or text. */
async function inForm(form: Form, analysis: Analysis, past: SituationRecord): Promise<string | Uint8Array> {
  if (form === 'json') return `${JSON.stringify(analysis, null, 2)}\n`;
  if (form === 'xlsx') return (await import('./taken-away/workbook.ts')).analysisWorkbook(analysis);
  if (form === 'html') return htmlOf(analysis, past);
  const [{ wordDocument }, { pngDrawer }] = await Promise.all([
    import('./taken-away/word.ts'),
    import('./taken-away/png.ts'),
  ]);
  return wordDocument(await pageDocument(analysis, past), await pngDrawer());
}

/** The page of a report, to be taken apart. */
async function pageDocument(analysis: Analysis, past: SituationRecord): Promise<Document> {
  const { parseHTML } = await import('linkedom');
  return parseHTML(await htmlOf(analysis, past)).document as unknown as Document;
}

async function htmlOf(analysis: Analysis, past: SituationRecord): Promise<string> {
  const { analysisHtml } = await import('../report/forecast/page.ts');
  return analysisHtml(analysis, await chartDocument(), past);
}

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
export async function whyCommand(
  file: string,
  flags: AnalysisFlags & { outcome?: string; ledger?: string },
): Promise<void> {
  const { outcome: named, ledger, ...options } = flags;
  const situation = await readSituationFile(file);
  const outcomes = Object.keys(situation.outcomes ?? {});
  if (named !== undefined && !outcomes.includes(named)) throw new UsageError(unknownName('outcome', named, outcomes));
  const past = await recordFor(situation, file, ledger);
  const kept = await keptIn(options.run, { situation, file, flags, of: 'why', outcome: named });
  const outcome = named ?? kept?.outcome;
  const told = (drawn: Analysis): Analysis => ({ ...drawn, forecast: fromBothSides(drawn.forecast, past) });
  const inCsv = flags.csv === undefined ? undefined : PART_OF[flags.csv];
  if (flags.quick && flags.csv !== undefined && !QUICK_TABLES.includes(flags.csv))
    throw new UsageError(`--csv=${flags.csv} and --quick cannot be used together: a first answer has no such table`);
  const parts = inCsv ? [inCsv] : partsOfWhy(outcome);
  const { whyText } = await import('../report/why/text.ts');
  const text = (drawn: Analysis) => whyText(told(drawn), { outcome, width: terminalWidth() }, colours());
  const place = inPlace();
  const showFirst =
    place && !flags.json && flags.csv === undefined ? (first: Analysis) => place.show(text(first)) : undefined;
  const analysis = kept ? kept.analysis : await analysed(situation, options, { parts, outcome, showFirst });
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
