export { changeTrials } from '../engine/change-trials.ts';
export { type Dependence, effectiveCapability } from '../engine/dependence.ts';
export { type Design, type Draws, type Experiment, experiment } from '../engine/experiment.ts';
export { CHUNK, REPLICATES, type SamplerName, sampler } from '../engine/sampling/sampler.ts';
export { type Trace, type TracedMove, type TracedRound, type TraceOptions, trace } from '../engine/trace.ts';
export { type Trial, trial } from '../engine/trial.ts';
export { externalities } from '../models/exchange/externalities.ts';
export {
  CHALLENGE_DEFAULTS,
  type ChallengeRound,
  type ChallengeSettings,
  challenge,
  RELATION,
} from '../models/expected-utility/challenge.ts';
export { type Model, type Move, type Round, type Solution, type Solve, STATUS } from '../models/model.ts';
export { modelNamed, models, usualModels } from '../models/models.ts';
export { nashOutcome, type Rows } from '../models/nash.ts';
export type { Problem } from '../models/problem.ts';
export type { Criterion, VotingRule } from '../models/voting-rule.ts';
export { weightedMean } from '../models/weighted-mean.ts';
export { type Median, weightedMedian } from '../models/weighted-median.ts';
export { type Winset, winset } from '../models/winset.ts';
export { crps } from '../numeric/crps.ts';
export { discoverScenarios, type OutcomeScenarios, type ScenarioBox } from './discovery/scenario-discovery.ts';
export { interventionJob } from './interventions/intervention-jobs.ts';
export {
  type Interventions,
  interventionJobs,
  interventions,
  interventionsFrom,
  nextInterventionJobs,
} from './interventions/interventions.ts';
export { type ParetoImprovements, paretoImprovements } from './pareto/pareto-improvements.ts';
export { type Base, baseOfDraws, drawBase } from './sensitivity/base.ts';
export { type Sensitivity, sensitivity, sensitivityFrom } from './sensitivity/sensitivity.ts';
export { groupsOf, sensitivityJob, sensitivityJobs } from './sensitivity/sensitivity-jobs.ts';
export { type SobolIndices, sobolIndices } from './sensitivity/sobol-indices.ts';
export { LEAST_CASES, type Resolved, type Stacking, type StackingScores, stack } from './stacking.ts';
