import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { trace } from '../../engine/trace.ts';
import { recordBeside } from '../../files/record-beside.ts';
import type { Analysis, Part } from '../../forecast/analysis.ts';
import { explaining, withRests } from '../../forecast/by-explanation.ts';
import { compareScenarios, timeLine } from '../../forecast/comparison.ts';
import { fromBothSides } from '../../forecast/views.ts';
import { namedModels } from '../../models/named-models.ts';
import { plainText } from '../../report/words/numbers.ts';
import { keptAnalysis, keptComparison, keptForecast } from '../../runs/kept.ts';
import type { RunSettings } from '../../runs/run-plan.ts';
import { FaultError } from '../../situation/fault.ts';
import { readSituation } from '../../situation/read.ts';
import { analyseOnWorkers, forecastOnWorkers, threads } from '../../workers/index.ts';
import { LEDGER } from '../folder-ledger.ts';
import { checkedOf } from '../routes/checked.ts';
import { besideOf } from './beside-task.ts';
import { type CaseQuestion, casesTask } from './case-task.ts';
import { type EventQuestion, eventsResult } from './events-task.ts';
import { type ImportQuestion, importedTask } from './import-task.ts';
import { ofRun } from './of-run.ts';
import type { Task, TaskResult, TaskTools } from './task.ts';

/** The parts of `tightrope why` for one outcome. */
const OF_OUTCOME: readonly Part[] = ['sensitivity', 'scenarioDiscovery', 'interventions'];

/**
 * Does what a command does, by the same functions, and returns what it prints as JSON.
 *
 * @throws FaultError with the faults of the situation or of the options, UsageError as the functions do
 */
export async function performTask(task: Task, { signal, onProgress, ledger }: TaskTools): Promise<TaskResult> {
  const { kind, root, options } = task;
  if (kind === 'events') return eventsResult(root, options as EventQuestion);
  if (kind === 'backtest' || kind === 'learn')
    return casesTask(kind, root, { ...(options as unknown as CaseQuestion), run: task.run }, { signal, onProgress });
  if (kind === 'import')
    return importedTask(root, options as unknown as ImportQuestion, { signal, onProgress, own: ledger(true) });
  const { text, file } = task.situation ?? { text: '', file: 'situation.yaml' };
  const read = readSituation(text, file);
  if (kind === 'check') return { value: checkedOf(read, file), warnings: [] };
  if (!read.situation) throw new FaultError(read.faults);
  const { situation } = read;
  if (kind === 'trace') {
    const { model, ...rest } = options as { model: string };
    return { value: trace(situation, model, rest), warnings: [] };
  }
  const models = namedModels(options.models as string[] | undefined);
  const settings = { ...options, ...(models && { models }) };
  if (kind === 'comparison' && task.run) {
    const { scenarios, timeLine: byDay, scenario, ...rest } = settings as Record<string, never>;
    const named = byDay && scenario !== undefined ? [scenario] : scenarios;
    const asked = {
      situation,
      file,
      ...askedOf(rest),
      scenarios: named,
      timeLine: byDay ? (true as const) : undefined,
    };
    return { value: await ofRun(task.run, ({ folder }) => keptComparison(folder, asked)), warnings: [] };
  }
  if (kind === 'comparison') {
    const { scenarios, timeLine: byDay, scenario, ...rest } = settings as Record<string, never>;
    const runner = threads();
    const drawing = { ...(rest as object), signal, onProgress: drawn('scenarios', onProgress) };
    try {
      const compared = byDay
        ? timeLine(situation, { ...drawing, ...(scenario !== undefined && { scenario }) }, runner)
        : compareScenarios(situation, scenarios, drawing, runner);
      return { value: await compared, warnings: [] };
    } finally {
      await runner.close();
    }
  }

  // The record first, as the command does: a fault in it shows before anything is drawn.
  const beside = besideOf(root, file, ledger(false));
  const { record, warnings } = await recordBeside(situation, beside, task.ledger ? join(root, LEDGER) : undefined);
  const told = warnings.map(({ message }) => plainText(message));
  if (kind === 'record') return { value: { record, warnings: told }, warnings: told };
  if (kind === 'forecast') {
    const running = { signal, onProgress: drawn(task.run ? 'reading' : 'draws', onProgress) };
    const forecast = task.run
      ? await ofRun(task.run, async ({ folder }) => {
          return (await keptForecast(folder, { situation, file, ...askedOf(settings) }, running)).forecast;
        })
      : await forecastOnWorkers(situation, { ...settings, ...running });
    return { value: fromBothSides(forecast, record), warnings: told };
  }
  const { outcome, parts } = settings as { outcome?: string; parts?: Part[] };
  if (task.run) {
    const kept = await ofRun(task.run, ({ folder }) =>
      keptAnalysis(folder, outcome === undefined ? undefined : 'why', {
        ...{ situation, file, outcome, ...askedOf(settings) },
      }),
    );
    const { analysis, explanations } = kept;
    const both = fromBothSides(analysis.forecast, record);
    return { value: { ...analysis, forecast: explanations ? { ...both, explanations } : both }, warnings: told };
  }
  const analysis: Analysis = await analyseOnWorkers(situation, {
    ...settings,
    ...(outcome !== undefined && { parts: parts ?? OF_OUTCOME }),
    signal,
    onProgress: (stage, done, planned, share) => onProgress({ stage, done, planned, share }),
  });
  const seen = fromBothSides(analysis.forecast, record);
  // The whole analysis has the explanations, as the report has.
  const whole = outcome === undefined && parts === undefined && seen.settings.stoppedBefore === undefined;
  const explanations = whole ? await explaining(situation, settings)?.on(withRests(nextTurn), { signal }) : undefined;
  return { value: { ...analysis, forecast: explanations ? { ...seen, explanations } : seen }, warnings: told };
}

/** Progress of a run in one stage. */
const drawn = (stage: string, onProgress: TaskTools['onProgress']) => (done: number, planned: number) =>
  onProgress({ stage, done, planned, share: planned > 0 ? done / planned : 1 });

/** Options of a request as a run is asked for them. */
const askedOf = ({ samples, parts: _, outcome: __, quick: ___, ...settings }: Record<string, unknown>) => ({
  settings: settings as RunSettings,
  samples: samples as number | undefined,
});
