import { calibratedOf } from '../calibration/calibrated.ts';
import type { ForecastCalibration } from '../calibration/forecast-calibration.ts';
import { exchangeModel } from '../models/exchange/exchange.ts';
import { type Model, type Solution, type Solve, solutionOf } from '../models/model.ts';
import { type ModelSettings, modelNamed } from '../models/models.ts';
import type { Problem } from '../models/problem.ts';
import { weightedMean } from '../models/weighted-mean.ts';
import type { Compiled } from './compile.ts';
import type { InputKind } from './inputs.ts';
import { addSolution, type KeptSolution, type SolutionsOf } from './kept-solutions.ts';
import { prepareModel } from './prepared-model.ts';

/** What a change touches on an issue; `terms` are its status quo, vetoes, and whether its rule is kept to. */
export const TOUCHED = { nothing: 0, terms: 1, stances: 2 } as const;

/** What no model reads: only what it says is held to it. */
const READ_BY_NONE: readonly InputKind[] = ['link', 'limit', 'without', 'flexibility'];

/** What a change of an input of this kind touches on its own issue. */
export function touchedBy(kind: InputKind): number {
  if (READ_BY_NONE.includes(kind)) return TOUCHED.nothing;
  return kind === 'statusQuo' || kind === 'veto' || kind === 'rule' ? TOUCHED.terms : TOUCHED.stances;
}

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
   * The outcomes after links by what was learned, drawn once more for the same inputs, other models' answers as they are; none
   * without a calibration.
   */
  again(draw: number): Float64Array | undefined;
  /** Counts who holds which issue in the last solution: see `Holding.tally`. @param width counts of each forecaster */
  tally(counts: Float64Array, width: number): void;
}

export function solverOf(
  { problem, rules, applyLinks }: Compiled,
  { models: shown, calibration, settings, seed, still, known }: Forecasters,
): Solver {
  const { issues, start, order, position, weight } = problem;
  // What was learned asks the exchange model, which is solved for it alone where it is not shown.
  const asked = calibration?.exchange !== undefined;
  const models = asked && !shown.includes(exchangeModel as Model) ? [...shown, exchangeModel as Model] : shown;
  const exchange = asked ? models.indexOf(exchangeModel as Model) : -1;
  const calibrated = calibration && calibratedOf(problem, calibration, seed);
  const forecasters = shown.length + (calibrated ? 1 : 0);
  const firstAnswer = calibrated ? shown.length : 0;

  const outcomes = new Float64Array(forecasters * issues);
  const solves = models.map((model) => prepareModel(model, problem, settings, seed));
  // The models' own solutions, present and kept, before vetoes and rules: a change of a veto applies to them anew.
  const said = models.map(() => solutionOf(problem));
  const kept = models.map(() => solutionOf(problem));
  const learned: Solution = { ...solutionOf(problem), conceded: undefined };
  const another: Solution = { ...solutionOf(problem), conceded: undefined };
  const held = Array.from(
    { length: forecasters },
    (_, f): Solution => ({ ...solutionOf(problem), outcome: outcomes.subarray(f * issues, (f + 1) * issues) }),
  );
  const saidBy = (f: number) => (f < shown.length ? said[f] : learned);
  const traded = exchange < 0 ? undefined : said[exchange].outcome;
  const linked = new Float64Array(issues);
  const means = new Float64Array(issues);

  const copy = (from: Solution, to: Solution) => {
    to.outcome.set(from.outcome);
    to.status.set(from.status);
    if (from.conceded) to.conceded?.set(from.conceded);
  };
  const hold = () => {
    for (let f = 0; f < forecasters; f++) {
      copy(saidBy(f), held[f]);
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

  /** Issues as problems of their own and the models that solve them one by one; made when the first change comes. */
  let alone: Problem[] | undefined;
  let parts: (Part | undefined)[] = [];
  const takeApart = (): Problem[] => {
    const problems = Array.from({ length: issues }, (_, m) => singleIssue(problem, m));
    parts = models.map((model, index) => {
      if (!model.perIssue) return undefined;
      const { outcome, status } = said[index];
      return problems.map((one, m) => ({
        solve: prepareModel(model, one, settings, seed),
        into: { outcome: outcome.subarray(m, m + 1), status: status.subarray(m, m + 1) },
      }));
    });
    return problems;
  };
  /** Whether a model's outcome of an issue may differ from the kept one. */
  const matters = (m: number, touched: number, readsStatusQuo: boolean): boolean => {
    if (touched === TOUCHED.nothing) return false;
    if (touched === TOUCHED.stances || readsStatusQuo) return true;
    // Without any weight on an issue the status quo stands in every model.
    for (let k = start[m]; k < start[m + 1]; k++) if (weight[k] > 0) return false;
    return true;
  };

  /** Puts the rows of an issue in order in the problem of its own. */
  const orderAlone = (m: number) => {
    const rows = (alone as Problem[])[m].order;
    for (let k = start[m]; k < start[m + 1]; k++) rows[k - start[m]] = order[k] - start[m];
  };
  /** What is known of each issue by each model that takes them one by one; one of the user's own has no name that it is sure of. */
  const knownOf = models.map((model): KeptSolution[] | undefined =>
    known && model.perIssue && modelNamed(model.name) === model
      ? Array.from({ length: issues }, (_, m) => known(model.name, m))
      : undefined,
  );
  const solveDrawn = (model: number, draw: number) => {
    const ofIssues = knownOf[model];
    const { outcome, status } = said[model];
    if (!ofIssues) return solves[model](said[model], draw);
    if (ofIssues.every(({ count }) => draw >= count)) solves[model](said[model], draw);
    else {
      alone ??= takeApart();
      for (let m = 0; m < issues; m++) {
        const { count, outcome: outcomes, status: statuses } = ofIssues[m];
        if (draw < count) {
          outcome[m] = outcomes[draw];
          status[m] = statuses[draw];
          continue;
        }
        orderAlone(m);
        const part = (parts[model] as Part)[m];
        part.solve(part.into, draw);
      }
    }
    for (let m = 0; m < issues; m++) {
      const entry = ofIssues[m];
      if (draw === entry.count && draw < MOST_KEPT) addSolution(entry, outcome[m], status[m]);
    }
  };

  // Whether the models were solved for the values as they are; where nothing else is drawn, they say the same in every draw.
  let solved = false;
  return {
    held,
    perModel: outcomes.subarray(firstAnswer * issues),
    answering: forecasters - firstAnswer,
    all(draw) {
      if (!solved) for (let model = 0; model < models.length; model++) solves[model](said[model], draw);
      solved = still;
      calibrated?.(learned, traded, draw);
      hold();
    },
    drawn(draw) {
      if (!solved) for (let model = 0; model < models.length; model++) solveDrawn(model, draw);
      solved = still;
      calibrated?.(learned, traded, draw);
      hold();
    },
    keep() {
      for (let model = 0; model < models.length; model++) copy(said[model], kept[model]);
    },
    changed(touched, draw) {
      solved = false;
      alone ??= takeApart();
      for (let m = 0; m < issues; m++) {
        if (touched[m] !== TOUCHED.nothing) orderAlone(m);
      }
      for (let model = 0; model < models.length; model++) {
        copy(kept[model], said[model]);
        const { readsStatusQuo } = models[model];
        const part = parts[model];
        for (let m = 0; m < issues; m++) {
          if (!matters(m, touched[m], readsStatusQuo)) continue;
          if (part) part[m].solve(part[m].into, draw);
          else {
            solves[model](said[model], draw);
            break;
          }
        }
      }
      calibrated?.(learned, traded, draw);
      hold();
    },
    each: (use) => each(0, use),
    eachAnswer: (use) => each(firstAnswer, use),
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
        const proposed = f < shown.length && shown[f].asksConsent ? means : saidBy(f).outcome;
        rules.tally(saidBy(f), proposed, counts, f * width);
      }
    },
  };
}

/** Draws of which solutions are kept at most. */
const MOST_KEPT = 2 ** 14;

/** A model that takes issues one by one: how it solves each of them, and into what. */
type Part = { solve: Solve; into: Solution }[];

/** An issue as a problem of its own, on the same memory; the order of its rows is its own. */
function singleIssue(problem: Problem, m: number): Problem {
  const rows = <T extends Float64Array | Int32Array | Uint8Array>(array: T) =>
    array.subarray(problem.start[m], problem.start[m + 1]) as T;
  const count = problem.start[m + 1] - problem.start[m];
  const setter = problem.agendaSetter[m];
  return {
    ...problem,
    issues: 1,
    issueIds: [problem.issueIds[m]],
    start: Int32Array.of(0, count),
    actor: rows(problem.actor),
    position: rows(problem.position),
    salience: rows(problem.salience),
    capability: rows(problem.capability),
    weight: rows(problem.weight),
    order: new Int32Array(count),
    veto: rows(problem.veto),
    mayVeto: rows(problem.mayVeto),
    vetoStated: rows(problem.vetoStated),
    statusQuo: problem.statusQuo.subarray(m, m + 1),
    low: problem.low.subarray(m, m + 1),
    high: problem.high.subarray(m, m + 1),
    rules: [problem.rules[m]],
    binds: problem.binds.subarray(m, m + 1),
    agendaSetter: Int32Array.of(setter < 0 ? -1 : setter - problem.start[m]),
  };
}
