import { parseMoment, writeMoment } from '../claim/moment.ts';
import { locationAt, type Range } from './cdf.ts';
import { fault, type Spot } from './check.ts';
import { finishDraft, oneLine } from './draft.ts';
import { atPath, type FaultLog } from './fault-log.ts';
import type { ClaimImportOptions, ImportedClaim, ImportFile } from './imported.ts';
import { asNumber, type Fields, isFields, listIn, numbersIn, textIn } from './json-value.ts';
import {
  aggregateOf,
  allOptionsOf,
  claimOf,
  GEOMETRIC_MEAN,
  kindOf,
  type MetaculusForecast,
  type MetaculusQuestion,
  msOfSeconds,
  personOf,
} from './metaculus-question.ts';
import { parseJson } from './parse-json.ts';

/**
 * Reads the JSON of Metaculus's API: a post, a list of posts (`results`), or questions. Read are, of a post, id, title,
 * question or group_of_questions.questions, projects.category; of a question, id, title, label, type, all_options_ever,
 * options_history, options, open_time, scheduled_resolve_time, scheduled_close_time, actual_resolve_time, resolution,
 * resolution_criteria, unit, scaling (range_min, range_max, zero_point, continuous_range), and of aggregations (of every
 * method, by its name) and my_forecasts the history and the latest: start_time (seconds since 1970), forecast_values, and
 * where these are left out, centers with the bounds of the interval (quartiles). What is absent is taken as not said. One's
 * own forecasts (my_forecasts) are by `claimant`, if it is set, else by `me`.
 *
 * @see Metaculus, docs/openapi.yml, and questions/serializers/common.py
 */
export function importMetaculusApi(
  files: readonly ImportFile[],
  options: ClaimImportOptions,
  log: FaultLog,
): ImportedClaim[] {
  return files.flatMap(({ text, file }) => {
    const value = parseJson(text, file, log);
    const listed = isFields(value) && Array.isArray(value.results) ? value.results : value;
    const base = listed === value ? '' : 'results';
    const posts: unknown[] = Array.isArray(listed) ? listed : value === undefined ? [] : [value];
    return posts.flatMap((post, index) => {
      const path = Array.isArray(listed) ? `${base}[${index}]` : '$';
      if (isFields(post)) return postClaims(post, path, index, file, options, log);
      log.add(file, 'expected a post or a question', atPath(path));
      return [];
    });
  });
}

function postClaims(
  post: Fields,
  path: string,
  index: number,
  file: string,
  options: ClaimImportOptions,
  log: FaultLog,
): ImportedClaim[] {
  const group = isFields(post.group_of_questions) ? listIn(post.group_of_questions.questions) : [];
  const questions: [Fields, string][] = isFields(post.question)
    ? [[post.question, `${path}.question`]]
    : group.map((one, i) => [one, `${path}.group_of_questions.questions[${i}]`]);
  if (questions.length === 0 && post.type !== undefined) questions.push([post, path]);
  if (questions.length === 0)
    log.add(file, 'is not a question (a notebook or a conditional pair?)', atPath(path), 'warning');
  return questions.flatMap(([fields, where]) => {
    const spot: Spot = { file, where: () => atPath(where) };
    const question = questionOf(fields, post, index, spot, options, log);
    return question ? questionClaims(fields, question, options, log) : [];
  });
}

function questionOf(
  fields: Fields,
  post: Fields,
  index: number,
  spot: Spot,
  { zone }: ClaimImportOptions,
  log: FaultLog,
): MetaculusQuestion | undefined {
  const errors = log.errors;
  const kind = kindOf(textIn(fields.type) ?? '');
  const id = textIn(fields.id);
  if (kind === undefined || id === undefined) {
    fault(
      log,
      spot,
      kind ? 'id' : 'type',
      kind || fields.type === undefined
        ? 'is missing'
        : `${JSON.stringify(fields.type).slice(0, 40)} is not a type that can be read`,
    );
    return undefined;
  }
  const moment = (name: string, edge: 'start' | 'end' = 'start'): string | undefined => {
    const text = textIn(fields[name]);
    const ms = text === undefined ? undefined : parseMoment(text, edge, zone);
    if (typeof ms === 'object') fault(log, spot, name, ms.fault);
    return typeof ms === 'number' ? writeMoment(ms, edge) : undefined;
  };
  const title = textIn(fields.title) ?? textIn(post.title) ?? '';
  const label = textIn(fields.label);
  const postId = textIn(fields.post_id) ?? (post === fields ? undefined : textIn(post.id));
  const categories = isFields(post.projects) ? listIn(post.projects.category) : [];
  const question: MetaculusQuestion = {
    ...{ id, kind, spot, place: { index } },
    text: label !== undefined && !title.includes(label) ? `${title} (${label})` : title,
    link: postId === undefined ? undefined : `https://www.metaculus.com/questions/${postId}/`,
    criteria: textIn(fields.resolution_criteria),
    unit: textIn(fields.unit),
    tags: categories.flatMap(({ name }) => textIn(name) ?? []),
    opened: moment('open_time') ?? moment('created_at'),
    closes: moment('scheduled_close_time', 'end'),
    resolves: moment('scheduled_resolve_time', 'end'),
    ...optionsOf(fields),
    range: rangeOf(fields, kind === 'date'),
    resolution: textIn(fields.resolution),
    known: moment('actual_resolve_time') ?? moment('actual_close_time'),
  };
  return log.errors > errors ? undefined : question;
}

const textsIn = (value: unknown): string[] | undefined =>
  Array.isArray(value) ? value.map(String).map(oneLine) : undefined;

/** All options that ever were, and which were there from when on. */
function optionsOf(fields: Fields): Pick<MetaculusQuestion, 'options' | 'optionsFrom'> {
  const told: unknown[] = Array.isArray(fields.options_history) ? fields.options_history : [];
  const optionsFrom = told.flatMap((entry) => {
    const [time, list] = Array.isArray(entry) ? entry : [];
    const options = textsIn(list);
    // The first ones were there from the year 1 on, which is not a moment here.
    const at = parseMoment(String(time), 'start', 'Z');
    return options ? [{ at: typeof at === 'number' ? at : -Infinity, options }] : [];
  });
  const options = textsIn(fields.all_options_ever) ?? allOptionsOf(optionsFrom) ?? textsIn(fields.options);
  return { options, optionsFrom };
}

function questionClaims(
  fields: Fields,
  question: MetaculusQuestion,
  { set = {} }: ClaimImportOptions,
  log: FaultLog,
): ImportedClaim[] {
  const aggregations = isFields(fields.aggregations) ? fields.aggregations : {};
  const series = Object.entries(aggregations).map(([method, part]) => ({
    ...{ by: aggregateOf(method), part, inBins: method === GEOMETRIC_MEAN },
  }));
  const own = Object.hasOwn(set, 'claimant') ? set.claimant : 'me';
  series.push({ by: personOf(own, false), part: fields.my_forecasts, inBins: false });
  const claims = series.flatMap(({ by, part, inBins }) => {
    if (!isFields(part)) return [];
    const all = [...listIn(part.history), ...listIn([part.latest])];
    // Times and values only: the same forecast stands in the history and as the latest.
    const said = new Map<string, MetaculusForecast>();
    for (const one of all) {
      const forecast = forecastOf(one, question, inBins);
      if (forecast) said.set(forecast.made, forecast);
    }
    if (said.size === 0) return [];
    const whole = [...said.values()];
    const draft = claimOf(
      question,
      by,
      whole.filter(({ quartiles }: Quartered) => !quartiles),
      log,
    );
    for (const { quartiles, made, spot } of whole as Quartered[]) {
      if (quartiles) draft.forecasts.push({ raw: { made, quantiles: quartiles }, spot });
    }
    return finishDraft(draft, set, log) ?? [];
  });
  if (claims.length === 0) fault(log, question.spot, '', 'no forecast is told of this question', 'warning');
  return claims;
}

interface Quartered extends MetaculusForecast {
  quartiles?: [number, number | string][];
}

function forecastOf(one: Fields, question: MetaculusQuestion, inBins: boolean): Quartered | undefined {
  const seconds = asNumber(one.start_time);
  if (seconds === undefined || Math.abs(seconds) > 1e11) return undefined;
  const made = writeMoment(Math.floor(seconds * 1000));
  const { spot } = question;
  const values = numbersIn(one.forecast_values);
  const centers = numbersIn(one.centers);
  if (inBins && values) return { made, spot, bins: values };
  switch (question.kind) {
    case 'yes-no': {
      const probability = values ? values.at(-1) : centers?.at(-1);
      return typeof probability === 'number' ? { made, spot, probability } : undefined;
    }
    case 'one-of': {
      const probabilities = values ?? centers;
      return probabilities ? { made, spot, probabilities } : undefined;
    }
    default: {
      if (values) return { made, spot, cdf: values.map((p) => p ?? Number.NaN) };
      const { range } = question;
      const shares = [one.interval_lower_bounds, one.centers, one.interval_upper_bounds].map((p) => numbersIn(p)?.[0]);
      if (!range || !shares.every((share) => typeof share === 'number')) return undefined;
      const quartiles = shares.map((share, i): [number, number | string] => {
        const x = locationAt(share, range);
        return [(i + 1) / 4, question.kind === 'date' ? writeMoment(Math.floor(x)).slice(0, 10) : x];
      });
      return { made, spot, quartiles };
    }
  }
}

/** The range of a question; of one on a day, in milliseconds since 1970, where the API has seconds. */
function rangeOf({ scaling }: Fields, date: boolean): Range | undefined {
  if (!isFields(scaling)) return undefined;
  const scaled = (value: unknown): number | undefined => {
    const x = asNumber(value);
    return x !== undefined && date ? msOfSeconds(x) : x;
  };
  const told = numbersIn(scaling.continuous_range)?.map(scaled);
  const places = told?.every((x) => x !== undefined) && told.length > 1 ? (told as number[]) : undefined;
  const low = scaled(scaling.range_min) ?? places?.[0];
  const high = scaled(scaling.range_max) ?? places?.at(-1);
  if (low === undefined || high === undefined) return undefined;
  return { low, high, zero: scaled(scaling.zero_point), places };
}
