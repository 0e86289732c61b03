import { MEDIAN_DRAW } from '../../calibration/calibrated.ts';
import { inputsOf } from '../../engine/inputs.ts';
import type { Prepared } from '../../engine/prepare.ts';
import { stream } from '../../numeric/random.ts';
import { issuesIn } from '../../situation/condition.ts';
import { parseCondition } from '../../situation/parse-condition.ts';
import { central } from '../../situation/quantity.ts';
import { lengthOf, scaleOf } from '../../situation/scale.ts';
import type { Situation } from '../../situation/schema.ts';
import type { Future } from './counterfactual.ts';
import { shortfall } from './shortfall.ts';
import { statedRange, widen } from './widen.ts';

/** Most passes through the inputs in one walk. */
const MOST_ROUNDS = 4;

/** Number of walks, each in another order of the inputs: that of the file, then random ones. Each may end elsewhere. */
const WALKS = 6;

/**
 * Walks from the best guesses towards an outcome that no draw has met: each input in turn goes to that end of its
 * stretched range at which least is missing, in the model in which least is missing, until it happens or no input helps.
 * Where a link holds an issue back, what is missing is what the link takes away, or what would lift the link.
 *
 * @param wanted false to look for its not happening
 * @returns the futures arrived at, in which it happens in at least one model
 */
export function counterfactualSearch(engine: Prepared, outcome: string, wanted: boolean, widened: number): Future[] {
  const { situation } = engine.design;
  const missing = missingFrom(engine, outcome, wanted);
  const place = engine.answers.findIndex(({ of, kind }) => kind === 'outcome' && of === outcome);
  const ranges = new Map(inputsOf(widen(situation, widened)).map((input) => [input.path, statedRange(input)]));
  const arrived = (answers: Float64Array) => (wanted ? answers[place] > 0 : answers[place] < 1);

  const walk = (order: number[]): Future | undefined => {
    const values = Float64Array.from(engine.inputs, (input) => input.central);
    let least = Infinity;
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const before = least;
      if (arrived(engine.solve(values, MEDIAN_DRAW))) return { values, draw: MEDIAN_DRAW, widened };
      least = missing(values);
      for (const i of order) {
        const { low, high } = ranges.get(engine.inputs[i].path) ?? { low: values[i], high: values[i] };
        let best = values[i];
        const only = Int32Array.of(i);
        for (const end of [low, high]) {
          if (end === values[i]) continue;
          const there = values.with(i, end);
          const met = arrived(engine.exchange(only, there, MEDIAN_DRAW));
          if (met) return { values: there, draw: MEDIAN_DRAW, widened };
          const left = missing(there);
          if (left < least) {
            least = left;
            best = end;
          }
        }
        if (best === values[i]) continue;
        values[i] = best;
        engine.solve(values, MEDIAN_DRAW);
      }
      if (!(least < before)) return undefined;
    }
    return undefined;
  };
  return Array.from({ length: WALKS }, (_, n) => walk(shuffled(engine.inputs.length, n))).filter(
    (future) => future !== undefined,
  );
}

/** The numbers below a number, as they are (n = 0) or in a random order of their own for each n. */
function shuffled(length: number, n: number): number[] {
  const numbers = Array.from({ length }, (_, i) => i);
  if (n === 0) return numbers;
  const u = new Float64Array(length);
  stream('walk').fill(n, u);
  return numbers.sort((i, j) => u[i] - u[j]);
}

/** What is missing in the best model of the engine's last solution, given the values it was made with. */
function missingFrom(engine: Prepared, outcome: string, wanted: boolean): (values: Float64Array) => number {
  const { situation } = engine.design;
  const ids = Object.keys(situation.issues);
  const indexOf = (id: string) => ids.indexOf(id);
  const issues = { indexOf, lengthOf: (id: string) => lengthOf(scaleOf(situation.issues[id])) };
  const condition = parseCondition((situation.outcomes as NonNullable<Situation['outcomes']>)[outcome].when);
  const read = new Set(issuesIn(condition).map(({ name }) => name));
  const own = shortfall(condition, issues, wanted);
  const links = (situation.links ?? []).flatMap((link, i) => {
    const target = (link.caps ?? link.floors) as string;
    if (!read.has(target)) return [];
    const when = parseCondition(link.when);
    return [
      {
        target: indexOf(target),
        sign: link.caps === undefined ? -1 : 1,
        input: engine.inputs.findIndex(({ path }) => path === `links.${i}.at`),
        at: central(link.at),
        holds: shortfall(when, issues),
        lift: shortfall(when, issues, false),
      },
    ];
  });
  return (values) => {
    let least = Infinity;
    for (let from = 0; from < engine.perModel.length; from += ids.length) {
      const said = engine.perModel.subarray(from, from + ids.length);
      let sum = own(said);
      for (const { target, sign, input, at, holds, lift } of links) {
        if (holds(said) > 0) continue;
        const taken = sign * (said[target] - (input < 0 ? at : values[input]));
        sum += Math.max(0, Math.min(taken, lift(said)));
      }
      least = Math.min(least, sum);
    }
    return least;
  };
}
