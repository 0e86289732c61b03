import { column } from '../../engine/columns.ts';
import { answeringOf } from '../../engine/models-of.ts';
import { compare } from '../../forecast/compare.ts';
import { countedFor } from '../../forecast/counted.ts';
import { cumulative } from '../../forecast/cumulative.ts';
import type { Forecast } from '../../forecast/forecast.ts';
import type { Drawn } from '../../forecast/jobs.ts';
import { summarise } from '../../forecast/summarise.ts';
import { learnedWeights, withRecord } from '../../forecast/views.ts';
import { modelNamed } from '../../models/models.ts';
import { scaleOf } from '../../situation/scale.ts';
import type { Situation } from '../../situation/situation.ts';
import type { GrowingRun } from './growing-run.ts';
import type { Context, IssueShape, SentPicture, Tasks, View } from './protocol.ts';
import { situationOf } from './read-task.ts';
import { modelsOfView, type Runs, runsOf } from './runs.ts';
import { sentForecast } from './sent-forecast.ts';

/** Draws after which there is a picture of the models without rounds; the first comes after so much time, if these are not done by then. */
const QUICK = [256, 2048];
const FIRST_MS = 40;
const LEAST = 64;
/** Draws of the first picture of all models. */
const FIRST_OF_ALL = 256;

/** The forecast of a view, from the first quick picture to all draws of all models. */
export async function forecastTask(view: View, context: Context<'forecast'>): Promise<Tasks['forecast']['output']> {
  const began = performance.now();
  const text = situationOf(view.revision);
  const { usual, all, quick } = modelsOfView(view);
  const models = usual.map((name) => ({ name, title: modelNamed(name)?.title ?? name }));
  const total = view.samples;
  const show = (runs: Runs, quickly: boolean) => {
    const { count } = runs.run;
    const said = quickly ? quick.length : all.length;
    const progress = { draws: count, of: total, models: said, quick: quickly, done: !quickly && count >= total };
    context.part({ ...pictureOf(runs, view, text), models, progress, took: performance.now() - began });
  };
  const grow = async (
    { run, reference }: Runs,
    count: number,
    quickly: boolean,
    enough?: (draws: number) => boolean,
  ) => {
    const tell = (draws: number) =>
      context.progress({ draws, of: total, models: quickly ? quick.length : all.length, quick: quickly, done: false });
    await reference?.growTo(Math.max(count, run.count), context.pause, undefined, enough);
    await run.growTo(count, context.pause, quickly ? undefined : tell, enough);
  };

  const whole = runsOf(view, all, 'all');
  // What was drawn before is shown at once; else the models that need no rounds come first.
  const isKnown = whole.run.count >= FIRST_OF_ALL;
  if (isKnown) show(whole, false);
  else if (quick.length > 0 && quick.length < all.length) {
    const runs = runsOf(view, quick, 'quick');
    const enough = (draws: number) => draws >= LEAST && performance.now() - began > FIRST_MS;
    for (const [k, count] of QUICK.entries()) {
      await grow(runs, count, true, k === 0 ? enough : undefined);
      show(runs, true);
      await context.pause();
    }
  }
  const from = isKnown ? 2 * whole.run.count : FIRST_OF_ALL;
  for (let count = from; whole.run.count < total; count *= 2) {
    await grow(whole, Math.min(count, total), false);
    show(whole, false);
    await context.pause();
  }
  return { done: true };
}

/** What a forecast and its difference from the situation as it is written look like, as far as they are drawn. */
function pictureOf(
  { run, reference }: Runs,
  { record, issue }: View,
  text: Situation,
): Pick<SentPicture, 'forecast' | 'shape' | 'reference'> {
  const both = (forecast: Forecast, { drawn }: GrowingRun) =>
    sentForecast(
      record ? withRecord(forecast, record.rates, learnedWeights(record.resolved)) : forecast,
      drawn.plan.design.situation,
      text,
    );
  const shape = issue === undefined ? undefined : shapeOf(run.drawn, issue);
  if (!reference) return { forecast: both(summarise(run.drawn), run), shape };
  const compared = compare({ label: 'changes', because: [] }, reference.drawn, run.drawn);
  return {
    forecast: both(compared.forecast, run),
    shape,
    reference: {
      forecast: both(writtenForecast(reference), reference),
      issues: compared.issues,
      outcomes: compared.outcomes,
      shape: issue === undefined ? undefined : writtenShape(reference, issue),
    },
  };
}

/** Forecasts of the situation as it is written: while a slider moves it is asked for again and again. */
const summarised = new WeakMap<GrowingRun, Forecast>();

function writtenForecast(run: GrowingRun): Forecast {
  let found = summarised.get(run);
  if (found?.settings.samples !== run.count) {
    found = summarise(run.drawn);
    summarised.set(run, found);
  }
  return found;
}

/** The same for the issue that was looked at last. */
const shaped = new WeakMap<GrowingRun, { count: number; shape: IssueShape | undefined }>();

function writtenShape(run: GrowingRun, issue: string): IssueShape | undefined {
  let found = shaped.get(run);
  if (found?.shape?.issue !== issue || found.count !== run.count) {
    found = { count: run.count, shape: shapeOf(run.drawn, issue) };
    shaped.set(run, found);
  }
  return found.shape;
}

function shapeOf(drawn: Drawn, issue: string): IssueShape | undefined {
  const { plan, columns } = drawn;
  const { situation, models } = plan.design;
  const ids = Object.keys(situation.issues);
  const at = ids.indexOf(issue);
  if (at < 0) return undefined;
  const scale = scaleOf(situation.issues[issue]);
  const counted = countedFor(drawn, issue);
  const of = (forecaster: number) => counted.of(column(columns, 'outcome', forecaster * ids.length + at));
  const each = models.map((_, model) => of(model));
  return {
    issue,
    pooled: cumulative(answeringOf(plan.design).map(of), scale, counted.weights),
    models: new Map(models.map((name, model) => [name, cumulative([each[model]], scale, counted.weights)])),
  };
}
