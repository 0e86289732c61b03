import { type Model, type Solution, type Solve, solutionOf } from '../models/model.ts';
import type { ModelSettings } from '../models/models.ts';
import type { Problem } from '../models/problem.ts';
import { weightedMean } from '../models/weighted-mean.ts';
import type { Compiled } from './compile.ts';
import type { InputKind } from './inputs.ts';
import { prepareModel } from './prepared-model.ts';

/** What a change touches on an issue; `terms` are its status quo, vetoes, and whether its rule is kept to. */
export const TOUCHED = { nothing: 0, terms: 1, stances: 2 } as const;

/** What a change of an input of this kind touches on its own issue. */
export const touchedBy = (kind: InputKind): number =>
  kind === 'statusQuo' || kind === 'veto' || kind === 'rule' ? TOUCHED.terms : TOUCHED.stances;

/** Solves all models for the present values of the arrays; after a change, only the issues that the change touches. */
export interface Solver {
  /** The last solution of each model, held to the rules, before links. */
  readonly held: readonly Solution[];
  /** The outcomes of `held`: a model's issues one after the other. */
  readonly perModel: Float64Array;
  /** Solves every model. @param draw index of the draw; seeds the models' own randomness */
  all(draw: number): void;
  /** Keeps the last solution of `all`; `changed` starts from it. */
  keep(): void;
  /** Solves what may differ from what was kept. @param touched one of TOUCHED for each issue */
  changed(touched: Uint8Array, draw: number): void;
  /** Calls back with each model's outcomes after links; the array is used again for the next model. */
  each(use: (outcome: Float64Array, model: number) => void): void;
  /** Counts who holds which issue in the last solution: see `Holding.tally`. @param width counts of each model */
  tally(counts: Float64Array, width: number): void;
}

/** @param settings what the situation file has under `models:` */
export function solverOf(
  { problem, rules, applyLinks }: Compiled,
  models: readonly Model[],
  settings: ModelSettings | undefined,
  seed: number,
): Solver {
  const { issues, start, order, position, weight } = problem;
  const perModel = new Float64Array(models.length * issues);
  const solves = models.map((model) => prepareModel(model, problem, settings, seed));
  // The models' own solutions, present and kept, before vetoes and rules: a change of a veto applies to them anew.
  const said = models.map(() => solutionOf(problem));
  const kept = models.map(() => solutionOf(problem));
  const held = models.map(
    (_, model): Solution => ({
      ...solutionOf(problem),
      outcome: perModel.subarray(model * issues, (model + 1) * issues),
    }),
  );
  const linked = new Float64Array(issues);
  const means = new Float64Array(issues);

  const copy = (from: Solution, to: Solution) => {
    to.outcome.set(from.outcome);
    to.status.set(from.status);
    if (from.conceded) to.conceded?.set(from.conceded);
  };
  const hold = () => {
    for (let model = 0; model < models.length; model++) {
      copy(said[model], held[model]);
      rules.hold(held[model]);
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

  return {
    held,
    perModel,
    all(draw) {
      for (let model = 0; model < models.length; model++) solves[model](said[model], draw);
      hold();
    },
    keep() {
      for (let model = 0; model < models.length; model++) copy(said[model], kept[model]);
    },
    changed(touched, draw) {
      alone ??= takeApart();
      for (let m = 0; m < issues; m++) {
        if (touched[m] === TOUCHED.nothing) continue;
        for (let k = start[m]; k < start[m + 1]; k++) alone[m].order[k - start[m]] = order[k] - start[m];
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
      hold();
    },
    each(use) {
      for (let model = 0; model < models.length; model++) {
        linked.set(held[model].outcome);
        applyLinks(linked);
        use(linked, model);
      }
    },
    tally(counts, width) {
      for (let m = 0; m < issues; m++) means[m] = weightedMean(position, weight, start[m], start[m + 1]);
      for (let model = 0; model < models.length; model++) {
        // A model that asks for consent proposes only what is accepted: for it, the weighted mean is what is held back.
        const proposed = models[model].asksConsent ? means : said[model].outcome;
        rules.tally(said[model], proposed, counts, model * width);
      }
    },
  };
}

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
