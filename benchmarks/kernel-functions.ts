// What `kernel-process.js` runs, and nothing else: a process that is counted by instruction starts small.

export { CHALLENGE_DEFAULTS, challenge } from '../src/models/expected-utility/challenge.ts';
export { sortRows } from '../src/models/problem.ts';
export { spatialContests } from '../src/models/spatial/contest.ts';
export { election } from '../src/models/spatial/election.ts';
export { SPATIAL_DEFAULTS } from '../src/models/spatial/options.ts';
export { spatialRun } from '../src/models/spatial/run.ts';
export { coalitions } from '../src/models/spatial/vote.ts';
export { weightedMedianSorted } from '../src/models/weighted-median.ts';
