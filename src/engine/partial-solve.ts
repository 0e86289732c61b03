import { type Model, type Solution, type Solve, solutionOf } from '../models/model.ts';
import { type ModelSettings, settingsOf } from '../models/models.ts';
import { type Problem, sortRows } from '../models/problem.ts';
import type { Holding } from './holding.ts';
import type { InputKind } from './inputs.ts';

/** What a change of inputs touches on an issue; `terms` are its status quo, vetoes, and whether its rule is kept to. */
export const TOUCHED = { nothing: 0, terms: 1, stances: 2 } as const;

/** What a change of an input of this kind touches on its own issue. */
export const touchedBy = (kind: InputKind): number =>
  kind === 'statusQuo' || kind === 'veto' || kind === 'rule' ? TOUCHED.terms : TOUCHED.stances;

/** Solves all models of a situation, and again only what a change touches. */
export interface PartialSolve {
  /** The answers of the last solution: a model's issues one after the other, held to the rules, before links. */
  readonly outcome: Float64Array;
  /** Solves everything as the values now stand, and keeps it as what changes are measured from. */
  all(draw: number): void;
  /**
   * Solves what may differ from what `all` solved last.
   *
   * @param touched one of TOUCHED for each issue
   */
  changed(touched: Uint8Array, draw: number): void;
}

/**
 * Prepares the models so that those that take issues one by one can solve a single issue.
 *
 * @param problem its arrays are refilled by the caller before every solution
 * @param rules of the problem, begun by the caller
 */
export function partialSolve(
  problem: Problem,
  rules: Holding,
  models: readonly Model[],
  settings: ModelSettings | undefined,
  seed: number,
): PartialSolve {
  const { issues } = problem;
  const outcome = new Float64Array(models.length * issues);
  // What the models say by themselves, now and of the last whole solution: a veto may change what is let through of it.
  const said = models.map(() => solutionOf(problem));
  const kept = models.map(() => solutionOf(problem));
  const alone = Array.from({ length: issues }, (_, m) => singleIssue(problem, m));
  const parts = models.map((model, index): Part => {
    const own = settingsOf(model, settings);
    const { readsStatusQuo } = model;
    if (!model.perIssue) {
      return { readsStatusQuo, whole: model.prepare(problem, own, seed), into: said[index] };
    }
    const { outcome, status } = said[index];
    const solves = alone.map((one) => model.prepare(one, own, seed));
    const into = solves.map((_, m) => ({
      outcome: outcome.subarray(m, m + 1),
      status: status.subarray(m, m + 1),
    }));
    return { readsStatusQuo, solves, into };
  });
  const everything = new Uint8Array(issues).fill(TOUCHED.stances);
  const held = models.map((_, index): Solution => {
    const { status, conceded } = solutionOf(problem);
    return { outcome: outcome.subarray(index * issues, (index + 1) * issues), status, conceded };
  });
  const copy = (from: Solution, to: Solution) => {
    to.outcome.set(from.outcome);
    to.conceded?.set(from.conceded ?? []);
  };

  const solve = (touched: Uint8Array, draw: number) => {
    for (let m = 0; m < issues; m++) {
      if (touched[m] === TOUCHED.stances) sortRows(alone[m].order, alone[m].position, 0, alone[m].position.length);
    }
    for (const part of parts) {
      if ('whole' in part) {
        for (let m = 0; m < issues; m++) {
          if (!matters(touched[m], part.readsStatusQuo, alone[m])) continue;
          part.whole(part.into, draw);
          break;
        }
        continue;
      }
      for (let m = 0; m < issues; m++) {
        if (matters(touched[m], part.readsStatusQuo, alone[m])) part.solves[m](part.into[m], draw);
      }
    }
    for (let index = 0; index < models.length; index++) {
      copy(said[index], held[index]);
      rules.hold(held[index]);
    }
  };
  return {
    outcome,
    all(draw) {
      solve(everything, draw);
      for (let index = 0; index < models.length; index++) copy(said[index], kept[index]);
    },
    changed(touched, draw) {
      for (let index = 0; index < models.length; index++) copy(kept[index], said[index]);
      solve(touched, draw);
    },
  };
}

/** One model: as a whole, or issue by issue. */
type Part = { readsStatusQuo: boolean } & ({ whole: Solve; into: Solution } | { solves: Solve[]; into: Solution[] });

function matters(touched: number, readsStatusQuo: boolean, { weight }: Problem): boolean {
  if (touched === TOUCHED.nothing) return false;
  if (touched === TOUCHED.stances || readsStatusQuo) return true;
  for (let k = 0; k < weight.length; k++) if (weight[k] > 0) return false;
  return true;
}

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
    order: Int32Array.from({ length: count }, (_, row) => row),
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
