import type { ClaimKind } from '../claim/claim.ts';
import { idPart } from '../claim/identify.ts';
import { parseMoment, writeMoment } from '../claim/moment.ts';
import { quantilesOf } from './cdf.ts';
import { fault, type Spot } from './check.ts';
import { asCriteria, asTag, type Draft, normalised, oneLine } from './draft.ts';
import type { FaultLog } from './fault-log.ts';
import type { ImportedClaim } from './imported.ts';

/** A question of Metaculus, from the table or from the API. Moments in their written form. */
export interface MetaculusQuestion {
  id: string;
  place: ImportedClaim['place'];
  spot: Spot;
  text: string;
  kind: ClaimKind;
  link?: string;
  criteria?: string;
  unit?: string;
  tags: string[];
  opened?: string;
  closes?: string;
  options?: string[];
  /** Of numbers and dates: where its distributions are told, in its unit or in milliseconds since 1970. */
  locations?: number[];
  resolution?: string;
  known?: string;
}

/** Who forecasts: a person, a bot, or the community in one of the ways in which Metaculus takes it as one. */
export interface Forecaster {
  claimant: string;
  claimantKind: 'person' | 'model' | 'crowd';
  /** What its claims' ids end on. */
  part: string;
}

/** What somebody says at some time: of yes-no a probability, of one-of one an option, otherwise a cumulative distribution. */
export interface MetaculusForecast {
  made: string;
  spot: Spot;
  probability?: number;
  probabilities?: (number | null)[];
  cdf?: number[];
}

const KINDS: Record<string, ClaimKind> = {
  binary: 'yes-no',
  'multiple choice': 'one-of',
  numeric: 'number',
  discrete: 'number',
  date: 'date',
};

/** What a type of question is here; undefined for one that is not known. */
export const kindOf = (type: string): ClaimKind | undefined => KINDS[type.toLowerCase().replaceAll('_', ' ')];

export const COMMUNITY: Forecaster = { claimant: 'Metaculus community', claimantKind: 'crowd', part: 'community' };

/** The community by the name of a method of aggregation, such as `recency_weighted` (the one shown on the site). */
export function aggregateOf(method: string): Forecaster {
  if (method === 'recency_weighted') return COMMUNITY;
  if (method === 'metaculus_prediction') {
    return { claimant: 'Metaculus prediction', claimantKind: 'model', part: 'metaculus-prediction' };
  }
  const words = method.replaceAll('_', ' ');
  return { claimant: `Metaculus community (${words})`, claimantKind: 'crowd', part: `community-${idPart(method)}` };
}

export const personOf = (name: string, bot: boolean): Forecaster => ({
  claimant: oneLine(name),
  claimantKind: bot ? 'model' : 'person',
  part: idPart(name),
});

/** A question as one forecaster's claim. */
export function claimOf(question: MetaculusQuestion, by: Forecaster, said: MetaculusForecast[], log: FaultLog): Draft {
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
        deadline: question.closes,
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

function sayingOf(
  { kind, locations }: MetaculusQuestion,
  { probability, probabilities, cdf, spot }: MetaculusForecast,
  log: FaultLog,
): Record<string, unknown> | undefined {
  if (kind === 'yes-no' && probability !== undefined) return { probability };
  if (kind === 'one-of' && probabilities) return { probabilities: normalised(probabilities.map((p) => p ?? 0)) };
  if ((kind === 'number' || kind === 'date') && cdf && locations) {
    if (cdf.length !== locations.length || cdf.some((p, i) => !(p >= 0 && p <= 1 + 1e-9) || p < cdf[i - 1])) {
      fault(log, spot, 'quantiles', `${cdf.length} values, expected ${locations.length} from 0 to 1, none falling`);
      return undefined;
    }
    const quantiles = quantilesOf(cdf, locations);
    if (quantiles.length > 0) {
      return { quantiles: quantiles.map(([level, x]) => [level, kind === 'date' ? dayOf(x) : x]) };
    }
  }
  fault(log, spot, 'probability', `no forecast can be read of a question of ${kind}`);
  return undefined;
}

const dayOf = (ms: number): string => writeMoment(ms).slice(0, 10);

/** What came of a question; beyond the ends of its range it is not known what came, only that it lay there. */
function resolutionOf({ kind, resolution, known, closes }: MetaculusQuestion): Draft['resolution'] {
  const said = resolution?.trim() ?? '';
  if (said === '') return undefined;
  const on = known ?? closes;
  const lower = said.toLowerCase();
  const annulled = (evidence: string): Draft['resolution'] => ({ raw: { verdict: 'annulled', on, evidence } });
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
  return { raw: { outcome: typeof ms === 'number' ? dayOf(ms) : said, on } };
}
