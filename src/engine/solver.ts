import { calibratedOf } from '../calibration/calibrated.ts';
import type { ForecastCalibration } from '../calibration/forecast-calibration.ts';
import { exchangeModel } from '../models/exchange/exchange.ts';
import { type Model, type Solution, solutionOf } from '../models/model.ts';
import type { ModelSettings } from '../models/models.ts';
import { weightedMean } from '../models/weighted-mean.ts';
import { pooling } from '../numeric/pool.ts';
import type { Compiled } from './compile.ts';
import type { SolutionsOf } from './kept-solutions.ts';
import { copySolution, issuesApart, oneModel } from './one-model.ts';

/** Who gives the answers, and how. */
export interface Forecasters {
  /** The models that are shown. */
  models: readonly Model[];
  /** What was learned from resolved cases, a further forecaster: the answers are its own, and not the mean over the models. */
  calibration?: ForecastCalibration | undefined;
  /** What the situation file has under `models:`. */
  settings: ModelSettings | undefined;
  seed: number;
  /** No input is drawn and no model draws: the models say the same in every draw. */
  still: boolean;
  /** What models said of issues in draws that were made before. */
  known?: SolutionsOf | undefined;
}

/**
 * Solves all forecasters, the models and then what was learned, for the present values of the arrays; after a change, only the
 * issues that the change touches.
 */
export interface Solver {
  /** The last solution of each forecaster, held to the rules, before links. */
  readonly held: readonly Solution[];
  /** The outcomes of `held` of those who answer: the issues of each one after the other. */
  readonly perModel: Float64Array;
  /** How many forecasters answer: the answers are their mean. */
  readonly answering: number;
  /** Solves every forecaster. @param draw index of the draw; seeds the models' own randomness, and what was learned */
  all(draw: number): void;
  /** The same where the values are those of the draw: what is known of it is not solved again. */
  drawn(draw: number): void;
  /** Keeps the last solution of `all`; `changed` starts from it. */
  keep(): void;
  /** Solves what may differ from what was kept. @param touched one of TOUCHED for each issue */
  changed(touched: Uint8Array, draw: number): void;
  /** Calls back with each forecaster's outcomes after links; the array is used again for the next one. */
  each(use: (outcome: Float64Array, forecaster: number) => void): void;
  /** The same with those alone who answer. */
  eachAnswer(use: (outcome: Float64Array, forecaster: number) => void): void;
  /**
   * The answers: each issue after links, then how likely each named outcome is; the mean over those who answer. The array is used
   * again by the next call.
   */
  answers(): Float64Array;
  /**
   * The outcomes after links by what was learned, drawn once more for the same inputs, other models' answers as they are; none
   * without a calibration.
   */
  again(draw: number): Float64Array | undefined;
  /** Counts who holds which issue in the last solution: see `Holding.tally`. @param width counts of each forecaster */
  tally(counts: Float64Array, width: number): void;
}

export function solverOf(
  { problem, rules, applyLinks, outcomes }: Compiled,
  { models: shown, calibration, settings, seed, still, known }: Forecasters,
): Solver {
  const { issues, start, position, weight } = problem;
  // What was learned asks the exchange model, which is solved for it alone where it is not shown.
  const asked = calibration?.exchange !== undefined;
  const models = asked && !shown.includes(exchangeModel as Model) ? [...shown, exchangeModel as Model] : shown;
  const calibrated = calibration && calibratedOf(problem, calibration, seed);
  const forecasters = shown.length + (calibrated ? 1 : 0);
  const firstAnswer = calibrated ? shown.length : 0;
  const answering = forecasters - firstAnswer;

  // What each says before vetoes and rules, which a change of a veto applies to it anew, and then held to them.
  const apart = issuesApart(problem);
  const solving = models.map((model) => oneModel(model, problem, { apart, settings, seed, known }));
  const learned: Solution = { ...solutionOf(problem), conceded: undefined };
  const another: Solution = { ...solutionOf(problem), conceded: undefined };
  const said = [...solving.slice(0, shown.length).map((model) => model.said), ...(calibrated ? [learned] : [])];
  const traded = asked ? solving[models.indexOf(exchangeModel as Model)].said.outcome : undefined;
  const perForecaster = new Float64Array(forecasters * issues);
  const held = said.map(
    (_, f): Solution => ({ ...solutionOf(problem), outcome: perForecaster.subarray(f * issues, (f + 1) * issues) }),
  );
  const linked = new Float64Array(issues);
  const means = new Float64Array(issues);
  const answers = new Float64Array(issues + outcomes.length);
  const pool = pooling(answers.length);

  /** Asks what was learned of what the models now say, and holds all to the rules. */
  const finish = (draw: number) => {
    calibrated?.(learned, traded, draw);
    for (let f = 0; f < forecasters; f++) {
      copySolution(said[f], held[f]);
      rules.hold(held[f]);
    }
  };
  const each = (from: number, use: (outcome: Float64Array, forecaster: number) => void) => {
    for (let f = from; f < forecasters; f++) {
      linked.set(held[f].outcome);
      applyLinks(linked);
      use(linked, f);
    }
  };
  const addAnswer = (outcome: Float64Array, f: number) => {
    for (let m = 0; m < issues; m++) pool.add(m, outcome[m]);
    for (let o = 0; o < outcomes.length; o++) pool.add(issues + o, outcomes[o].chance(outcome, held[f].outcome));
  };

  // Whether the models were solved for the values as they are; where nothing else is drawn, they say the same in every draw.
  let solved = false;
  return {
    held,
    perModel: perForecaster.subarray(firstAnswer * issues),
    answering,
    all(draw) {
      if (!solved) for (const model of solving) model.solve(draw);
      solved = still;
      finish(draw);
    },
    drawn(draw) {
      if (!solved) for (const model of solving) model.solveDrawn(draw);
      solved = still;
      finish(draw);
    },
    keep() {
      for (const model of solving) model.keep();
    },
    changed(touched, draw) {
      solved = false;
      for (const model of solving) model.solveChanged(touched, draw);
      finish(draw);
    },
    each: (use) => each(0, use),
    eachAnswer: (use) => each(firstAnswer, use),
    answers() {
      pool.begin();
      each(firstAnswer, addAnswer);
      pool.write(answering, answers);
      return answers;
    },
    again(draw) {
      if (!calibrated) return undefined;
      calibrated(another, traded, draw, true);
      rules.hold(another);
      linked.set(another.outcome);
      applyLinks(linked);
      return linked;
    },
    tally(counts, width) {
      for (let m = 0; m < issues; m++) means[m] = weightedMean(position, weight, start[m], start[m + 1]);
      for (let f = 0; f < forecasters; f++) {
        // A model that asks for consent proposes only what is accepted: for it, the weighted mean is what is held back.
        const proposed = shown[f]?.asksConsent ? means : said[f].outcome;
        rules.tally(said[f], proposed, counts, f * width);
      }
    },
  };
}
