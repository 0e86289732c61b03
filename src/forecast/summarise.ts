import { column, pooled } from '../engine/columns.ts';
import { answeringOf, modelsOf } from '../engine/models-of.ts';
import { weightsOf } from '../engine/sample.ts';
import { REPLICATES } from '../engine/sampling/sampler.ts';
import { STATUS } from '../models/model.ts';
import { deviationByWeight, linearised, meanByWeight } from '../numeric/by-weight.ts';
import { hashOf } from '../numeric/hash.ts';
import { ROUNDING } from '../numeric/rounding.ts';
import { probabilityError, standardError } from '../numeric/statistics.ts';
import { central as bestGuess } from '../situation/quantity.ts';
import { scaleOf } from '../situation/scale.ts';
import { version } from '../version.ts';
import { agreementForecasts, dealFactors, rangeOfFactors } from './agreements.ts';
import { calibratedBy } from './calibrated-by.ts';
import { coalitionsForecast, withoutCabinet } from './coalitions.ts';
import { countedDraws, settledBy } from './counted.ts';
import { dealDraws } from './deal-draws.ts';
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
import { issueColumns } from './issue-columns.ts';
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
  const counting = weightsOf(engine, drawn);
  const weighed = (values: Float64Array, weights: Float64Array | undefined, range: number): Estimate => ({
    value: meanByWeight(values, weights),
    standardError: standardError(linearised(values, weights), replicates, range),
  });
  const estimate = (values: Float64Array) => weighed(values, counting, 1);
  const probability = (values: Float64Array): Estimate => ({
    value: meanByWeight(values, counting),
    standardError: plan.certain ? 0 : probabilityError(linearised(values, counting), replicates),
  });
  const share = (values: Float64Array, isIt: (value: number) => boolean): number =>
    meanByWeight(
      values.map((value) => (isIt(value) ? 1 : 0)),
      counting,
    );
  const draws = engine.deals.map((_, d) => dealDraws(made, d));
  // Issues: where each settles, by model and pooled, and who holds it back.
  const issueIds = Object.keys(situation.issues);
  const answering = answeringOf(design);
  const heldOn = heldShares(drawn, models, answering, holders, issueIds.length);
  const nameOf = (id: string) => situation.actors[id].name ?? id;

  const issues = issueIds.map((id, m): IssueForecast => {
    const issue = situation.issues[id];
    const scale = scaleOf(issue);
    // What an agreement settles assumes a deal.
    const d = settledBy(made, id);
    const counted = countedDraws(d < 0 ? undefined : draws[d], made);
    const { weights } = counted;
    const describe = (columns: Iterable<Float64Array>, perDraw: Float64Array): Distribution => {
      const { histogram, quantiles } = shapeOf(columns, scale.low, scale.high, [0.05, 0.25, 0.5, 0.75, 0.95], weights);
      const [q05, q25, q50, q75, q95] = quantiles;
      return {
        mean: weighed(perDraw, weights, scale.high - scale.low),
        sd: deviationByWeight(scale.high - scale.low, columns, weights),
        quantiles: { q05, q25, q50, q75, q95 },
        histogram,
      };
    };
    const columns = issueColumns(drawn, issueIds.length, m, counted);
    const all = models.map((_, model) => model);
    const spread = spreadShares({
      models: columns.each(all),
      sideBySide: columns.sideBySide(all),
      calibrated: calibration && { first: columns.of(answering[0]), again: columns.again() },
      weights,
      drawn: plan.uncertain,
      range: scale.high - scale.low,
    });
    const perModel = models.map((name, model) => {
      const statuses = column(drawn, 'status', model * issueIds.length + m);
      const statusQuoStands = share(statuses, (status) => status === STATUS.statusQuoStands);
      const unsettled = share(statuses, (status) => status === STATUS.unsettled);
      const central = guess.outcome[model * issueIds.length + m];
      const outcomes = columns.of(model);
      return [name, { ...describe([outcomes], outcomes), central, statusQuoStands, unsettled }];
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
      pooled: describe(columns.each(answering), columns.average(answering)),
      ...(spread && { spread }),
      models: Object.fromEntries(perModel),
    };
  });

  // Agreements: whether there is room, how soon they come, and who is in the way.
  const agreements = agreementForecasts(made, draws);

  // Outcomes: how likely each is, by model and pooled.
  const named = Object.entries(situation.outcomes ?? {});
  const outcomes = named.map(([id, { when, claim, by }], o): OutcomeForecast => {
    const columnOf = (forecaster: number) => column(drawn, 'happens', forecaster * named.length + o);
    const ofModels = models.map((name, model): [string, Estimate] => [name, probability(columnOf(model))]);
    const answer = probability(pooled(drawn, 'happens', answering, named.length, o));
    const said = ofModels.map(([, { value }]) => value);
    const [d, ...others] = engine.turnsOn[o];
    const deal = d !== undefined && others.length === 0 ? dealFactors(made, agreements[d], draws[d], o, by) : undefined;
    const ends = deal ? rangeOfFactors(deal, answer.value) : [];
    return {
      id,
      when,
      ...(claim === undefined ? {} : { claim }),
      ...(by === undefined ? {} : { by }),
      answer: {
        probability: answer.value,
        low: Math.min(...said, answer.value, ...ends),
        high: Math.max(...said, answer.value, ...ends),
        of: 'models',
      },
      probability: answer,
      models: Object.fromEntries(ofModels),
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
      ...(comparable ? { gain: estimate(gain), betterOff: share(gain, (g) => g > ROUNDING) } : {}),
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
