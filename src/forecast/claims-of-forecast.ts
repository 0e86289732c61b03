import type { Entry } from '../ledger/claim/entry.ts';
import { idPart, slug } from '../ledger/claim/identify.ts';
import { momentMs, writeMoment } from '../ledger/claim/moment.ts';
import { HINDSIGHT, OUR_VIEWS, POOL } from '../ledger/claim/our-claimants.ts';
import { claimSchema, forecastSchema } from '../ledger/claim/schema.ts';
import { checkParts } from '../numeric/given.ts';
import { issuesIn } from '../situation/condition.ts';
import { parseCondition } from '../situation/parse-condition.ts';
import type { Forecast, OutcomeForecast } from './forecast.ts';

/**
 * The outcomes of a forecast as claims: of the pool, of its two views and of each of its models, all on one question, with the hash
 * of the inputs and the seed. An outcome whose deadline is past is no forecast in advance: its claims are dated to the day that the
 * situation looks from, and marked. One that is looked at from after its deadline is no forecast at all, and gives no claim.
 *
 * @param now milliseconds since 1970
 * @returns entries in pairs of a claim and what is said of it; an outcome without a deadline gives no claim
 */
export function claimsOfForecast(forecast: Forecast, now: number): Entry[] {
  checkParts(forecast, 'claimsOfForecast', 'a forecast, as `forecast` returns it', [
    'issues',
    'outcomes',
    'settings',
    'actors',
  ]);
  return forecast.outcomes.flatMap((outcome) => {
    if (outcome.by === undefined || isPast(forecast, outcome)) return [];
    const models = forecast.settings.models.filter(({ name }) => outcome.models[name] !== undefined);
    const { views, probability, answer } = outcome;
    const inside = views && { value: views.inside, standardError: probability.standardError };
    return [
      ...claimOf(forecast, outcome, POOL, views ? { value: answer.probability } : probability, now),
      ...(inside ? claimOf(forecast, outcome, OUR_VIEWS.inside, inside, now, 'inside') : []),
      ...(views ? claimOf(forecast, outcome, OUR_VIEWS.outside, { value: views.outside.mean }, now, 'outside') : []),
      ...models.flatMap(({ name, title }) =>
        claimOf(forecast, outcome, `${POOL}: ${title}`, outcome.models[name], now, name),
      ),
    ];
  });
}

/**
 * The ids of claims that are twins of the answer's: of an outcome that asks only whether there is a deal, which no model has a say in.
 * Room and pace are the same for all of them.
 */
export function twinClaims(forecast: Forecast): Set<string> {
  const issues = new Set(forecast.issues.map(({ id }) => id));
  return new Set(
    forecast.outcomes
      .filter(
        ({ when, deal }) => deal !== undefined && issuesIn(parseCondition(when)).every(({ name }) => !issues.has(name)),
      )
      .flatMap((outcome) => forecast.settings.models.map(({ name }) => `${questionOf(forecast, outcome)}:${name}`)),
  );
}

// Long names are shortened, and names of signs alone replaced: the ledger's own bounds hold for our claims too.
const questionOf = ({ title }: Forecast, { id, by = '' }: OutcomeForecast): string =>
  `${slug(title, 40) || 'situation'}/${idPart(id)}/${by}`;

/** Whether an outcome's deadline lies before the day that its forecast looks from. */
export function isPast({ asOf, at = asOf }: Forecast, { by }: OutcomeForecast): boolean {
  return at !== undefined && by !== undefined && momentMs(by, 'end') < momentMs(at, 'start');
}

function claimOf(
  forecast: Forecast,
  outcome: OutcomeForecast,
  claimant: string,
  { value, standardError }: { value: number; standardError?: number },
  now: number,
  model = 'pool',
): Entry[] {
  const { title, asOf, at, inputsHash, settings, version } = forecast;
  const { id, when, claim, by = '' } = outcome;
  const question = questionOf(forecast, outcome);
  const late = momentMs(by, 'end') < now;
  const made = late ? (at ?? asOf ?? by) : writeMoment(now);
  const note = `Recorded on ${writeMoment(now).slice(0, 10)}, after the deadline, from a situation as of ${made}.`;
  const name = `${question}:${model}`;
  const content = {
    ...{
      id: name,
      kind: 'yes-no',
      criteria: when,
      outcome: id,
      question,
      claimant,
      claimantKind: 'model',
      made,
      deadline: by,
    },
    text: (claim ?? `${title}: ${id}`).replace(/\s+/g, ' ').slice(0, 2000),
    tags: late ? [HINDSIGHT] : [],
    ...(late && { note }),
  };
  const said = {
    ...{ claim: name, made, probability: value, inputsHash, seed: settings.seed, version },
    ...(standardError !== undefined && { standardError }),
  };
  return [
    { entry: 'claim', ...claimSchema.parse(content) },
    { entry: 'forecast', ...forecastSchema.parse(said) },
  ];
}
