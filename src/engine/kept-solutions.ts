import type { Design } from './design.ts';

/** What one model said of one issue in the draws from the first one on. */
export interface KeptSolution {
  /** Draws that are kept. */
  count: number;
  outcome: Float64Array;
  status: Uint8Array;
}

/** Solutions of models that take issues one by one, kept from one situation to the next as a slider moves. */
export interface KeptSolutions {
  /** All but the issues that they depend on. */
  shared: string;
  /** By model and issue. */
  entries: Map<string, KeptSolution>;
}

/** What a model said of issue m in earlier draws, to be added to. */
export type SolutionsOf = (model: string, m: number) => KeptSolution;

/**
 * What is kept of the issues of a design that are the same in it: stances, inputs and random numbers. What the design does not have
 * is dropped.
 */
export function solutionsFor(kept: KeptSolutions, { situation, seed, sampler, randomInputs }: Design): SolutionsOf {
  const { actors, issues, dependence, uncertainty, models } = situation;
  const shared = JSON.stringify([actors, dependence, uncertainty, models, seed, sampler, randomInputs]);
  const before = kept.shared === shared ? kept.entries : new Map<string, KeptSolution>();
  kept.shared = shared;
  kept.entries = new Map();
  const keys = Object.entries(issues).map((issue) => JSON.stringify(issue));
  return (model, m) => {
    const key = `${model} ${keys[m]}`;
    const found = kept.entries.get(key) ?? before.get(key);
    const entry = found ?? { count: 0, outcome: new Float64Array(64), status: new Uint8Array(64) };
    kept.entries.set(key, entry);
    return entry;
  };
}

/** Adds what a model said in the next draw. */
export function addSolution(to: KeptSolution, outcome: number, status: number): void {
  if (to.count === to.outcome.length) {
    const [outcomes, statuses] = [to.outcome, to.status];
    to.outcome = new Float64Array(2 * to.count);
    to.status = new Uint8Array(2 * to.count);
    to.outcome.set(outcomes);
    to.status.set(statuses);
  }
  to.outcome[to.count] = outcome;
  to.status[to.count++] = status;
}
