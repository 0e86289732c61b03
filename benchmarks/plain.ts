// The plain reference implementations, and parts of the engine that benchmarks time by themselves: `npm run bench` builds them.

export { plainExchange } from '../src/inside/exchange/plain.ts';
export { plainChallenge } from '../src/inside/expected-utility/plain.ts';
export { spatialContests } from '../src/inside/spatial/contest.ts';
export { SPATIAL_DEFAULTS } from '../src/inside/spatial/options.ts';
export { plainMostProbable, plainRun } from '../src/inside/spatial/plain.ts';
export { spatialRun } from '../src/inside/spatial/run.ts';
export { coalitions } from '../src/inside/spatial/vote.ts';
