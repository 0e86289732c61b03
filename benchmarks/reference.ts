// The reference implementations, and parts of the engine that benchmarks time by themselves: `npm run bench` builds them.

export { emptyBargain } from '../src/engine/agreement/bargain.ts';
export { packageSearch } from '../src/engine/agreement/package-search.ts';
export { compile } from '../src/engine/compile.ts';
export { prepare } from '../src/engine/prepare.ts';
export { keptDraws } from '../src/engine/sampling/drawing.ts';
export { changedPlan } from '../src/forecast/changed-plan.ts';
export { planForecast } from '../src/forecast/plan.ts';
export { summarise } from '../src/forecast/summarise.ts';
export { referenceExchange } from '../src/models/exchange/exchange.reference.ts';
export { referenceChallenge } from '../src/models/expected-utility/challenge.reference.ts';
export { models } from '../src/models/models.ts';
export { spatialContests } from '../src/models/spatial/contest.ts';
export { SPATIAL_DEFAULTS } from '../src/models/spatial/options.ts';
export { spatialRun } from '../src/models/spatial/run.ts';
export { referenceMostProbable, referenceRun } from '../src/models/spatial/spatial.reference.ts';
export { coalitions } from '../src/models/spatial/vote.ts';
export { stream } from '../src/numeric/random.ts';
export { simplex } from '../src/numeric/simplex.reference.ts';
export { forecastTask } from '../src/web/engine/forecast-task.ts';
export { readTask } from '../src/web/engine/read-task.ts';
export { problemDraws } from './problem-draws.ts';
