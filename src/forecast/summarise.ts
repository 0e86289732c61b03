import { average, column } from '../engine/columns.ts';
import { answeringOf, modelsOf } from '../engine/models-of.ts';
import { REPLICATES } from '../engine/sampling/sampler.ts';
import { STATUS } from '../models/model.ts';
import { hashOf } from '../numeric/hash.ts';
import { mean } from '../numeric/mean.ts';
import { ROUNDING } from '../numeric/rounding.ts';
import { probabilityError, standardDeviation, standardError } from '../numeric/statistics.ts';
import { central as bestGuess } from '../situation/quantity.ts';
import { scaleOf } from '../situation/scale.ts';
import { version } from '../version.ts';
import { agreementForecasts, dealFactors, givenRoom, rangeOfFactors } from './agreements.ts';
import { calibratedBy } from './calibrated-by.ts';
import { coalitionsForecast, withoutCabinet } from './coalitions.ts';
import type {
  ActorForecast,
  Distribution,
  Estimate,
  Forecast,
  IssueForecast,
  OutcomeForecast,
  RoomForecast,
} from './forecast.ts';
import { heldShares } from './held.ts';
import type { Drawn } from './jobs.ts';
import { judgementsOf } from './judgements.ts';
import { notesOn } from './notes.ts';
import { shapeOf } from './shape.ts';
import { spreadShares } from './spread-shares.ts';
import { linksOf, stancesOn } from './stated.ts';

/** Summarises draws as a forecast. It solves no model: the engine already has the models' answers at the best guesses. */
export function summarise(made: Drawn): Forecast {
  const { plan, engine, columns: drawn } = made;
  const { base, design, samples: planned, scenario, at } = plan;
  const { situation, models, calibration } = design;
  const { guess, rooms, holders } = engine;
  const samples = drawn.count;

  // How a number is stated: its mean over the draws, with the Monte Carlo error.
  const replicates = design.sampler === 'sobol' ? REPLICATES : 1;
  const estimate = (values: Float64Array, range = 1): Estimate => ({
    value: mean(values),
    standardError: standardError(values, replicates, range),
  });
  const probability = (values: Float64Array): Estimate => ({
    value: mean(values),
    standardError: plan.certain ? 0 : probabilityError(values, replicates),
  });
  // Issues: where each settles, by model and pooled, and who holds it back.
  const issueIds = Object.keys(situation.issues);
  const answering = answeringOf(design);
  const heldOn = heldShares(drawn, models, answering, holders, issueIds.length);
  const nameOf = (id: string) => situation.actors[id].name ?? id;

  const issues = issueIds.map((id, m): IssueForecast => {
    const issue = situation.issues[id];
    const scale = scaleOf(issue);
    const describe = (columns: Float64Array[], perDraw: Float64Array): Distribution => {
      const { histogram, quantiles } = shapeOf(columns, scale.low, scale.high, [0.05, 0.25, 0.5, 0.75, 0.95]);
      const [q05, q25, q50, q75, q95] = quantiles;
      return {
        mean: estimate(perDraw, scale.high - scale.low),
        sd: standardDeviation(scale.high - scale.low, ...columns),
        quantiles: { q05, q25, q50, q75, q95 },
        histogram,
      };
    };
    // What an agreement settles assumes a deal: only draws in which there is room for it count.
    const d = engine.deals.findIndex((deal) => deal.issues.includes(id));
    const counted = d < 0 ? (values: Float64Array) => values : givenRoom(drawn, d);
    const columnOf = (forecaster: number) => counted(column(drawn, 'outcome', forecaster * issueIds.length + m));
    const columns = models.map((_, model) => columnOf(model));
    const answers = answering.map(columnOf);
    const spread = spreadShares({
      models: columns,
      calibrated: calibration && { first: answers[0], again: counted(column(drawn, 'again', m)) },
      drawn: plan.uncertain,
      range: scale.high - scale.low,
    });
    const perModel = models.map((name, model) => {
      const statuses = column(drawn, 'status', model * issueIds.length + m);
      const share = (of: number) => mean(statuses.map((status) => (status === of ? 1 : 0)));
      const [stands, unsettled] = [share(STATUS.statusQuoStands), share(STATUS.unsettled)];
      const central = guess.outcome[model * issueIds.length + m];
      return [name, { ...describe([columns[model]], columns[model]), central, statusQuoStands: stands, unsettled }];
    });
    return {
      id,
      name: issue.name ?? id,
      scale,
      ...(issue.statusQuo === undefined ? {} : { statusQuo: bestGuess(issue.statusQuo) }),
      ...(issue.now === undefined ? {} : { now: bestGuess(issue.now) }),
      ...(d < 0 ? {} : { settledBy: engine.deals[d].id }),
      stances: stancesOn(situation, id),
      ...heldOn(m, nameOf),
      pooled: describe(answers, average(answers)),
      ...(spread && { spread }),
      models: Object.fromEntries(perModel),
    };
  });

  // Agreements: whether there is room, how soon they come, and who is in the way.
  const agreements = agreementForecasts(made);

  // Outcomes: how likely each is, by model and pooled.
  const named = Object.entries(situation.outcomes ?? {});
  const outcomes = named.map(([id, { when, claim, by }], o): OutcomeForecast => {
    const columnOf = (forecaster: number) => column(drawn, 'happens', forecaster * named.length + o);
    const columns = models.map((_, model) => columnOf(model));
    const pooled = probability(average(answering.map(columnOf)));
    const said = columns.map(mean);
    const [d, ...others] = engine.turnsOn[o];
    const deal = d !== undefined && others.length === 0 ? dealFactors(made, agreements[d], d, o, by) : undefined;
    const ends = deal ? rangeOfFactors(deal, pooled.value) : [];
    return {
      id,
      when,
      ...(claim === undefined ? {} : { claim }),
      ...(by === undefined ? {} : { by }),
      answer: {
        probability: pooled.value,
        low: Math.min(...said, pooled.value, ...ends),
        high: Math.max(...said, pooled.value, ...ends),
        of: 'models',
      },
      probability: pooled,
      models: Object.fromEntries(models.map((name, model) => [name, probability(columns[model])])),
      ...(deal && { deal }),
    };
  });

  // Actors: how far each is from what it wants, and what it gains on the status quo.
  const actors = Object.entries(situation.actors).map(([id, actor], i): ActorForecast => {
    const comparable = Object.values(situation.issues).some(
      (issue) => issue.statusQuo !== undefined && Object.hasOwn(issue.stances, id),
    );
    const gain = column(drawn, 'gain', i);
    return {
      id,
      name: actor.name ?? id,
      ...(actor.short === undefined ? {} : { short: actor.short }),
      loss: estimate(column(drawn, 'loss', i)),
      ...(comparable ? { gain: estimate(gain), betterOff: mean(gain.map((g) => (g > ROUNDING ? 1 : 0))) } : {}),
    };
  });

  // Room for manoeuvre of the actors that depend on others.
  const ids = Object.keys(situation.actors);
  const who = (i: number) => ({ id: ids[i], name: situation.actors[ids[i]].name ?? ids[i] });
  let next = 0;
  const roomForManoeuvre = rooms.map(({ actor, patron, partners }): RoomForecast => {
    const share = estimate(column(drawn, 'room', next++));
    const without = partners.map((partner) => ({ ...who(partner), share: estimate(column(drawn, 'room', next++)) }));
    return { ...who(actor), on: who(patron).id, onName: who(patron).name, share, without };
  });

  // Which cabinet forms, beside all models.
  const coalitions = coalitionsForecast(plan, engine);

  return {
    format: 1,
    version,
    title: situation.title,
    ...(situation.question === undefined ? {} : { question: situation.question }),
    ...(situation.asOf === undefined ? {} : { asOf: situation.asOf }),
    ...(scenario === undefined ? {} : { scenario }),
    ...(at === undefined ? {} : { at }),
    inputsHash: hashOf(base),
    settings: {
      models: modelsOf(design).map(({ name, title }) => ({ name, title, weight: calibration ? 0 : 1 / models.length })),
      ...(calibration && { calibration: calibratedBy(calibration) }),
      samples,
      ...(samples < planned ? { stoppedBefore: planned } : {}),
      seed: design.seed,
      sampler: design.sampler,
      uncertainInputs: design.randomInputs.length,
      ...(plan.certain && { certain: true }),
    },
    issues,
    outcomes,
    ...(agreements.length > 0 ? { agreements } : {}),
    actors,
    roomForManoeuvre,
    ...(coalitions ? { coalitions } : {}),
    notes: [...notesOn(plan, issues, guess.problem), ...(coalitions ? [] : withoutCabinet(plan))],
    links: linksOf(situation),
    shocks: (base.shocks ?? []).map(({ id, name = id, on }) => ({ id, name, on })),
    judgements: judgementsOf(situation),
  };
}
