import type { Distribution, Forecast, IssueForecast } from '../forecast/forecast.ts';
import { inWords } from '../situation/scale.ts';
import { type Paint, pad, unpainted, WIDTH, wrap } from './columns.ts';
import { disagreementInWords, disagreements } from './disagreement.ts';
import { viewsLines } from './views-text.ts';
import { count, onScale, percentWithError, points, ROOM_IN_WORDS, roughPercent, shareWithError } from './words.ts';

const BAR = 20;

/**
 * The forecast as a table for a terminal of 80 columns.
 *
 * @param compare true: what every model says, issue by issue
 */
export function forecastText(forecast: Forecast, paint: Paint = unpainted, { compare = false } = {}): string {
  const lines = [
    ...heading(forecast, paint),
    ...issueLines(forecast, paint),
    ...(compare ? modelLines(forecast, paint) : []),
    ...outcomeLines(forecast, paint),
    ...viewsLines(forecast, paint),
    ...disagreementLines(forecast, paint),
    ...actorLines(forecast, paint),
    ...roomLines(forecast, paint),
    ...(forecast.notes.length > 0 ? ['', paint.bold('NOTES'), ...forecast.notes.flatMap((note) => wrap(note, 2))] : []),
  ];
  return `${lines.join('\n')}\n`;
}

function heading({ title, asOf, at, scenario, settings }: Forecast, paint: Paint): string[] {
  const { models, samples, stoppedBefore, seed, sampler } = settings;
  const pool = models.length === 1 ? models[0].title : `${models.length} models with equal weights`;
  const parts = [
    ...(asOf ? [`As of ${asOf}`] : []),
    ...(at ? [`seen from ${at}`] : []),
    ...(scenario ? [`scenario ${scenario}`] : []),
    pool,
    `${count(samples)} ${sampler === 'sobol' ? 'Sobol' : sampler} draws, seed ${seed}`,
  ];
  const stopped = stoppedBefore ? [`Stopped after ${count(samples)} of ${count(stoppedBefore)} draws.`] : [];
  return [paint.bold(pad(title, WIDTH).trimEnd()), ...wrap(`${parts.join('; ')}.`), ...stopped];
}

/** Widths of the name and of a number, so that name, three numbers and a bar fill a line. */
function columnsOf(issues: IssueForecast[]): { name: number; column: number } {
  const shown = issues.flatMap(({ pooled, models, scale }) =>
    [pooled, ...Object.values(models)].flatMap((distribution) => quantilesShown(distribution, scale)),
  );
  const column = Math.max(5, Math.max(...shown.map((number) => number.length)) + 2);
  return { column, name: Math.max(20, WIDTH - BAR - 2 - 3 * column) };
}

function issueLines({ issues }: Forecast, paint: Paint): string[] {
  const { name, column } = columnsOf(issues);
  const head = pad('WHERE THE ISSUES SETTLE', name) + ['5%', '50%', '95%'].map((t) => t.padStart(column)).join('');
  const legend = `━ 5 to 95%   ● middle${issues.some((i) => i.statusQuo !== undefined) ? '   ○ status quo' : ''}`;
  return ['', paint.bold(head), ...issues.flatMap((issue) => issueLine(issue, name, column, paint)), paint.dim(legend)];
}

function quantilesShown({ quantiles }: Distribution, scale: IssueForecast['scale']): string[] {
  const { q05, q50, q95 } = quantiles;
  return [q05, q50, q95].map((value) => onScale(value, scale));
}

function issueLine(issue: IssueForecast, nameWidth: number, column: number, paint: Paint): string[] {
  const { scale, pooled, statusQuo } = issue;
  const words = inWords(pooled.quantiles.q50, scale);
  const usual = scale.low === 0 && scale.high === 100;
  const about = [
    ...(words ? [words] : []),
    ...(usual ? [] : [`scale ${scale.low} to ${scale.high}`]),
    ...(statusQuo === undefined ? [] : [`now ${onScale(statusQuo, scale)}`]),
  ];
  const line = distributionLine(issue.name, pooled, issue, nameWidth, column, paint);
  return [line, ...(about.length > 0 ? wrap(about.join('; '), 4).map(paint.dim) : [])];
}

function distributionLine(
  name: string,
  distribution: Distribution,
  issue: IssueForecast,
  nameWidth: number,
  column: number,
  paint: Paint,
): string {
  const numbers = quantilesShown(distribution, issue.scale).map((shown) => shown.padStart(column));
  return `${pad(name, nameWidth)}${numbers.join('')}  ${paint.cyan(bar(distribution, issue))}`;
}

/** What every model says of every issue. */
function modelLines({ issues, settings }: Forecast, paint: Paint): string[] {
  const { name, column } = columnsOf(issues);
  const head = pad('WHAT EACH MODEL SAYS', name) + ['5%', '50%', '95%'].map((t) => t.padStart(column)).join('');
  const lines = issues.flatMap((issue) => [
    ...wrap(issue.name),
    ...settings.models.map((model) =>
      distributionLine(`  ${model.title}`, issue.models[model.name], issue, name, column, paint),
    ),
  ]);
  return ['', paint.bold(head), ...lines];
}

/** A range on the scale of an issue, in characters. */
function bar({ quantiles }: Distribution, { scale, statusQuo }: IssueForecast): string {
  const cell = (value: number) =>
    Math.min(BAR - 1, Math.max(0, Math.floor(((value - scale.low) / (scale.high - scale.low)) * BAR)));
  const cells = new Array<string>(BAR).fill('─');
  cells.fill('━', cell(quantiles.q05), cell(quantiles.q95) + 1);
  if (statusQuo !== undefined) cells[cell(statusQuo)] = '○';
  cells[cell(quantiles.q50)] = '●';
  return cells.join('');
}

function outcomeLines({ outcomes }: Forecast, paint: Paint): string[] {
  if (outcomes.length === 0) return [];
  const rows = outcomes.flatMap(({ id, claim, by, probability, models }) => {
    const values = Object.values(models).map((estimate) => estimate.value);
    const range = `${roughPercent(Math.min(...values))} to ${roughPercent(Math.max(...values))}`;
    const [first, ...more] = wrap(`${claim ?? id}${by ? `, by ${by}` : ''}`, 0, 48);
    return [`${pad(first, 48)}${percentWithError(probability).padStart(15)}${range.padStart(17)}`, ...more];
  });
  const head = `${pad('WHAT PEOPLE ASK', 48)}${'probability'.padStart(15)}${'models say'.padStart(17)}`;
  return ['', paint.bold(head), ...rows, paint.dim('± is the Monte Carlo standard error, in points of a percent')];
}

function disagreementLines(forecast: Forecast, paint: Paint): string[] {
  if (forecast.settings.models.length < 2) return [];
  const main = disagreements(forecast)
    .filter(({ gap }) => gap >= 0.05)
    .slice(0, 3);
  if (main.length === 0) return ['', 'The models agree on every issue to within 5% of its scale.'];
  const sentences = main.flatMap((d) => wrap(disagreementInWords(d, forecast), 2));
  return ['', paint.bold('WHERE THE MODELS DISAGREE MOST'), ...sentences];
}

function actorLines({ actors }: Forecast, paint: Paint): string[] {
  const known = actors.some((actor) => actor.gain !== undefined);
  const sorted = actors.toSorted((a, b) => (b.gain?.value ?? 0) - (a.gain?.value ?? 0) || a.loss.value - b.loss.value);
  const rows = sorted.map(({ name, loss, gain, betterOff }) => {
    const against = gain ? `${points(gain.value).padStart(12)}${roughPercent(betterOff ?? 0).padStart(14)}` : '';
    return `${pad(name, 42)}${(100 * loss.value).toFixed(1).padStart(12)}${against || (known ? '-'.padStart(12) : '')}`;
  });
  const against = known ? `${'gain'.padStart(12)}${'better off in'.padStart(14)}` : '';
  const about =
    'Distance: how far the outcomes are from what the actor wants, weighted by what it cares about (0 all it ' +
    `wants, 100 the far end of everything).${known ? ' Gain: the distance it saves against the status quo.' : ''}`;
  const head = `${pad(known ? 'WHO GAINS' : 'WHO GETS WHAT IT WANTS', 42)}${'distance'.padStart(12)}${against}`;
  return ['', paint.bold(head), ...rows, ...wrap(about).map(paint.dim)];
}

function roomLines({ roomForManoeuvre }: Forecast, paint: Paint): string[] {
  if (roomForManoeuvre.length === 0) return [];
  const row = (text: string, shown: string) => `${pad(text, 62)}${shown.padStart(17)}`;
  const rows = roomForManoeuvre.flatMap(({ name, onName, share, without }) => [
    row(`${name} against ${onName}`, shareWithError(share)),
    ...without.map((partner) => row(`  without ${partner.name}`, shareWithError(partner.share))),
  ]);
  return ['', paint.bold('ROOM FOR MANOEUVRE'), ...rows, ...wrap(ROOM_IN_WORDS).map(paint.dim)];
}
