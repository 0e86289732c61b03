import { inputsOf } from '../../engine/inputs.ts';
import type { Prepared } from '../../engine/prepare.ts';
import { type Bounds, formatQuantity } from '../../situation/quantity.ts';
import { statedRange } from './widen.ts';

/** The future with the least distance from what is stated in which something happens. */
export interface Counterfactual {
  /** How many times the ranges were stretched when it was met; 1: as stated. */
  widened: number;
  /**
   * How far it is: the length of the vector of all inputs' ways beyond their stated ranges, each in halves of that range.
   * 0: everything is where it may be, though it has not come together in the draws.
   */
  distance: number;
  /** Share of the models in which it happens there; missing in a calibrated forecast, which has one answer in a draw. */
  models?: number;
  /** The inputs that are off their best guess and must be: farthest beyond the stated range first, at most five. */
  changes: { path: string; stated: string; value: number; beyond: number }[];
  /** Inputs besides these that must be off their best guess. */
  others: number;
}

/** A drawn future. */
export interface Future {
  values: Float64Array;
  draw: number;
  widened: number;
}

/** So many of the nearest futures found are brought nearer; the best of them is the answer. */
const CANDIDATES = 8;
const MOST_CHANGES = 5;
/** Rounds in which all inputs go back: an input that is needed far from the best guesses may not be needed nearer to them. */
const ROUNDS = 3;
/** Steps of halving when an input is brought as near to its best guess as it can be. */
const HALVINGS = 12;

/**
 * Of the futures in which something happens, the nearest, brought nearer still: each input in turn, the farthest first,
 * goes back to its best guess if it still happens without it; then all together, and at last one by one, as far as it
 * still happens. The inputs that remain off their best guess are needed, given the rest. The search is local: there may be a
 * nearer future that no draw came close to.
 *
 * @param happens given the answers of the engine
 */
export function counterfactualOf(
  engine: Prepared,
  futures: readonly Future[],
  happens: (answers: Float64Array) => boolean,
  shareOf: (answers: Float64Array) => number,
): Counterfactual | undefined {
  const known = new Map(inputsOf(engine.design.situation).map((input) => [input.path, input]));
  const inputs = engine.inputs.map(({ path, central }) => {
    const input = known.get(path);
    if (!input) throw new Error(`no input \`${path}\``);
    const happens = input.chance !== undefined;
    return { path, central, range: statedRange(input), stated: formatQuantity(input.quantity), happens };
  });
  const beyond = (values: Float64Array, i: number) => beyondRange(values[i], inputs[i].range);
  const off = (values: Float64Array, i: number) => Math.abs(values[i] - inputs[i].central) / half(inputs[i].range);
  const distance = (values: Float64Array) => Math.sqrt(inputs.reduce((sum, _, i) => sum + beyond(values, i) ** 2, 0));
  /** Orders futures at the same distance: the length of the vector of all deviations from the best guesses. */
  const effort = (values: Float64Array) => Math.sqrt(inputs.reduce((sum, _, i) => sum + off(values, i) ** 2, 0));
  const farthest = (values: Float64Array) =>
    Array.from(inputs.keys()).sort(
      (i, j) => beyond(values, j) - beyond(values, i) || off(values, j) - off(values, i) || i - j,
    );

  const brought = ({ values, draw, widened }: Future) => {
    const now = values.slice();
    const stillWith = (i: number, value: number) => {
      const before = now[i];
      now[i] = value;
      if (happens(engine.solve(now, draw))) return true;
      now[i] = before;
      return false;
    };
    const backAltogether = () => {
      const from = now.slice();
      let [far, near] = [0, 1];
      for (let step = 0; step < HALVINGS; step++) {
        const middle = (far + near) / 2;
        for (let i = 0; i < now.length; i++) now[i] = inputs[i].central + middle * (from[i] - inputs[i].central);
        if (happens(engine.solve(now, draw))) near = middle;
        else far = middle;
      }
      if (near === 1) now.set(from);
      else for (let i = 0; i < now.length; i++) now[i] = inputs[i].central + near * (from[i] - inputs[i].central);
    };
    const backOneByOne = () => {
      for (const i of farthest(now)) {
        let far = inputs[i].central;
        for (let step = 0; step < HALVINGS && now[i] !== far; step++) {
          const middle = (far + now[i]) / 2;
          if (!stillWith(i, middle)) far = middle;
        }
      }
    };
    for (let round = 0; round < ROUNDS; round++) {
      for (const i of farthest(now)) if (now[i] !== inputs[i].central) stillWith(i, inputs[i].central);
      backAltogether();
    }
    backOneByOne();
    // What happens or does not counts as happening from the middle on.
    for (let i = 0; i < now.length; i++) if (inputs[i].happens) now[i] = Number(now[i] >= 0.5);
    return { values: now, draw, widened, distance: distance(now) };
  };
  const needed = (values: Float64Array) => farthest(values).filter((i) => values[i] !== inputs[i].central);

  const best = futures
    .map((future) => ({ future, distance: distance(future.values) }))
    .sort(
      (p, q) =>
        p.distance - q.distance || effort(p.future.values) - effort(q.future.values) || p.future.draw - q.future.draw,
    )
    .slice(0, CANDIDATES)
    .map(({ future }) => brought(future))
    .sort((p, q) => p.distance - q.distance || effort(p.values) - effort(q.values) || p.draw - q.draw)[0];
  if (!best) return undefined;
  const changed = needed(best.values);
  return {
    widened: best.widened,
    distance: best.distance,
    ...(engine.design.calibration ? {} : { models: shareOf(engine.solve(best.values, best.draw)) }),
    changes: changed.slice(0, MOST_CHANGES).map((i) => {
      const { path, stated } = inputs[i];
      return { path, stated, value: best.values[i], beyond: beyond(best.values, i) };
    }),
    others: Math.max(0, changed.length - MOST_CHANGES),
  };
}

const half = ({ low, high }: Bounds) => (high - low) / 2;

/** How far a value is beyond a range, in halves of the range. */
function beyondRange(value: number, range: Bounds): number {
  return Math.max(0, value - range.high, range.low - value) / half(range);
}
