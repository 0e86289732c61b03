import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { prepare } from '../dist/engine/index.js';
import { planForecast } from '../dist/forecast/index.js';
import { importFile } from '../dist/situation/index.js';
import {
  coalitions,
  referenceMostProbable,
  referenceRun,
  SPATIAL_DEFAULTS,
  spatialContests,
  spatialRun,
} from './built/reference.js';
import { example, milliseconds } from './situations.js';
import { cachedBargains, flatBargains, flatChallenges, flatCoalitions } from './spatial-steps.js';

const DRAWS = 2000;
const LARGE = 'test-data/peers/dummyData-a160.csv';

/** The spatial model to its end, how its cost grows, and what each way of saving work saves; one thread. */
export default async function () {
  const rows = [];
  const row = (what, taken, compared, note = '') => {
    const times = compared ? (compared / taken).toFixed(1) : '';
    rows.push({ what, ms: taken.toPrecision(3), 'times faster': times, note });
    return taken;
  };
  const timed = async (run, atLeast = 30) => {
    const once = await milliseconds(run, 3);
    const times = Math.max(1, Math.round(atLeast / once));
    return (
      (await milliseconds(() => {
        for (let i = 0; i < times; i++) run();
      })) / times
    );
  };

  const seven = await situationTable('test-data/peers/dummyData_3Dim.csv');
  const large = await situationTable(LARGE);
  const referenceTaken = await timed(() => referenceRun(unflat(seven), SPATIAL_DEFAULTS, 100, referenceMostProbable));
  row('equations as written, 7 x 3, 10 turns', referenceTaken);
  let run = fastRun(seven);
  row('engine, 7 x 3, 10 turns', await timed(run), referenceTaken, 'aim: 2 ms');
  const forty = made(40, 3);
  const referenceForty = await timed(
    () => referenceRun(unflat(forty), SPATIAL_DEFAULTS, 100, referenceMostProbable),
    1,
  );
  row('equations as written, 40 x 3 to the end', referenceForty);
  run = fastRun(forty);
  row('engine, 40 x 3 to the end', await timed(run), referenceForty, `aim: 100 ms; ${run()} turns`);
  run = fastRun(large);
  row('engine, 160 x 1 (dummyData-a160) to the end', await timed(run), undefined, `aim: 20 s; ${run()} turns`);
  row('the same through the model in a new process', ...inNewProcess());

  let before;
  for (const n of [20, 40, 80, 160]) {
    const turns = 10;
    run = fastRun(made(n, 3), turns);
    const played = run();
    const taken = (await timed(run)) / played;
    const exponent = before ? `grows as n to the ${Math.log2(taken / before).toFixed(2)}` : '';
    row(`a turn, ${n} x 3`, taken, undefined, exponent);
    before = taken;
  }

  for (const [name, table] of [
    ['160 x 1', large],
    ['160 x 3', made(160, 3)],
  ]) {
    const { state, appraisal, play } = filled(table);
    play(0);
    const { n } = state;
    const seen = { n, distance: appraisal.distance, risk: appraisal.risk, weight: state.weight, total: state.total };
    const challenges = (how) => timed(flatChallenges(seen, how));
    const views = await challenges({ views: true, branches: true });
    row(`challenges of a turn, ${name}, all views laid out`, views);
    const needed = await challenges({ views: false, branches: true });
    row(`${name}: utilities worked out where needed`, needed, views);
    const untested = await challenges({ views: false, branches: false });
    row(`${name}: and votes summed without a test`, untested, views);
    const contests = spatialContests(state, appraisal, SPATIAL_DEFAULTS);
    const engine = () => {
      for (let i = 0; i < n; i++) contests.challenge(i);
    };
    row(`${name}: and the most promising first (engine)`, await timed(engine), views);
    const c = new Float64Array(n * n);
    const each = await timed(() => flatCoalitions(n, state.c, appraisal.own, c));
    row(`coalitions over ${name} positions, each direction by itself`, each);
    const rowsOf = Int32Array.from({ length: n }, (_, i) => i);
    const both = await timed(() => coalitions(2, appraisal.own, rowsOf, n, state.c, false, c));
    row(`${name}: both at once (engine)`, both, each);
    const utility = new Float64Array(n * n);
    const all = { n, own: appraisal.own, moved: appraisal.own.slice(0, n) };
    const summed = await timed(() => flatBargains(all, utility));
    row(`utilities of 160 bargains, ${name}, each summed`, summed);
    row(`${name}: by corrections (engine)`, await timed(() => cachedBargains(all, utility)), summed);
  }

  const paris = example('paris-2015');
  const drawing = async (models) => {
    const { draw } = prepare(planForecast(paris, { models }).design);
    return (await milliseconds(() => draw(0, DRAWS), 3)) / DRAWS;
  };
  const mean = await drawing(['weighted-mean']);
  row(
    'Paris 2015, 15 x 13, a draw to the end',
    (await drawing(['weighted-mean', 'spatial'])) - mean,
    undefined,
    'aim: 5 ms',
  );
  return { title: 'Spatial model, one thread', rows };
}

const filled = ({ n, d, x, s, c }) => {
  const run = spatialRun(n, d, SPATIAL_DEFAULTS);
  run.state.x.set(x);
  run.state.s.set(s);
  run.state.c.set(c);
  return run;
};

const fastRun = (table, turns = 100) => {
  const run = filled(table);
  return () => {
    run.state.x.set(table.x);
    return run.play(turns);
  };
};

const unflat = ({ n, d, x, s, c }) => {
  const matrix = (flat) => Array.from({ length: n }, (_, i) => [...flat.subarray(i * d, (i + 1) * d)]);
  return { x: matrix(x), s: matrix(s), c: [...c] };
};

function made(n, d) {
  let state = 1;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const x = Float64Array.from({ length: n * d }, random);
  const s = Float64Array.from({ length: n * d }, () => (0.1 + 0.9 * random()) / d);
  return { n, d, x, s, c: Float64Array.from({ length: n }, () => 10 + 190 * random()) };
}

/** A file of KTAB's, everyone with a stance on every issue, as a table. */
async function situationTable(file) {
  const { situation } = await importFile(readFileSync(file), file);
  const actors = Object.keys(situation.actors);
  const issues = Object.values(situation.issues);
  const cells = (of) => Float64Array.from(actors.flatMap((id) => issues.map(({ stances }) => of(stances[id]))));
  return {
    n: actors.length,
    d: issues.length,
    x: cells(({ position }) => position / 100),
    s: cells(({ salience }) => salience),
    c: Float64Array.from(actors, (id) => situation.actors[id].capability),
  };
}

/** Milliseconds of a forecast of one draw of the large file in a process of its own, and the most memory it held. */
function inNewProcess() {
  const code = `
    import { readFileSync } from 'node:fs';
    import { planForecast } from './dist/forecast/index.js';
    import { prepare } from './dist/engine/index.js';
    import { importFile } from './dist/situation/index.js';
    const { situation } = await importFile(readFileSync('${LARGE}'), '${LARGE}');
    const start = performance.now();
    void prepare(planForecast(situation, { models: ['spatial'] }).design).guess;
    console.log(JSON.stringify({ peak: process.resourceUsage().maxRSS, taken: performance.now() - start }));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' });
  if (!stdout) throw new Error(stderr);
  const { peak, taken } = JSON.parse(stdout);
  return [taken, undefined, `at most ${Math.round(peak / 1024)} MB; aim: 300 MB`];
}
