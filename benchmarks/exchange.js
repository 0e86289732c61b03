import { readFileSync } from 'node:fs';
import { importFile } from '../dist/situation/index.js';
import { compile, models, referenceExchange } from './built/reference.js';
import { flatExchange } from './exchange-steps.js';
import { milliseconds } from './situations.js';

/** One round on Paris 2015 (15 actors, 13 issues): the rules as written, what each idea buys, and the engine. */
export default async function () {
  const file = 'test-data/peers/cop21.csv';
  const { situation } = await importFile(readFileSync(file), file);
  const actors = Object.keys(situation.actors);
  const issues = Object.values(situation.issues);
  const cells = actors.map((id) =>
    issues.map(({ stances: { [id]: stance } }) => {
      if (!stance) return null;
      return { x: stance.position, s: stance.salience, c: stance.capability ?? situation.actors[id].capability };
    }),
  );
  const flat = (value, missing) =>
    Float64Array.from(issues.flatMap((_, m) => cells.map((row) => (row[m] ? value(row[m]) : missing))));
  const arrays = { x: flat(({ x }) => x, NaN), s: flat(({ s }) => s, 0), w: flat(({ s, c }) => s * c, 0) };
  const { problem, refresh } = compile(situation);
  refresh();
  const solve = models.find(({ name }) => name === 'exchange').prepare(problem, {}, 1);
  const solution = { outcome: new Float64Array(problem.issues), status: new Uint8Array(problem.issues) };

  const rows = [];
  let first;
  let before;
  const measure = async (what, times, once) => {
    const taken = (await milliseconds(() => once(times))) / times;
    first ??= taken;
    rows.push({
      what,
      'µs a round': Math.round(taken * 1000),
      'times the line above': before ? (before / taken).toFixed(1) : '',
      'times the rules as written': (first / taken).toFixed(1),
    });
    before = taken;
  };
  const repeat = (once) => (times) => {
    for (let n = 0; n < times; n++) once();
  };
  await measure(
    'rules as written, every sum in full',
    2,
    repeat(() => referenceExchange(cells)),
  );
  await measure(
    'flat arrays, outcomes kept, gain in one formula',
    20,
    repeat(() => flatExchange(actors.length, issues.length, arrays, 'nothing')),
  );
  await measure(
    'only deals on issues that moved worked out again',
    50,
    repeat(() => flatExchange(actors.length, issues.length, arrays, 'deals')),
  );
  await measure(
    'best deal of each two issues kept',
    50,
    repeat(() => flatExchange(actors.length, issues.length, arrays, 'pairs')),
  );
  await measure(
    'engine: candidates wait on a ladder until their bounds may win',
    500,
    repeat(() => solve(solution, 0)),
  );
  return { title: 'Position exchange, Paris 2015, one round, one thread', rows };
}
