export { changeTrials } from './change-trials.ts';
export { type Dependence, effectiveCapability } from './dependence.ts';
export { type Design, type Draws, type Experiment, experiment } from './experiment.ts';
export { CHUNK, REPLICATES, type SamplerName, sampler } from './sampling/sampler.ts';
export { type Trace, type TracedMove, type TracedRound, type TraceOptions, trace } from './trace.ts';
export { type Trial, trial } from './trial.ts';
