import type { Forecast } from '../../forecast/forecast.ts';
import { GIVEN_A_DEAL, IF_STRUCK } from '../../forecast/notes.ts';
import { inWords } from '../../situation/scale.ts';
import { actorTable, type RoomRow, roomTable } from '../actors/table.ts';
import { agreementLines } from '../agreement/text.ts';
import { plainAnswer } from '../answer/words.ts';
import { coalitionLines } from '../coalitions/text.ts';
import { explanationLines } from '../hypotheses/in-forecast.ts';
import { disagreementInWords, disagreements } from '../issues/disagreement.ts';
import { spreadNames } from '../issues/spread.ts';
import { type IssueRow, issueTable, modelTable } from '../issues/table.ts';
import { heldInWords } from '../issues/words.ts';
import { calibrationInWords, calibrationSource, sharesInWords } from '../method/calibration.ts';
import { outcomeTable } from '../outcomes/table.ts';
import { tableLines } from '../table/text.ts';
import { type Paint, unpainted, WIDTH, wrap } from '../terminal/lines.ts';
import { viewsLines } from '../views/text.ts';
import { count, onScale, ROOM_IN_WORDS } from '../words/numbers.ts';
import { checkGivenForecast } from './given-forecast.ts';

/** How a text is laid out. */
export interface TextOptions {
  /** Columns of the terminal; 80 by default. */
  width?: number;
  /** What every model says, issue by issue. */
  compare?: boolean;
}

/**
 * All that a forecast says, for a terminal. `shortText` has the part to read first.
 *
 * @param paint how headings and notes are emphasised; plain text by default
 * @returns lines of at most `width` columns, 80 by default
 * @example console.log(forecastText(forecast(situation), undefined, { width: 100 }));
 */
export function forecastText(
  forecast: Forecast,
  paint: Paint = unpainted,
  { compare = false, width = WIDTH }: TextOptions = {},
): string {
  checkGivenForecast(forecast, 'forecastText');
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

function issueLines(forecast: Forecast, paint: Paint, width: number): string[] {
  const { issues, settings } = forecast;
  const now = issues.some((issue) => issue.statusQuo !== undefined) ? '   ○ status quo' : '';
  const about = ({ issue, spread }: IssueRow) => {
    const { scale, statusQuo } = issue;
    return [
      inWords(spread.middle, scale),
      scale.low === 0 && scale.high === 100 ? '' : `scale ${scale.low} to ${scale.high}`,
      statusQuo === undefined ? '' : `now ${onScale(statusQuo, scale)}`,
      issue.spread ? `spread ${sharesInWords(issue.spread)}` : '',
      heldInWords(issue) ?? '',
    ]
      .filter(Boolean)
      .join('; ');
  };
  return [
    '',
    ...tableLines(issueTable(forecast), { width, paint, wrapped: 'above', note: about }),
    ...wrap(`━ ${spreadNames(settings).range}   ● middle${now}`, 0, width).map(paint.dim),
  ];
}

/** What every model says of every issue. */
function modelLines(forecast: Forecast, paint: Paint, width: number): string[] {
  const { columns, rows } = modelTable(forecast);
  const layout = { width, paint, wrapped: 'above', indent: () => 2 } as const;
  return [
    '',
    ...tableLines({ columns, rows: [] }, layout),
    ...forecast.issues.flatMap((issue) => [
      ...wrap(issue.name, 0, width),
      ...tableLines({ columns, rows: rows.filter((row) => row.issue === issue) }, { ...layout, heading: false }),
    ]),
  ];
}

function outcomeLines(forecast: Forecast, paint: Paint, width: number): string[] {
  const { outcomes, agreements } = forecast;
  const told = agreements ? GIVEN_A_DEAL : IF_STRUCK;
  const both = outcomes.some(({ views }) => views)
    ? ['Chance: with the record, where it bears on the outcome; see both sides below.']
    : [];
  return [
    '',
    ...(outcomes.length > 0 ? tableLines(outcomeTable(forecast), { width, paint, wrapped: 'below' }) : []),
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

function actorLines(forecast: Forecast, paint: Paint, width: number): string[] {
  const { columns, rows } = actorTable(forecast);
  const sorted = rows.toSorted((a, b) => (b.gain?.value ?? 0) - (a.gain?.value ?? 0) || a.loss.value - b.loss.value);
  const known = rows.some(({ gain }) => gain !== undefined);
  const about =
    'Distance: how far the outcomes are from what the actor wants, weighted by what it cares about (0 all it ' +
    `wants, 100 the far end of everything).${known ? ' Gain: the distance it saves against the status quo.' : ''}`;
  return [
    '',
    ...tableLines({ columns, rows: sorted }, { width, paint, wrapped: 'above' }),
    ...wrap(about, 0, width).map(paint.dim),
  ];
}

function roomLines(forecast: Forecast, paint: Paint, width: number): string[] {
  if (forecast.roomForManoeuvre.length === 0) return [];
  const indent = ({ without }: RoomRow) => (without === undefined ? 0 : 2);
  const rows = tableLines(roomTable(forecast), { width: width - 1, paint, wrapped: 'above', indent });
  return ['', ...rows, ...wrap(ROOM_IN_WORDS, 0, width).map(paint.dim)];
}

function noteLines({ notes }: Forecast, paint: Paint, width: number): string[] {
  // The first one stands with the outcomes already.
  const more = notes.filter((note) => note !== IF_STRUCK && note !== GIVEN_A_DEAL);
  if (more.length === 0) return [];
  return ['', paint.bold('NOTES'), ...more.flatMap((note) => wrap(note, 2, width))];
}
