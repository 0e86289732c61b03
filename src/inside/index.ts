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
export { type Sensitivity, sensitivity, sensitivityFrom } from './sensitivity/sensitivity.ts';
export { inputGroups, sensitivityJob, sensitivityJobs } from './sensitivity/sensitivity-jobs.ts';
export { type SobolIndices, sobolIndices } from './sensitivity/sobol-indices.ts';
export { LEAST_CASES, type ResolvedNumber, type Stacking, type StackingScores, stack } from './stacking.ts';
