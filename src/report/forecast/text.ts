import type { Forecast, IssueForecast } from '../../forecast/forecast.ts';
import { GIVEN_A_DEAL, IF_STRUCK } from '../../forecast/notes.ts';
import { inWords } from '../../situation/scale.ts';
import { agreementLines } from '../agreement/text.ts';
import { plainAnswer } from '../answer/words.ts';
import { coalitionLines } from '../coalitions/text.ts';
import { explanationLines } from '../hypotheses/in-forecast.ts';
import { disagreementInWords, disagreements } from '../issues/disagreement.ts';
import { type Spread, spreadNames, spreadOf } from '../issues/spread.ts';
import { heldInWords } from '../issues/words.ts';
import { calibrationInWords, calibrationSource, sharesInWords } from '../method/calibration.ts';
import { type Paint, pad, unpainted, WIDTH, wrap } from '../terminal/lines.ts';
import { viewsLines } from '../views/text.ts';
import { deadlineInWords } from '../words/names.ts';
import {
  answered,
  chanceRange,
  count,
  errorIfLarge,
  modelsSay,
  onScale,
  points,
  ROOM_IN_WORDS,
  roughPercent,
} from '../words/numbers.ts';

const BAR = 20;

/** How a text is laid out. */
export interface TextOptions {
  /** Columns of the terminal; 80 by default. */
  width?: number;
  /** What every model says, issue by issue. */
  compare?: boolean;
}

/** All that a forecast says, for a terminal. `shortText` has the part to read first. */
export function forecastText(
  forecast: Forecast,
  paint: Paint = unpainted,
  { compare = false, width = WIDTH }: TextOptions = {},
): string {
  const lines = [
    ...heading(forecast, paint, width),
    ...outcomeLines(forecast, paint, width),
    ...agreementLines(forecast, paint, width),
    ...viewsLines(forecast, paint, width),
    ...explanationLines(forecast, paint, width),
    ...coalitionLines(forecast, paint, width),
    ...issueLines(forecast, paint, width),
    ...(compare ? modelLines(forecast, paint, width) : []),
    ...disagreementLines(forecast, paint, width),
    ...actorLines(forecast, paint, width),
    ...roomLines(forecast, paint, width),
    ...noteLines(forecast, paint, width),
  ];
  return `${lines.join('\n')}\n`;
}

function heading(forecast: Forecast, paint: Paint, width: number): string[] {
  const { title, question, asOf, at, scenario, settings } = forecast;
  const { models, samples, stoppedBefore, seed, sampler } = settings;
  const several = settings.calibration ? `${models.length} models shown` : `${models.length} models with equal weights`;
  const pool = models.length === 1 ? models[0].title : several;
  const parts = [
    ...(asOf ? [`As of ${asOf}`] : []),
    ...(at ? [`seen from ${at}`] : []),
    ...(scenario ? [`scenario ${scenario}`] : []),
    pool,
    `${count(samples)} ${sampler === 'sobol' ? 'Sobol' : sampler} draws, seed ${seed}`,
  ];
  const stopped = stoppedBefore ? [`Stopped after ${count(samples)} of ${count(stoppedBefore)} draws.`] : [];
  return [
    ...wrap(title, 0, width).map(paint.bold),
    ...(question === undefined ? [] : wrap(question, 0, width)),
    ...wrap(plainAnswer(forecast), 0, width).map(paint.bold),
    ...wrap(`${parts.join('; ')}.`, 0, width),
    ...wrap(calibrationInWords(forecast), 0, width),
    ...(settings.calibration
      ? wrap(`${calibrationSource(forecast)} Files: ${settings.calibration.from.join(', ')}.`, 0, width)
      : []),
    ...stopped,
  ];
}

/** Widths of the name and of a number, so that name, three numbers and a bar fill a line. */
function columnsOf({ issues, settings }: Forecast, width: number): { name: number; column: number } {
  const names = spreadNames(settings);
  const shown = issues.flatMap((issue) => {
    const models = Object.keys(issue.models).map((model) => spreadOf(issue, settings, model));
    return [spreadOf(issue, settings), ...models].flatMap((spread) => numbersOf(spread, issue));
  });
  const widest = Math.max(...[...shown, names.low, names.middle, names.high].map((text) => text.length));
  const column = Math.max(5, widest + 2);
  return { column, name: Math.max(12, width - BAR - 2 - 3 * column) };
}

const numbersOf = ({ low, middle, high }: Spread, { scale }: IssueForecast): string[] =>
  [low, middle, high].map((value) => onScale(value, scale));

function issueLines(forecast: Forecast, paint: Paint, width: number): string[] {
  const { issues, settings } = forecast;
  const { name, column } = columnsOf(forecast, width);
  const names = spreadNames(settings);
  const head = [names.low, names.middle, names.high].map((text) => text.padStart(column)).join('');
  const now = issues.some((issue) => issue.statusQuo !== undefined) ? '   ○ status quo' : '';
  const rows = issues.flatMap((issue) => {
    const { scale, statusQuo } = issue;
    const spread = spreadOf(issue, settings);
    const words = inWords(spread.middle, scale);
    const about = [
      ...(words ? [words] : []),
      ...(scale.low === 0 && scale.high === 100 ? [] : [`scale ${scale.low} to ${scale.high}`]),
      ...(statusQuo === undefined ? [] : [`now ${onScale(statusQuo, scale)}`]),
    ];
    if (issue.spread) about.push(`spread ${sharesInWords(issue.spread)}`);
    const held = heldInWords(issue);
    if (held) about.push(held);
    return [
      ...spreadLines(issue.name, spread, issue, { name, column }, paint),
      ...(about.length > 0 ? wrap(about.join('; '), 4, width).map(paint.dim) : []),
    ];
  });
  return [
    '',
    ...headLines('WHERE THE ISSUES SETTLE', head, name, paint),
    ...rows,
    ...wrap(`━ ${names.range}   ● middle${now}`, 0, width).map(paint.dim),
  ];
}

/** A heading with those of its columns; on a line of its own where it is too long for them. */
function headLines(heading: string, columns: string, name: number, paint: Paint): string[] {
  return heading.length < name
    ? [paint.bold(heading.padEnd(name) + columns)]
    : [paint.bold(heading), ' '.repeat(name) + columns];
}

/** A name, its three numbers and a bar; a long name takes lines of its own above. */
function spreadLines(
  name: string,
  spread: Spread,
  issue: IssueForecast,
  widths: { name: number; column: number },
  paint: Paint,
): string[] {
  const above = wrap(name, name.startsWith('  ') ? 2 : 0, widths.name);
  const last = above.pop() as string;
  const numbers = numbersOf(spread, issue).map((shown) => shown.padStart(widths.column));
  return [...above, `${pad(last, widths.name)}${numbers.join('')}  ${paint.cyan(bar(spread, issue))}`];
}

/** What every model says of every issue. */
function modelLines(forecast: Forecast, paint: Paint, width: number): string[] {
  const { issues, settings } = forecast;
  const widths = columnsOf(forecast, width);
  const names = spreadNames(settings);
  const head = [names.low, names.middle, names.high].map((text) => text.padStart(widths.column)).join('');
  const lines = issues.flatMap((issue) => [
    ...wrap(issue.name, 0, width),
    ...settings.models.flatMap((model) =>
      spreadLines(`  ${model.title}`, spreadOf(issue, settings, model.name), issue, widths, paint),
    ),
  ]);
  return ['', ...headLines('WHAT EACH MODEL SAYS', head, widths.name, paint), ...lines];
}

/** A range on the scale of an issue, in characters. */
function bar({ low, middle, high }: Spread, { scale, statusQuo }: IssueForecast): string {
  const cell = (value: number) =>
    Math.min(BAR - 1, Math.max(0, Math.floor(((value - scale.low) / (scale.high - scale.low)) * BAR)));
  const cells = new Array<string>(BAR).fill('─');
  cells.fill('━', cell(low), cell(high) + 1);
  if (statusQuo !== undefined) cells[cell(statusQuo)] = '○';
  cells[cell(middle)] = '●';
  return cells.join('');
}

function outcomeLines({ outcomes, settings, agreements }: Forecast, paint: Paint, width: number): string[] {
  const told = agreements ? GIVEN_A_DEAL : IF_STRUCK;
  if (outcomes.length === 0) return ['', ...wrap(told, 0, width).map(paint.dim)];
  const asked = outcomes.map((outcome) => ({
    outcome,
    chance: answered(outcome, settings) + (outcome.views ? '' : errorIfLarge(outcome.probability)),
    range: outcome.deal ? chanceRange(outcome.answer.low, outcome.answer.high) : modelsSay(outcome),
  }));
  const chanceWidth = Math.max(8, ...asked.map(({ chance }) => chance.length + 2));
  const rangeWidth = Math.max(12, ...asked.map(({ range }) => range.length + 2));
  const name = Math.max(12, width - chanceWidth - rangeWidth);
  const rows = asked.flatMap(({ outcome, chance, range }) => {
    const [first, ...more] = wrap(deadlineInWords(outcome), 0, name);
    return [`${pad(first, name)}${chance.padStart(chanceWidth)}${range.padStart(rangeWidth)}`, ...more];
  });
  const both = outcomes.some(({ views }) => views)
    ? ['Chance: with the record, where it bears on the outcome; see both sides below.']
    : [];
  return [
    '',
    ...headLines(
      'WHAT PEOPLE ASK',
      `${'chance'.padStart(chanceWidth)}${(agreements ? 'range' : 'models say').padStart(rangeWidth)}`,
      name,
      paint,
    ),
    ...rows,
    ...[...both, told].flatMap((text) => wrap(text, 0, width).map(paint.dim)),
  ];
}

function disagreementLines(forecast: Forecast, paint: Paint, width: number): string[] {
  if (forecast.settings.models.length < 2) return [];
  const main = disagreements(forecast)
    .filter(({ gap }) => gap >= 0.05)
    .slice(0, 3);
  if (main.length === 0) return ['', ...wrap('The models agree on every issue to within 5% of its scale.', 0, width)];
  const sentences = main.flatMap((d) => wrap(disagreementInWords(d, forecast), 2, width));
  return ['', paint.bold('WHERE THE MODELS DISAGREE MOST'), ...sentences];
}

function actorLines({ actors }: Forecast, paint: Paint, width: number): string[] {
  const known = actors.some((actor) => actor.gain !== undefined);
  const columns = [['distance', 10], ...(known ? [['gain', 8] as const, ['better off in', 14] as const] : [])] as const;
  const name = Math.max(12, width - columns.reduce((sum, [, cells]) => sum + Number(cells), 0));
  const sorted = actors.toSorted((a, b) => (b.gain?.value ?? 0) - (a.gain?.value ?? 0) || a.loss.value - b.loss.value);
  const rows = sorted.flatMap(({ name: who, loss, gain, betterOff }) => {
    const above = wrap(who, 0, name);
    const last = above.pop() as string;
    const against = gain ? `${points(gain.value).padStart(8)}${roughPercent(betterOff ?? 0).padStart(14)}` : '';
    return [
      ...above,
      `${pad(last, name)}${(100 * loss.value).toFixed(1).padStart(10)}${against || (known ? '-'.padStart(8) : '')}`,
    ];
  });
  const about =
    'Distance: how far the outcomes are from what the actor wants, weighted by what it cares about (0 all it ' +
    `wants, 100 the far end of everything).${known ? ' Gain: the distance it saves against the status quo.' : ''}`;
  const head = columns.map(([text, cells]) => String(text).padStart(Number(cells))).join('');
  return [
    '',
    ...headLines(known ? 'WHO GAINS' : 'WHO GETS WHAT IT WANTS', head, name, paint),
    ...rows,
    ...wrap(about, 0, width).map(paint.dim),
  ];
}

function roomLines({ roomForManoeuvre }: Forecast, paint: Paint, width: number): string[] {
  if (roomForManoeuvre.length === 0) return [];
  const name = width - 8;
  const row = (text: string, indent: number, share: number) => {
    const above = wrap(text, indent, name);
    const last = above.pop() as string;
    return [...above, `${pad(last, name)}${`${(100 * share).toFixed(1)}%`.padStart(7)}`];
  };
  const rows = roomForManoeuvre.flatMap(({ name: who, onName, share, without }) => [
    ...row(`${who} against ${onName}`, 0, share.value),
    ...without.flatMap((partner) => row(`without ${partner.name}`, 2, partner.share.value)),
  ]);
  return ['', paint.bold('ROOM FOR MANOEUVRE'), ...rows, ...wrap(ROOM_IN_WORDS, 0, width).map(paint.dim)];
}

function noteLines({ notes }: Forecast, paint: Paint, width: number): string[] {
  // The first one stands with the outcomes already.
  const more = notes.filter((note) => note !== IF_STRUCK && note !== GIVEN_A_DEAL);
  if (more.length === 0) return [];
  return ['', paint.bold('NOTES'), ...more.flatMap((note) => wrap(note, 2, width))];
}
