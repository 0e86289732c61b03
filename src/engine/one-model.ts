import { type Model, type Solution, type Solve, solutionOf } from '../models/model.ts';
import { type ModelSettings, modelNamed } from '../models/models.ts';
import type { Problem } from '../models/problem.ts';
import { addSolution, type SolutionsOf } from './kept-solutions.ts';
import { prepareModel } from './prepared-model.ts';

/** What a change touches on an issue; `terms` are its status quo, vetoes, and whether its rule is kept to. */
export const TOUCHED = { nothing: 0, terms: 1, stances: 2 } as const;

/** One model on the arrays of a problem, with the last thing it said: before vetoes, rules and links. */
export interface OneModel {
  readonly said: Solution;
  /** Solves for the values as they stand. @param draw index of the draw; seeds the model's own randomness */
  solve(draw: number): void;
  /** The same where the values are those of the draw: what is known of an issue in it is not solved again. */
  solveDrawn(draw: number): void;
  /** Keeps what it said; `solveChanged` starts from it. */
  keep(): void;
  /** Solves what may differ from what was kept. @param touched one of TOUCHED for each issue */
  solveChanged(touched: Uint8Array, draw: number): void;
}

/** Draws of which solutions are kept at most. */
const MOST_KEPT = 2 ** 14;

/**
 * Prepares a model for a problem.
 *
 * @param apart the issues of the problem as problems of their own
 * @param known what it said of issues in draws that were made before
 */
export function oneModel(model: Model, problem: Problem, { apart, settings, seed, known }: OneModelOptions): OneModel {
  const { issues, start, weight } = problem;
  const solve = prepareModel(model, problem, settings, seed);
  const said = solutionOf(problem);
  const kept = solutionOf(problem);
  // A model of the user's own has no name by which what it said could be found again.
  const entries =
    known && model.perIssue && modelNamed(model.name) === model
      ? Array.from({ length: issues }, (_, m) => known(model.name, m))
      : undefined;

  /** Solves one issue by itself; made when it is first needed. */
  let solvers: { solve: Solve; into: Solution }[] | undefined;
  const solveIssue = (m: number, draw: number) => {
    solvers ??= apart.problems().map((one, n) => ({
      solve: prepareModel(model, one, settings, seed),
      into: { outcome: said.outcome.subarray(n, n + 1), status: said.status.subarray(n, n + 1) },
    }));
    apart.refresh(m);
    solvers[m].solve(solvers[m].into, draw);
  };

  /** Whether the outcome of an issue may differ from the kept one. */
  const matters = (m: number, touched: number): boolean => {
    if (touched === TOUCHED.nothing) return false;
    if (touched === TOUCHED.stances || model.readsStatusQuo) return true;
    // Without any weight on an issue the status quo stands in every model.
    for (let k = start[m]; k < start[m + 1]; k++) if (weight[k] > 0) return false;
    return true;
  };

  return {
    said,
    solve: (draw) => solve(said, draw),
    solveDrawn(draw) {
      if (!entries || entries.every(({ count }) => draw >= count)) solve(said, draw);
      else {
        for (let m = 0; m < issues; m++) {
          const { count, outcome, status } = entries[m];
          if (draw < count) {
            said.outcome[m] = outcome[draw];
            said.status[m] = status[draw];
          } else solveIssue(m, draw);
        }
      }
      if (!entries || draw >= MOST_KEPT) return;
      for (let m = 0; m < issues; m++) {
        if (draw === entries[m].count) addSolution(entries[m], said.outcome[m], said.status[m]);
      }
    },
    keep: () => copySolution(said, kept),
    solveChanged(touched, draw) {
      copySolution(kept, said);
      for (let m = 0; m < issues; m++) {
        if (!matters(m, touched[m])) continue;
        if (!model.perIssue) return solve(said, draw);
        solveIssue(m, draw);
      }
    },
  };
}

interface OneModelOptions {
  apart: IssuesApart;
  /** What the situation file has under `models:`. */
  settings: ModelSettings | undefined;
  seed: number;
  known?: SolutionsOf | undefined;
}

export function copySolution(from: Solution, to: Solution): void {
  to.outcome.set(from.outcome);
  to.status.set(from.status);
  if (from.conceded) to.conceded?.set(from.conceded);
}

/** The issues of a problem as problems of their own, on the same memory but for the order of their rows. */
export interface IssuesApart {
  problems(): readonly Problem[];
  /** Brings the order of an issue's rows up to date. */
  refresh(m: number): void;
}

/** Takes a problem apart when it is first asked to. */
export function issuesApart(problem: Problem): IssuesApart {
  const { issues, start, order } = problem;
  let problems: Problem[] | undefined;
  const all = () => {
    problems ??= Array.from({ length: issues }, (_, m) => singleIssue(problem, m));
    return problems;
  };
  return {
    problems: all,
    refresh(m) {
      const rows = all()[m].order;
      for (let k = start[m]; k < start[m + 1]; k++) rows[k - start[m]] = order[k] - start[m];
    },
  };
}

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
