import stringWidth from 'string-width';
import type { Forecast, IssueForecast } from '../forecast/forecast.ts';
import { inWords } from '../situation/scale.ts';
import { disagreementInWords, disagreements } from './disagreement.ts';
import { count, onScale, percentWithError, plainText, points, roughPercent } from './words.ts';

/** How to emphasise on the terminal; the identity where colour is off. */
export interface Paint {
  bold(text: string): string;
  dim(text: string): string;
  cyan(text: string): string;
}

export const unpainted: Paint = { bold: (text) => text, dim: (text) => text, cyan: (text) => text };

const WIDTH = 80;
const BAR = 20;

/** The forecast as a table for a terminal of 80 columns. */
export function forecastText(forecast: Forecast, paint: Paint = unpainted): string {
  const lines = [
    ...heading(forecast, paint),
    ...issueLines(forecast, paint),
    ...outcomeLines(forecast, paint),
    ...disagreementLines(forecast, paint),
    ...actorLines(forecast, paint),
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

function issueLines({ issues }: Forecast, paint: Paint): string[] {
  const widest = Math.max(...issues.flatMap(quantilesShown).map((shown) => shown.length));
  const column = Math.max(5, widest + 2);
  const name = Math.max(20, WIDTH - BAR - 2 - 3 * column);
  const head = pad('WHERE THE ISSUES SETTLE', name) + ['5%', '50%', '95%'].map((t) => t.padStart(column)).join('');
  const legend = `━ 5 to 95%   ● middle${issues.some((i) => i.statusQuo !== undefined) ? '   ○ status quo' : ''}`;
  return ['', paint.bold(head), ...issues.flatMap((issue) => issueLine(issue, name, column, paint)), paint.dim(legend)];
}

function quantilesShown({ pooled, scale }: IssueForecast): string[] {
  const { q05, q50, q95 } = pooled.quantiles;
  return [q05, q50, q95].map((value) => onScale(value, scale));
}

function issueLine(issue: IssueForecast, nameWidth: number, column: number, paint: Paint): string[] {
  const { scale, pooled, statusQuo } = issue;
  const numbers = quantilesShown(issue)
    .map((shown) => shown.padStart(column))
    .join('');
  const words = inWords(pooled.quantiles.q50, scale);
  const usual = scale.low === 0 && scale.high === 100;
  const about = [
    ...(words ? [words] : []),
    ...(usual ? [] : [`scale ${scale.low} to ${scale.high}`]),
    ...(statusQuo === undefined ? [] : [`now ${onScale(statusQuo, scale)}`]),
  ];
  const line = `${pad(issue.name, nameWidth)}${numbers}  ${paint.cyan(bar(issue))}`;
  return [line, ...(about.length > 0 ? wrap(about.join('; '), 4).map(paint.dim) : [])];
}

/** The range of the forecast on the scale, in characters. */
function bar({ scale, pooled, statusQuo }: IssueForecast): string {
  const cell = (value: number) =>
    Math.min(BAR - 1, Math.max(0, Math.floor(((value - scale.low) / (scale.high - scale.low)) * BAR)));
  const cells = new Array<string>(BAR).fill('─');
  cells.fill('━', cell(pooled.quantiles.q05), cell(pooled.quantiles.q95) + 1);
  if (statusQuo !== undefined) cells[cell(statusQuo)] = '○';
  cells[cell(pooled.quantiles.q50)] = '●';
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

/** A text cut or padded to a number of terminal cells. */
function pad(text: string, width: number): string {
  const whole = plainText(text);
  if (stringWidth(whole) <= width - 1) return whole + ' '.repeat(width - stringWidth(whole));
  let cut = '';
  for (const character of whole) {
    if (stringWidth(cut + character) > width - 2) break;
    cut += character;
  }
  return `${cut}…${' '.repeat(Math.max(0, width - stringWidth(cut) - 1))}`;
}

/** A text broken into lines at spaces, indented. */
function wrap(text: string, indent = 0, width = WIDTH): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of plainText(text).split(/\s+/)) {
    if (line !== '' && indent + stringWidth(`${line} ${word}`) > width - 1) {
      lines.push(' '.repeat(indent) + line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, ' '.repeat(indent) + line];
}
