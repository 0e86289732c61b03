export { type Base, baseOfDraws, drawBase } from './analysis/base.ts';
export { type ConditionBox, conditions, type OutcomeConditions } from './analysis/conditions.ts';
export { type Importance, importance, importanceFrom } from './analysis/importance.ts';
export { groupsOf, importanceJob, importanceJobs } from './analysis/importance-jobs.ts';
export { type SobolIndices, sobolIndices } from './analysis/sobol-indices.ts';
export { type Trial, trial } from './analysis/trial.ts';
export { crps } from './crps.ts';
export { type Dependence, effectiveCapability } from './dependence.ts';
export { LEAST_CASES, type Resolved, type Stacking, type StackingScores, stack } from './ensemble.ts';
export { externalities } from './exchange/externalities.ts';
export {
  CHALLENGE_DEFAULTS,
  type ChallengeRound,
  type ChallengeSettings,
  challenge,
  RELATION,
} from './expected-utility/challenge.ts';
export { type Design, type Draws, type Experiment, experiment } from './experiment.ts';
export { changeTrials } from './levers/change-trials.ts';
export { leverJob } from './levers/lever-jobs.ts';
export { type Levers, leverJobs, levers, leversFrom, nextLeverJobs } from './levers/levers.ts';
export { type Missed, missedAgreements } from './missed/missed.ts';
export { type Model, type Move, REASON, type Round, type Solution, type Solve } from './model.ts';
export { modelNamed, models, usualModels } from './models.ts';
export { nashOutcome, type Rows } from './nash.ts';
export type { Problem } from './problem.ts';
export { CHUNK, REPLICATES, type SamplerName, sampler } from './sampling/sampler.ts';
export { type Trace, type TracedMove, type TracedRound, type TraceOptions, trace } from './trace.ts';
export type { Criterion, VotingRule } from './voting-rule.ts';
export { weightedMean } from './weighted-mean.ts';
export { type Median, weightedMedian } from './weighted-median.ts';
export { type Winset, winset } from './winset.ts';
