import type { ClaimKind } from '../claim/claim.ts';
import { idPart } from '../claim/identify.ts';
import { momentMs, parseMoment, writeMoment } from '../claim/moment.ts';
import { cdfOfBins, locationsOf, quantilesOf, type Range } from './cdf.ts';
import { fault, type Spot } from './check.ts';
import { asCriteria, asTag, type ClaimDraft, normalised, oneLine } from './draft.ts';
import type { FaultLog } from './fault-log.ts';
import type { ImportedClaim } from './imported.ts';

/** A question of Metaculus, from the table or from the API. Moments in their written form. */
export interface MetaculusQuestion {
  id: string;
  place: ImportedClaim['place'];
  spot: Spot;
  text: string;
  kind: ClaimKind;
  link?: string | undefined;
  criteria?: string | undefined;
  unit?: string | undefined;
  tags: string[];
  opened?: string | undefined;
  /** When forecasting ends, which may be long before it is known what came. */
  closes?: string | undefined;
  /** When it is to be known. */
  resolves?: string | undefined;
  /** All that were ever there, in the order of the forecasts' probabilities. */
  options?: string[] | undefined;
  /** The options from some time on, where they changed; milliseconds since 1970. */
  optionsFrom?: { at: number; options: string[] }[] | undefined;
  /** Of numbers and dates: in its unit or in milliseconds since 1970. */
  range?: Range | undefined;
  resolution?: string | undefined;
  known?: string | undefined;
}

/** A forecaster: a person, a bot, or one of Metaculus's aggregates of the community. */
export interface MetaculusForecaster {
  claimant: string;
  claimantKind: 'person' | 'model' | 'crowd';
  /** What its claims' ids end on. */
  part: string;
}

/** A forecast at some time: for yes-no a probability, for one-of a probability of each option, else a cumulative distribution. */
export interface MetaculusForecast {
  made: string;
  spot: Spot;
  probability?: number;
  probabilities?: (number | null)[];
  cdf?: number[];
  /** Probabilities of bins: of yes-no no and yes, of one-of each option, otherwise below, within and above the range. */
  bins?: (number | null)[];
}

const KINDS = new Map<string, ClaimKind>([
  ['binary', 'yes-no'],
  ['multiple choice', 'one-of'],
  ['numeric', 'number'],
  ['discrete', 'number'],
  ['date', 'date'],
]);

/** The kind of claim that a type of question becomes; undefined for an unknown type. */
export const kindOf = (type: string): ClaimKind | undefined => KINDS.get(type.toLowerCase().replaceAll('_', ' '));

/** The one aggregate that is given as probabilities of bins, for every type of question. */
export const GEOMETRIC_MEAN = 'geometric_mean';

export const COMMUNITY: MetaculusForecaster = {
  claimant: 'Metaculus community',
  claimantKind: 'crowd',
  part: 'community',
};

/** The community by the name of a method of aggregation, such as `recency_weighted` (the one shown on the site). */
export function aggregateOf(method: string): MetaculusForecaster {
  if (method === 'recency_weighted') return COMMUNITY;
  if (method === 'metaculus_prediction') {
    return { claimant: 'Metaculus prediction', claimantKind: 'model', part: 'metaculus-prediction' };
  }
  const words = method.replaceAll('_', ' ');
  return { claimant: `Metaculus community (${words})`, claimantKind: 'crowd', part: `community-${idPart(method)}` };
}

export const personOf = (name: string, bot: boolean): MetaculusForecaster => ({
  claimant: oneLine(name),
  claimantKind: bot ? 'model' : 'person',
  part: idPart(name),
});

/**
 * All options that ever were, as a history of them tells: in the order in which they came, but for the last of the first
 * list, which holds everything else.
 *
 * @see Metaculus, questions/services (get_all_options_from_history)
 */
export function allOptionsOf(history: readonly { options: string[] }[]): string[] | undefined {
  const other = history[0]?.options.at(-1);
  if (other === undefined) return undefined;
  const named = new Set(history.flatMap(({ options }) => options.filter((option) => option !== other)));
  return [...named, other];
}

/** A question as one forecaster's claim. */
export function claimOf(
  question: MetaculusQuestion,
  by: MetaculusForecaster,
  said: MetaculusForecast[],
  log: FaultLog,
): ClaimDraft {
  const { id, kind, options, unit } = question;
  return {
    place: question.place,
    spot: question.spot,
    claim: {
      id: `metaculus:${id}:${by.part}`,
      ...{ kind, question: `metaculus:${id}`, text: oneLine(question.text), criteria: asCriteria(question.criteria) },
      ...{ claimant: by.claimant, claimantKind: by.claimantKind, link: question.link, source: 'metaculus' },
      ...{
        made: question.opened,
        deadline: deadlineOf(question),
        tags: question.tags.map(asTag).filter((tag) => tag !== ''),
      },
      ...(kind === 'one-of' && { options }),
      ...(kind === 'number' && { unit: unit || undefined }),
    },
    forecasts: said.flatMap((forecast) => {
      const raw = sayingOf(question, forecast, log);
      return raw ? [{ raw: { made: forecast.made, ...raw }, spot: forecast.spot }] : [];
    }),
    resolution: resolutionOf(question),
  };
}

/**
 * By when it is known. The range of a question on a day goes to its end, which may be long after forecasting closed; what
 * had not come by then never came.
 */
function deadlineOf({ kind, range, resolves, closes }: MetaculusQuestion): string | undefined {
  if (kind === 'date' && range !== undefined) return writeMoment(Math.floor(range.high), 'end');
  return resolves ?? closes;
}

function sayingOf(
  question: MetaculusQuestion,
  forecast: MetaculusForecast,
  log: FaultLog,
): Record<string, unknown> | undefined {
  const { kind, range } = question;
  const { probability, probabilities, cdf, spot } = forecast.bins ? ofBins(kind, forecast, forecast.bins) : forecast;
  if (kind === 'yes-no' && probability !== undefined) return { probability };
  if (kind === 'one-of' && probabilities) {
    const all = ofAllOptions(question, probabilities, forecast.made).map((p) => p ?? 0);
    return { probabilities: forecast.bins ? all : normalised(all) };
  }
  if ((kind === 'number' || kind === 'date') && cdf && range) {
    if (cdf.length < 3 || cdf.some((p, i) => !(p >= 0 && p <= 1 + 1e-9) || p < cdf[i - 1])) {
      fault(log, spot, 'quantiles', `${cdf.length} values, expected at least 3 from 0 to 1, none falling`);
      return undefined;
    }
    const quantiles = quantilesOf(cdf, locationsOf(cdf.length, range));
    if (quantiles.length > 0) {
      return { quantiles: quantiles.map(([level, x]) => [level, kind === 'date' ? writtenDay(x) : x]) };
    }
  }
  fault(log, spot, 'probability', `no forecast can be read of a question of ${kind}`);
  return undefined;
}

/**
 * Probabilities of bins, which a geometric mean leaves adding up to less than 1, as a forecast of the question's kind.
 *
 * @see Metaculus, utils/csv_utils.py and scoring/score_math.py (get_geometric_means)
 */
function ofBins(kind: ClaimKind, { made, spot }: MetaculusForecast, given: (number | null)[]): MetaculusForecast {
  const bins = given.map((p) => p ?? 0);
  const total = bins.reduce((sum, p) => sum + p, 0);
  if (!(total > 0) || bins.some((p) => !(p >= 0))) return { made, spot };
  if (kind === 'yes-no') return { made, spot, ...(bins.length === 2 && { probability: bins[1] / total }) };
  if (kind === 'one-of') return { made, spot, probabilities: bins.map((p) => p / total) };
  return { made, spot, cdf: cdfOfBins(bins) };
}

/** Probabilities in the order of all options that ever existed, from those of the options that existed at the time. */
function ofAllOptions(
  { options = [], optionsFrom = [] }: MetaculusQuestion,
  told: (number | null)[],
  made: string,
): (number | null)[] {
  if (told.length === options.length) return told;
  const at = momentMs(made);
  const then = optionsFrom.filter((one) => one.at <= at).at(-1)?.options;
  if (then?.length !== told.length) return told;
  const shares = new Map(then.map((option, i) => [option, told[i]]));
  return options.map((option) => shares.get(option) ?? 0);
}

/** The years 1000 to 9999, in seconds since 1970: days outside them are written nowhere. */
const [FIRST, LAST] = [-30_610_224_000, 253_402_300_799];

/** Milliseconds of a day that Metaculus states in seconds; undefined outside the years 1000 to 9999. */
export const msOfSeconds = (seconds: number): number | undefined =>
  seconds >= FIRST && seconds <= LAST ? seconds * 1000 : undefined;

const writtenDay = (ms: number): string => writeMoment(ms).slice(0, 10);

/** The outcome of a question. Beyond the ends of its range the value is not known, only on which side it lies. */
function resolutionOf({ kind, resolution, known, closes }: MetaculusQuestion): ClaimDraft['resolution'] {
  const said = resolution?.trim() ?? '';
  if (said === '') return undefined;
  const on = known ?? closes;
  const lower = said.toLowerCase();
  const annulled = (evidence: string): ClaimDraft['resolution'] => ({ raw: { verdict: 'annulled', on, evidence } });
  if (lower === 'annulled' || lower === 'ambiguous') return annulled(`Metaculus: ${lower}`);
  if (kind === 'yes-no') return { raw: { outcome: lower === 'yes' ? true : lower === 'no' ? false : said, on } };
  if (kind === 'one-of') return { raw: { outcome: said, on } };
  if (lower === 'above_upper_bound' && kind === 'date') return { raw: { outcome: 'never', on } };
  if (lower === 'above_upper_bound' || lower === 'below_lower_bound') {
    const where = lower === 'above_upper_bound' ? 'above' : 'below';
    return annulled(`Metaculus: it lay ${where} the range of the question, how far is not in the export`);
  }
  if (kind === 'number') return { raw: { outcome: Number(said), on } };
  const ms = parseMoment(said, 'start', 'Z');
  return { raw: { outcome: typeof ms === 'number' ? writtenDay(ms) : said, on } };
}
