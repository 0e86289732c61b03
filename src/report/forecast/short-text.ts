import type { Forecast, IssueForecast } from '../../forecast/forecast.ts';
import { inWords } from '../../situation/scale.ts';
import { factorsInWords, inTheWayInWords, paceGuessInWords, settlesInWords } from '../agreement/words.ts';
import { issuesOf, mainReason } from '../answer/reason.ts';
import { plainAnswer } from '../answer/words.ts';
import { partyTable } from '../coalitions/table.ts';
import { mixtureInWords } from '../hypotheses/in-forecast.ts';
import { spreadNames, spreadOf } from '../issues/spread.ts';
import { calibrationInWords } from '../method/calibration.ts';
import { cellWidth } from '../terminal/cell-width.ts';
import { type Paint, pad, unpainted, WIDTH, wrap } from '../terminal/lines.ts';
import { briefDay, dayInWords, deadlineInWords } from '../words/names.ts';
import { answered, chance, chanceRange, count, errorIfLarge, modelsSay, onScale, plainText } from '../words/numbers.ts';
import { checkGivenForecast } from './given-forecast.ts';

/** No more lines than this, whatever is forecast. */
export const MOST_LINES = 25;

/** How the short text is laid out. */
export interface ShortOptions {
  /** Columns of the terminal; 80 by default. */
  width?: number;
  /** The situation's file as the user named it, for the commands to run next. */
  file?: string;
  /** The flags of this forecast, which the commands to run next need as well for the same answer. */
  flags?: readonly string[];
  /** Writes a command line that the user can run; by default `tightrope ...`. */
  command?: (...words: string[]) => string;
  /** What to do next, in place of command lines, for a reader who has none. */
  next?: readonly string[];
  /** Where the rows are that do not fit; `--all` by default. */
  more?: string;
}

/**
 * The forecast in at most 25 lines: the answer, what people ask, where the issues settle, the main reason, and what to run next.
 * What does not fit is counted, the most important stands first: outcomes in the order of the file, and the issues that they turn
 * on.
 */
export function shortText(forecast: Forecast, paint: Paint = unpainted, options: ShortOptions = {}): string {
  checkGivenForecast(forecast, 'shortText');
  const {
    width = WIDTH,
    file = 'FILE',
    flags = [],
    command = (...words) => ['tightrope', ...words].join(' '),
  } = options;
  const { next = nextLines(forecast, [file, ...flags], command, width), more = '--all' } = options;
  const head = [
    ...shortened(plainAnswer(forecast), 5, width).map(paint.bold),
    ...shortened(`${aboutInWords(forecast)} ${calibrationInWords(forecast)}`, 4, width).map(paint.dim),
    ...dealLines(forecast, width),
    ...shortened(mixtureInWords(forecast) ?? '', 2, width).filter((line) => line !== ''),
  ];
  const reason = mainReason(forecast, forecast.outcomes[0]);
  const tail = ['', ...(reason === '' ? [] : shortened(`Why: ${reason}`, 4, width)), ...next.map(paint.dim)];
  const told = forecast.agreements
    ? settlesInWords(forecast)
    : 'Where the bargain settles if it is struck: no model tells whether or when.';
  const settled = shortened(told, 2, width);
  const left = MOST_LINES - head.length - tail.length - settled.length;
  const asked = outcomeBlocks(forecast, width);
  const issues = issueBlocks(forecast, width);
  const cabinet = fitting(partyBlocks(forecast, width), Math.floor(left / 2), more, paint);
  const rest = left - cabinet.length;
  // Each table has an empty line, a heading, and perhaps a line for what is left out.
  const forOutcomes =
    asked.rows.length === 0
      ? 0
      : Math.max(Math.min(Math.ceil(0.65 * rest), 3 + lines(asked.rows)), rest - 3 - lines(issues.rows));
  const first = fitting(asked, forOutcomes, more, paint);
  const second = fitting(issues, rest - first.length, more, paint);
  return `${[...head, ...first, ...cabinet, ...second, ...settled.map(paint.dim), ...tail].join('\n')}\n`;
}

interface ShortTable {
  heading: string;
  /** A row may take several lines. */
  rows: string[][];
}

const lines = (rows: string[][]): number => rows.reduce((sum, row) => sum + row.length, 0);

/** As much of a table as so many lines hold. */
function fitting({ heading, rows }: ShortTable, most: number, where: string, paint: Paint): string[] {
  if (rows.length === 0 || most < 3) return [];
  let kept = rows.length;
  while (kept > 0 && 2 + lines(rows.slice(0, kept)) + (kept < rows.length ? 1 : 0) > most) kept--;
  if (kept === 0) return [];
  const more = rows.length - kept;
  return [
    '',
    paint.bold(heading),
    ...rows.slice(0, kept).flat(),
    ...(more > 0 ? [paint.dim(`and ${count(more)} more: ${where}`)] : []),
  ];
}

/** A text in at most so many lines; a longer one, of endless names, ends with a mark. */
function shortened(text: string, most: number, width: number): string[] {
  const all = wrap(text, 0, width).map((line) => pad(line, width).trimEnd());
  return all.length <= most ? all : [...all.slice(0, most - 1), `${all[most - 1].slice(0, width - 2)}…`];
}

/** What the answer is made of, and who refuses, where it turns on an agreement; the rest of it stands under --all. */
function dealLines(forecast: Forecast, width: number): string[] {
  const { agreements = [], outcomes } = forecast;
  const factors = outcomes[0] ? `${factorsInWords(outcomes[0])} ${paceGuessInWords(outcomes[0], forecast)}`.trim() : '';
  if (agreements.length === 0) return [];
  const about = agreements.find(({ id }) => id === outcomes[0]?.deal?.agreement) ?? agreements[0];
  return [
    ...(factors === '' ? [] : shortened(factors, 4, width)),
    ...shortened(inTheWayInWords(about, forecast)[0], 2, width),
  ];
}

function aboutInWords({ title, asOf, at, scenario, settings }: Forecast): string {
  const { models, samples, stoppedBefore, certain } = settings;
  const parts = [
    ...(asOf ? [`as of ${dayInWords(asOf)}`] : []),
    ...(at ? [`seen from ${dayInWords(at)}`] : []),
    ...(scenario ? [`scenario ${scenario}`] : []),
    models.length === 1 ? `“${models[0].title}” alone` : `${models.length} models`,
    certain ? 'nothing uncertain' : `${count(samples)} ${stoppedBefore ? `of ${count(stoppedBefore)} ` : ''}futures`,
    ...(stoppedBefore ? ['stopped'] : []),
  ];
  return `${title}: ${parts.join(', ')}.`;
}

/** The columns of a table, as wide as they must be; the first takes what is left. */
function table(
  heading: string,
  heads: string[],
  rows: { name: string; cells: string[]; note?: string }[],
  width: number,
): ShortTable {
  const widths = heads.map((head, c) => 2 + Math.max(head.length, ...rows.map(({ cells }) => cellWidth(cells[c]))));
  const cells = widths.reduce((sum, w) => sum + w, 0);
  const longest = Math.max(heading.length, ...rows.map(({ name }) => cellWidth(plainText(name)))) + 1;
  const first = Math.max(12, Math.min(longest, width - cells));
  const line = (name: string, values: string[]) =>
    pad(name, first) + values.map((value, c) => value.padStart(widths[c])).join('');
  return {
    heading: line(heading.length < first ? heading : (heading.split(' ').at(-1) as string).slice(0, first - 1), heads),
    rows: rows.map(({ name, cells: values, note = '' }) => {
      const [start, ...rest] = wrap(name, 0, first).slice(0, 3);
      const full = line(start, values);
      const fits = note !== '' && cellWidth(full) + 2 + cellWidth(note) < width;
      return [fits ? `${full}  ${note}` : full, ...rest.map((part) => pad(part, first).trimEnd())];
    }),
  };
}

function outcomeBlocks({ outcomes, settings }: Forecast, width: number): ShortTable {
  const rows = outcomes.map((outcome) => {
    const { answer, views, probability } = outcome;
    const range = views || outcome.deal ? chanceRange(answer.low, answer.high) : modelsSay(outcome);
    return {
      name: deadlineInWords(outcome, briefDay),
      cells: [answered(outcome, settings) + (views || width < 60 ? '' : errorIfLarge(probability)), range],
    };
  });
  const record = outcomes.every(({ views }) => views);
  const mixed = outcomes.some(({ views, deal }) => views || deal);
  const head = record ? 'with record' : mixed ? 'range' : settings.models.length > 1 ? 'models say' : '';
  return table('WHAT PEOPLE ASK', ['chance', head], rows, width);
}

/** Which parties govern, where the bargain is over a cabinet. */
function partyBlocks(forecast: Forecast, width: number): ShortTable {
  const rows = partyTable(forecast).rows.map(({ name, inCabinet, leads }) => ({
    name,
    cells: [chance(inCabinet.value), chance(leads.value)],
  }));
  return table('WHICH CABINET FORMS', ['in it', 'leads it'], rows, width);
}

function issueBlocks({ issues, outcomes, settings }: Forecast, width: number): ShortTable {
  const turnedOn = [...new Set(outcomes.flatMap(issuesOf))];
  const place = ({ id }: IssueForecast) => (turnedOn.includes(id) ? turnedOn.indexOf(id) : turnedOn.length);
  const now = issues.some(({ statusQuo }) => statusQuo !== undefined);
  const rows = issues
    .toSorted((a, b) => place(a) - place(b))
    .map((issue) => {
      const { name, scale, statusQuo, now: today = statusQuo } = issue;
      const { low, middle, high } = spreadOf(issue, settings);
      const shown = (value: number) => onScale(value, scale);
      return {
        name,
        cells: [
          ...(now ? [today === undefined ? '-' : shown(today)] : []),
          shown(middle),
          `${shown(low)} to ${shown(high)}`,
        ],
        note: inWords(middle, scale),
      };
    });
  const range = spreadNames(settings).range.replace('lowest to highest model', 'models');
  return table('WHERE THE ISSUES SETTLE', [...(now ? ['now'] : []), 'settles', range], rows, width);
}

/** What to run next. */
function nextLines(
  { outcomes: [asked] }: Forecast,
  given: string[],
  command: NonNullable<ShortOptions['command']>,
  width: number,
): string[] {
  const why = command('why', ...given, ...(asked ? ['--outcome', asked.id] : []));
  const all = command('forecast', ...given, '--all');
  return cellWidth(why) + 6 < width && cellWidth(all) + 6 < width ? [`Next: ${why}`, `      ${all}`] : [why, all];
}
