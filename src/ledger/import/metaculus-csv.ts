import { parseMoment, writeMoment } from '../claim/moment.ts';
import type { Range } from './cdf.ts';
import { fault } from './check.ts';
import { type ClaimDraft, finishDraft, oneLine } from './draft.ts';
import type { FaultLog } from './fault-log.ts';
import { type ExportRow, firstHeading, rowsByHeading } from './headed-table.ts';
import type { ClaimImportOptions, ImportedClaim, ImportFile } from './imported.ts';
import {
  aggregateOf,
  allOptionsOf,
  COMMUNITY,
  claimOf,
  GEOMETRIC_MEAN,
  kindOf,
  type MetaculusForecast,
  type MetaculusForecaster,
  type MetaculusQuestion,
  msOfSeconds,
  personOf,
} from './metaculus-question.ts';
import { People } from './people.ts';
import { type Literal, parseLiteral } from './python-literal.ts';

const QUESTION_SPOT = {
  ...{
    id: 'Question ID',
    question: 'Question ID',
    text: 'Question Title',
    link: 'Question URL',
    kind: 'Question Type',
  },
  ...{ made: 'Open Time', deadline: 'Scheduled Close Time', options: 'MC Options (All)', tags: 'Categories' },
  ...{ outcome: 'Resolution', resolved: 'Resolution', verdict: 'Resolution', on: 'Resolution Known Time' },
};
const FORECAST_SPOT = {
  ...{ claim: 'Question ID', made: 'Start Time', probability: 'Probability Yes' },
  ...{ probabilities: 'Probability Yes Per Category', quantiles: 'Continuous CDF' },
};
/** Longer lists are cut unread. */
const LONGEST_LIST = 200_000;

/** A forecaster of whom only the id is certain until all are known. */
interface Person {
  person: string;
  bot: boolean;
}

interface Forecasts {
  by: MetaculusForecaster | Person;
  said: MetaculusForecast[];
}

/**
 * Reads the tables of Metaculus's data download, question_data.csv and forecast_data.csv, in either order; without the
 * second, questions become claims of the community without a forecast. Read are, of questions, Question ID, Question Title,
 * Label, Question URL, Question Type, MC Options (All), MC Options History or MC Options, Lower Bound, Upper Bound,
 * Continuous Range or Scaling, Categories, Open Time, Post Published Time, Scheduled Close Time, Resolution, Resolution Known
 * Time and Actual Close Time; of forecasts, Question ID, Forecaster Username or Forecaster (Anonymized), Forecaster ID, Is
 * Bot, Start Time, Probability Yes, Probability Yes Per Category (of a geometric mean: of every bin) and Continuous CDF.
 * Forecasters are told apart by their ids. A forecast that was withdrawn (End Time) counts on.
 *
 * @see the README of the download (2026-02), and Metaculus, utils/csv_utils.py
 */
export function importMetaculusCsv(
  files: readonly ImportFile[],
  options: ClaimImportOptions,
  log: FaultLog,
): ImportedClaim[] {
  const isQuestions = ({ text }: ImportFile) => firstHeading(text).includes('question title');
  const isForecasts = ({ text }: ImportFile) =>
    firstHeading(text).some((name) => /^forecaster (username|\(anon)/.test(name));
  const questions = new Map<string, MetaculusQuestion>();
  for (const { text, file } of files.filter(isQuestions)) {
    for (const row of rowsByHeading(text, file, log, ['Question ID', 'Question Title', 'Question Type']).rows) {
      const question = questionOf(row, options, log);
      if (question) questions.set(question.id, question);
    }
  }
  const tables = files.filter((file) => isForecasts(file) && !isQuestions(file));
  if (questions.size === 0 && tables.length > 0) {
    log.add(tables[0].file, 'these are forecasts without their questions: give question_data.csv, too');
    return [];
  }
  if (tables.length === 0) {
    log.add(files[0].file, 'questions without forecasts: give forecast_data.csv, too', undefined, 'warning');
  }
  const said = new Map<string, Map<string, Forecasts>>([...questions.keys()].map((id) => [id, new Map()]));
  const people = new People();
  for (const { text, file } of tables) {
    for (const row of rowsByHeading(text, file, log, ['Question ID', 'Start Time']).rows) {
      takeForecast(row, said, people, options, log);
    }
  }
  const drafts = [...questions.values()].flatMap((question): ClaimDraft[] => {
    const all = [...(said.get(question.id)?.values() ?? [])];
    const forecasts = all.length > 0 ? all : [{ by: COMMUNITY, said: [] }];
    return forecasts.map(({ by, said }) => claimOf(question, 'person' in by ? named(by, people) : by, said, log));
  });
  return drafts.flatMap((draft) => finishDraft(draft, options.set, log) ?? []);
}

function questionOf(row: ExportRow, { zone }: ClaimImportOptions, log: FaultLog): MetaculusQuestion | undefined {
  const errors = log.errors;
  const spot = row.spot(QUESTION_SPOT);
  const kind = kindOf(row.get('Question Type'));
  const id = row.get('Question ID');
  if (kind === undefined) {
    fault(
      log,
      spot,
      'kind',
      `${JSON.stringify(row.get('Question Type').slice(0, 40))} is not a type of question that can be read`,
    );
    return undefined;
  }
  const moment = (edge: 'start' | 'end', ...names: string[]): string | undefined => {
    const name = names.find((one) => row.get(one) !== '');
    const ms = name === undefined ? undefined : parseMoment(row.get(name), edge, zone);
    if (typeof ms === 'object') log.add(spot.file, `${name}: ${ms.fault}`, row.spot({ at: name ?? '' }).where('at'));
    return typeof ms === 'number' ? writeMoment(ms, edge) : undefined;
  };
  const label = row.get('Label');
  const title = row.get('Question Title');
  const question: MetaculusQuestion = {
    ...{ id, kind, spot, place: { line: row.line } },
    text: label !== '' && !title.includes(label) ? `${title} (${label})` : title,
    link: row.get('Question URL') || undefined,
    tags: textsOf(parseLiteral(row.get('Categories'))) ?? [],
    opened: moment('start', 'Open Time', 'Post Published Time'),
    closes: moment('end', 'Scheduled Close Time'),
    ...optionsOf(row),
    range: kind === 'number' || kind === 'date' ? rangeOf(row, kind === 'date') : undefined,
    resolution: row.get('Resolution'),
    known: moment('start', 'Resolution Known Time', 'Actual Close Time'),
  };
  return log.errors > errors ? undefined : question;
}

const textsOf = (list: Literal | undefined): string[] | undefined =>
  Array.isArray(list) ? list.map(String).map(oneLine) : undefined;

/** All options that ever were, and which were there from when on. */
function optionsOf(row: ExportRow): Pick<MetaculusQuestion, 'options' | 'optionsFrom'> {
  const told = parseLiteral(row.get('MC Options History').slice(0, LONGEST_LIST));
  const optionsFrom = (Array.isArray(told) ? told : []).flatMap((entry) => {
    const [time, list] = Array.isArray(entry) ? entry : [];
    const options = textsOf(list);
    const at = parseMoment(String(time), 'start', 'Z');
    return options ? [{ at: typeof at === 'number' ? at : -Infinity, options }] : [];
  });
  const list = (name: string) => textsOf(parseLiteral(row.get(name)));
  const options = list('MC Options (All)') ?? allOptionsOf(optionsFrom);
  return { options: options ?? list('MC Options') ?? list('MC Options (Current)'), optionsFrom };
}

/** The range of a question: 201 places, whatever its forecasts have, and its bounds; of older downloads its scaling. */
function rangeOf(row: ExportRow, date: boolean): Range | undefined {
  const place = (value: Literal): number => {
    if (typeof value === 'number') return date ? (msOfSeconds(value) ?? Number.NaN) : value;
    const ms = parseMoment(String(value), 'start', 'Z');
    return typeof ms === 'number' ? ms : Number.NaN;
  };
  const range = parseLiteral(row.get('Continuous Range').slice(0, LONGEST_LIST));
  if (Array.isArray(range)) {
    const places = range.map(place);
    if (places.length < 2 || !places.every((x) => Number.isFinite(x))) return undefined;
    return { low: places[0], high: places[places.length - 1], places };
  }
  const [lower, upper] = ['Lower Bound', 'Upper Bound'].map((name) => {
    const text = row.get(name);
    return text === '' ? Number.NaN : place(date ? text : Number(text));
  });
  if (Number.isFinite(lower) && Number.isFinite(upper)) return { low: lower, high: upper };
  const scaling = parseLiteral(row.get('Scaling'));
  if (typeof scaling !== 'object' || scaling === null || Array.isArray(scaling)) return undefined;
  const { 'Range Min': low, 'Range Max': high, 'Zero Point': zero } = scaling;
  if (typeof low !== 'number' || typeof high !== 'number') return undefined;
  return { low: place(low), high: place(high), zero: typeof zero === 'number' ? place(zero) : null };
}

function takeForecast(
  row: ExportRow,
  said: Map<string, Map<string, Forecasts>>,
  people: People,
  { zone }: ClaimImportOptions,
  log: FaultLog,
): void {
  const spot = row.spot(FORECAST_SPOT);
  const id = row.get('Question ID');
  const forecasters = said.get(id);
  const ms = parseMoment(row.get('Start Time'), 'start', zone);
  if (forecasters === undefined)
    return fault(log, spot, 'claim', `no question has the id ${JSON.stringify(id.slice(0, 40))}`);
  if (typeof ms !== 'number') return fault(log, spot, 'made', ms.fault);
  const by = forecasterOf(row, people);
  const key = 'person' in by ? `person ${by.person}` : by.part;
  const forecast: MetaculusForecast = { made: writeMoment(ms), spot };
  const yes = row.get('Probability Yes');
  if (yes !== '') forecast.probability = Number(yes);
  const list = (name: string): Literal | undefined => parseLiteral(row.get(name).slice(0, LONGEST_LIST));
  const options = list('Probability Yes Per Category');
  if (Array.isArray(options)) {
    const shares = options.map((p) => (typeof p === 'number' ? p : null));
    if (!('person' in by) && by.part === aggregateOf(GEOMETRIC_MEAN).part) forecast.bins = shares;
    else forecast.probabilities = shares;
  }
  const cdf = list('Continuous CDF');
  if (Array.isArray(cdf)) forecast.cdf = cdf.map((p) => (typeof p === 'number' ? p : Number.NaN));
  const known = forecasters.get(key);
  if (known) known.said.push(forecast);
  else forecasters.set(key, { by, said: [forecast] });
}

function forecasterOf(row: ExportRow, people: People): MetaculusForecaster | Person {
  const anonymous = row.get('Forecaster (Anonymized)');
  const bot = row.get('Is Bot').toLowerCase() === 'true';
  if (anonymous !== '') {
    if (/^[0-9a-f]{32,}$/.test(anonymous)) return personOf(`forecaster-${anonymous.slice(0, 16)}`, bot);
    return aggregateOf(anonymous);
  }
  const name = row.get('Forecaster Username');
  const id = row.get('Forecaster ID');
  if (id === '') return aggregateOf(name);
  people.note(id, oneLine(name) || `forecaster ${id}`);
  return { person: id, bot };
}

const named = ({ person, bot }: Person, people: People): MetaculusForecaster => ({
  ...personOf(people.called(person), bot),
  part: people.partOf(person),
});
