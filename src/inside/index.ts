export { type Design, type Draws, type Experiment, experiment } from './experiment.ts';
export { type Model, REASON, type Round, type Solution, type Solve } from './model.ts';
export { modelNamed, models } from './models.ts';
export { nashOutcome, type Rows } from './nash.ts';
export type { Problem, VotingRule } from './problem.ts';
export { CHUNK, REPLICATES, type SamplerName, sampler } from './sampler.ts';
export { type Winset, winset } from './veto.ts';
export { weightedMean } from './weighted-mean.ts';
export { type Median, weightedMedian } from './weighted-median.ts';
