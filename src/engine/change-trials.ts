import type { Problem } from '../models/problem.ts';
import { pooling } from '../numeric/pool.ts';
import { targetsIn, withReplaceable } from './change-target.ts';
import { type Compiled, compile } from './compile.ts';
import type { Design } from './experiment.ts';
import { modelsOf } from './models-of.ts';
import { partialSolve, TOUCHED } from './partial-solve.ts';
import { drawing } from './sampling/drawing.ts';
import { CHUNK, sampler } from './sampling/sampler.ts';
import { statedLosses } from './stated-losses.ts';

/** One number of a situation made another, or a veto given or taken, by the path that scenarios use for it. */
export interface SingleChange {
  path: string;
  /** The new value. It is certain: who chooses what to say knows it. */
  to: number | boolean;
}

/** A situation made ready for many changes on the same draws. */
export interface ChangeTrials {
  /** How many answers a trial gives: the loss of each actor, then the share of the models in which each named outcome happens. */
  readonly width: number;
  /** The situation at its best guesses. */
  readonly guess: BestGuess;
  /**
   * Tries each set of changes on draws `from .. to - 1`, all on the same random numbers.
   *
   * @returns one column of draws an answer: the answers without a change, then those of each set
   */
  run(sets: readonly (readonly SingleChange[])[], from: number, to: number): Float64Array;
}

/** What everybody wants, cares and weighs, and where the pool of the models puts each issue, at the best guess of every input. */
export interface BestGuess extends Pick<Problem, 'actorIds' | 'issueIds' | 'start' | 'actor' | 'low' | 'high'> {
  /** By row, in the units of the issue. */
  position: Float64Array;
  /** By row: capability after dependence times salience. */
  weight: Float64Array;
  /** By issue. */
  forecast: Float64Array;
}

/**
 * Prepares a design to be tried with changes. A set of changes gives what a scenario of certain values would, but the situation
 * is compiled and drawn once for all of them, and only what a change can touch is solved again.
 *
 * Losses are judged by the interests that the situation states, whatever an actor professes in a change: see `statedLosses`.
 *
 * @throws UsageError if a model is unknown
 */
export function changeTrials(design: Design): ChangeTrials {
  const { situation: seen, models, sampler: name, seed, randomInputs } = design;
  const situation = withReplaceable(seen);
  const compiled = compile(situation);
  const { problem, inputs, values, central, refresh, rules, applyLinks, outcomes } = compiled;
  const { actors, issues } = problem;
  const solver = partialSolve(problem, rules, modelsOf(design), situation.models, seed);
  const drawn = drawing(inputs, sampler(name, randomInputs, seed), randomInputs);
  const targetOf = targetsIn(compiled);
  const losses = statedLosses(problem);
  const width = actors + outcomes.length;
  const linked = new Float64Array(issues);
  const touched = new Uint8Array(issues);

  /** Calls back with the outcomes of every model after links. */
  const eachModel = (use: (outcome: Float64Array) => void) => {
    for (let model = 0; model < models.length; model++) {
      for (let m = 0; m < issues; m++) linked[m] = solver.outcome[model * issues + m];
      applyLinks(linked);
      use(linked);
    }
  };
  /** Writes the answers, each the mean over the models, at `at`, `at + step`, ... */
  const answer = (out: Float64Array, at: number, step: number) => {
    eachModel((outcome) => {
      losses.add(outcome, out, at, step);
      for (let o = 0; o < outcomes.length; o++) if (outcomes[o](outcome)) out[at + (actors + o) * step]++;
    });
    for (let q = 0; q < width; q++) out[at + q * step] /= models.length;
  };

  return {
    width,
    guess: bestGuess(compiled, () => {
      solver.all(0);
      const forecast = new Float64Array(issues);
      const pooled = pooling(issues);
      pooled.begin();
      eachModel((outcome) => {
        for (let m = 0; m < issues; m++) pooled.add(m, outcome[m]);
      });
      pooled.write(models.length, forecast);
      return forecast;
    }),
    run(sets, from, to) {
      const count = to - from;
      const out = new Float64Array((1 + sets.length) * width * count);
      const plans = sets.map((changes) => changes.map(({ path, to: value }) => ({ ...targetOf(path), value })));
      values.set(central);
      for (let s = from; s < to; s++) {
        drawn.draw(Math.floor(s / CHUNK));
        drawn.take(s % CHUNK, values);
        refresh();
        losses.state();
        solver.all(s);
        answer(out, s - from, count);
        for (let p = 0; p < plans.length; p++) {
          const plan = plans[p];
          const before = plan.map(({ array, index }) => array[index]);
          touched.fill(TOUCHED.nothing);
          for (const { array, index, issue, touches, value } of plan) {
            array[index] = Number(value);
            if (issue < 0) touched.fill(TOUCHED.stances);
            else touched[issue] = Math.max(touched[issue], touches);
          }
          refresh();
          solver.changed(touched, s);
          answer(out, (1 + p) * width * count + s - from, count);
          for (let k = plan.length - 1; k >= 0; k--) plan[k].array[plan[k].index] = before[k];
        }
      }
      return out;
    },
  };
}

function bestGuess({ problem, values, central, refresh }: Compiled, solve: () => Float64Array): BestGuess {
  const { actorIds, issueIds, start, actor, low, high, position, weight } = problem;
  values.set(central);
  refresh();
  const forecast = solve();
  return {
    ...{ actorIds, issueIds, start, actor, low, high, forecast },
    position: position.slice(),
    weight: weight.slice(),
  };
}
