import { stream } from '../../numeric/random.ts';
import { type Model, type Note, type NoteContext, STATUS } from '../model.ts';
import { withoutWeight } from '../weighted-mean.ts';
import { spatialActivation } from './active-set.ts';
import { idealFaults, idealShares } from './ideals.ts';
import { SPATIAL_DEFAULTS, type SpatialSettings, spatialSettings, TURNS } from './options.ts';
import { spatialRounds } from './rounds.ts';
import { type SpatialRun, spatialRun } from './run.ts';

/**
 * KTAB's spatial model of politics over all issues at once; each issue is a dimension. KTAB itself ends with everyone's
 * positions: the forecast of an issue is their mean, weighted by the probabilities of the last election over them.
 *
 * See `spatialActivation` for how a situation becomes its state.
 */
export const spatialModel: Model<SpatialSettings> = {
  name: 'spatial',
  title: 'Spatial model',
  says: 'Actors challenge whom they can gain most from, third parties take sides, and pairs settle on bargains over all issues at once.',
  use: 'Where issues are settled together and power is exercised in pairs; where they are settled one by one, or by vote, prefer a simpler model.',
  source: 'Wise, Lester & Efird 2015 (KTAB)',
  perIssue: false,
  readsStatusQuo: false,
  tells: 'rounds',
  get settings() {
    return spatialSettings();
  },
  settingFaults: idealFaults,
  hasChance: ({ StateTransitions }) => StateTransitions === 'Stochastic',
  notes,
  steps: (actors, issues) => 40 * actors ** 2 * (actors + issues),
  prepare(problem, settings, seed) {
    const { turns = TURNS, IdealAdjustment, ...chosen } = settings;
    const options = { ...SPATIAL_DEFAULTS, ...chosen };
    const ideal = idealShares(IdealAdjustment, problem.actorIds);
    const { active, find, fill } = spatialActivation(problem, ideal);
    /** By the number of active actors and issues, which may differ from draw to draw. */
    const runs = new Map<number, SpatialRun>();
    const runOf = (n: number, d: number) => {
      const size = n * (problem.issues + 1) + d;
      const run = runs.get(size) ?? spatialRun(n, d, options, ideal !== undefined);
      runs.set(size, run);
      return run;
    };
    let drawNumber = 0;
    const random = stream('spatial', seed);
    const chance =
      options.StateTransitions === 'Stochastic'
        ? (turn: number, u: Float64Array) => random.fillOfDraw(drawNumber, turn, u)
        : undefined;

    /** Where each issue settles if talks end here. */
    const settle = ({ state, appraisal }: SpatialRun, outcome: Float64Array) => {
      for (let m = 0; m < problem.issues; m++) outcome[m] = withoutWeight(problem, m);
      const vote = appraisal.vote();
      for (let m = 0; m < state.d; m++) {
        let mean = 0;
        for (let o = 0; o < vote.options; o++) mean += vote.probability[o] * state.x[vote.holder[o] * state.d + m];
        const issue = active.issue[m];
        const settled = problem.low[issue] + mean * (problem.high[issue] - problem.low[issue]);
        outcome[issue] = Math.min(active.most[m], Math.max(active.least[m], settled));
      }
      return vote;
    };

    return ({ outcome, status }, draw, onRound) => {
      find();
      status.fill(STATUS.nobodyCares);
      for (let m = 0; m < active.issues; m++) status[active.issue[m]] = STATUS.agreed;
      if (active.actors === 0) {
        for (let m = 0; m < problem.issues; m++) outcome[m] = withoutWeight(problem, m);
        return;
      }
      const run = runOf(active.actors, active.issues);
      fill(run.state);
      drawNumber = draw;
      const report = onRound && spatialRounds(problem, active, run, (settled) => settle(run, settled));
      run.play(turns, chance, report && ((turn) => onRound(report(turn))));
      settle(run, outcome);
    };
  },
};

function notes({ problem: { actors, actor, salience } }: NoteContext): Note[] {
  const sums = new Float64Array(actors);
  for (let k = 0; k < salience.length; k++) sums[actor[k]] += salience[k];
  const most = Math.max(...sums);
  if (most <= 1) return [];
  const text = `The spatial model takes saliences as shares of one whole: it divides all by ${Number(most.toPrecision(3))}, the largest sum of an actor's.`;
  return [{ about: 'salience', text }];
}
