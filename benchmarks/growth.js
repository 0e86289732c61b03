import { compile, models, planForecast, prepare, problemDraws, summarise } from './built/reference.js';
import { synthetic } from './situations.js';

const ACTORS = [10, 30, 100, 300];
const ISSUES = [1, 2, 5, 10, 20, 50];
const DRAWS = [512, 2048, 8192, 32768];
/** What stays as it is while the other grows. */
const FEW_ACTORS = 15;
const FEW_ISSUES = 5;
/** A larger size is not tried after a draw that took so many milliseconds. */
const LONG_MS = 500;

/** How the time of a draw grows with actors and issues, model by model, and that of a forecast with its draws; one thread. */
export default async function () {
  const rows = [];
  for (const model of models) {
    rows.push(row(`${model.title}, ${FEW_ISSUES} issues, by actors`, ACTORS, (n) => ofDraw(model, n, FEW_ISSUES)));
    rows.push(row(`${model.title}, ${FEW_ACTORS} actors, by issues`, ISSUES, (m) => ofDraw(model, FEW_ACTORS, m)));
  }
  const situation = synthetic(FEW_ACTORS, FEW_ISSUES);
  const four = ['weighted-mean', 'weighted-median', 'nash', 'veto-players'];
  const forecast = (samples) => {
    const plan = planForecast(situation, { models: four, samples });
    const engine = prepare(plan.design);
    return least(() => summarise({ plan, engine, columns: engine.draw(0, samples) }));
  };
  rows.push(row(`forecast of four models, ${FEW_ACTORS} actors, ${FEW_ISSUES} issues, by draws`, DRAWS, forecast));
  const summary = rows.map(({ what, times, exponent }) => {
    const [, by] = what.match(/by (\w+)$/);
    const largest = times.split(', ').at(-1).split(': ');
    return {
      ...{ what: `${what}: ${largest[0]}`, peer: '', before: '', ours: `${largest[1]} ms CPU`, ratio: '', asked: '' },
      grows: `${by}^${exponent}`,
    };
  });
  return {
    title: 'Growth: milliseconds of CPU a draw by size, and the exponent from the first size to the last',
    rows,
    summary,
  };
}

/** A row of times by size; sizes that would take too long are left out. */
function row(what, sizes, of) {
  const taken = [];
  // Once in vain: code is compiled as it runs, and again when it has seen more.
  for (const size of sizes.slice(0, 3)) of(size);
  for (const size of sizes) {
    if ((taken.at(-1)?.ms ?? 0) > LONG_MS && sizes !== DRAWS) break;
    taken.push({ size, ms: of(size) });
  }
  // One issue alone has no pair to exchange on: growth is measured from two.
  const [first, last] = [taken.find(({ size }) => size > 1), taken.at(-1)];
  const exponent = Math.log(last.ms / first.ms) / Math.log(last.size / first.size);
  return {
    what,
    times: taken.map(({ size, ms }) => `${size}: ${Number(ms.toPrecision(2))}`).join(', '),
    exponent: exponent.toFixed(1),
  };
}

/** One draw of one model on made-up numbers, on the average of a few. */
function ofDraw(model, actors, issues) {
  const { problem } = compile(planForecast(synthetic(actors, issues), { models: ['weighted-mean'] }).design.situation);
  const set = problemDraws(problem);
  const solve = model.prepare(problem, {}, 1);
  const solution = { outcome: new Float64Array(issues), status: new Uint8Array(issues) };
  const draws = 4;
  const taken = (work) =>
    least(() => {
      for (let draw = 0; draw < draws; draw++) {
        set(draw);
        work(draw);
      }
    });
  return (taken((draw) => solve(solution, draw)) - taken(() => {})) / draws;
}

/** The least CPU time of three runs, each repeated until it can be measured. */
function least(run) {
  const once = cpu(run);
  if (once > 2 * LONG_MS) return once;
  // Code is compiled while it runs for the first hundreds of times.
  const times = Math.max(1, Math.min(5000, Math.ceil(60 / Math.max(once, 0.001))));
  for (let n = 0; n < times; n++) run();
  const all = Array.from({ length: 3 }, () => {
    const taken = cpu(() => {
      for (let n = 0; n < times; n++) run();
    });
    return taken / times;
  });
  return Math.min(...all);
}

function cpu(run) {
  const began = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
}
