import { type Problem, stanceRows } from '../problem.ts';
import { weightedMean } from '../weighted-mean.ts';
import type { SpatialState } from './state.ts';

/** Largest capability of an active actor: KTAB's small constants are meant for capabilities of this size. */
const STRONGEST = 100;

/** The actors and issues that count in one draw: actors with weight, and issues that one of them weighs. */
export interface SpatialActiveSet {
  /** The number of actors with any weight, and their indices. */
  actors: number;
  readonly actor: Int32Array;
  /** Number of issues that anyone weighs, and which they are. */
  issues: number;
  readonly issue: Int32Array;
  /** The lowest and highest position at first on each of these issues, in its units: no bargain leads beyond. */
  readonly least: Float64Array;
  readonly most: Float64Array;
}

/** Finds the active set of a problem, and fills a state made for it. */
export interface SpatialActivation {
  readonly active: SpatialActiveSet;
  find(): void;
  fill(state: SpatialState): void;
}

/**
 * A situation as the spatial model takes it.
 *
 * - Positions are scaled to 0-1 on the scale of their issue.
 * - Saliences are as given, but one actor's must add up to at most 1: if the largest sum S of any actor is above 1, all
 *   saliences are divided by S, which keeps every ratio between issues and between actors.
 * - The capability of an actor is the mean of its rows' capabilities weighted by their saliences, so that S_i c_i is the
 *   sum of its weights; all are scaled to a largest one of 100, so that the unit of capability does not matter.
 * - An actor without a stance on an issue has salience 0 there and stands at the weighted mean of those that take one.
 * - Actors without any weight, and issues on which no actor has weight, are not in the set.
 * - Actors sit, and issues are taken, in the order of their names: the order of the file decides nothing.
 *
 * @param ideal row i: how much of actor i's ideal point is each actor's position, over all actors of the problem
 */
export function spatialActivation(problem: Problem, ideal?: Float64Array): SpatialActivation {
  const { actors, issues, start, position, salience, capability, weight, low, high } = problem;
  const rowOf = stanceRows(problem);
  const active: SpatialActiveSet = {
    ...{ actors: 0, actor: new Int32Array(actors), issues: 0, issue: new Int32Array(issues) },
    ...{ least: new Float64Array(issues), most: new Float64Array(issues) },
  };
  const total = new Float64Array(actors);
  const actorsByName = byName(problem.actorIds);
  const issuesByName = byName(problem.issueIds);

  function find() {
    active.issues = 0;
    total.fill(0);
    for (const m of issuesByName) {
      let any = 0;
      for (let k = start[m]; k < start[m + 1]; k++) {
        any += weight[k];
        total[problem.actor[k]] += weight[k];
      }
      if (any > 0) active.issue[active.issues++] = m;
    }
    active.actors = 0;
    for (const i of actorsByName) if (total[i] > 0) active.actor[active.actors++] = i;
  }

  function fill(state: SpatialState) {
    const { n, d, x, s, c } = state;
    let largest = 0;
    let strongest = 0;
    for (let i = 0; i < n; i++) {
      let sum = 0;
      let weighted = 0;
      for (let m = 0; m < d; m++) {
        const row = rowOf[active.actor[i] * issues + active.issue[m]];
        const cares = row < 0 ? 0 : salience[row];
        s[i * d + m] = cares;
        sum += cares;
        if (row >= 0) weighted += cares * capability[row];
      }
      c[i] = weighted / sum;
      largest = Math.max(largest, sum);
      strongest = Math.max(strongest, c[i]);
    }
    // A share that is too small for a double stays above 0: the actor still cares.
    if (largest > 1) for (let m = 0; m < n * d; m++) if (s[m] > 0) s[m] = Math.max(s[m] / largest, Number.MIN_VALUE);
    for (let i = 0; i < n; i++) c[i] = (c[i] / strongest) * STRONGEST;
    for (let m = 0; m < d; m++) {
      const issue = active.issue[m];
      const neutral = weightedMean(position, weight, start[issue], start[issue + 1]);
      active.least[m] = Infinity;
      active.most[m] = -Infinity;
      for (let i = 0; i < n; i++) {
        const row = rowOf[active.actor[i] * issues + issue];
        const stands = row < 0 ? neutral : position[row];
        active.least[m] = Math.min(active.least[m], stands);
        active.most[m] = Math.max(active.most[m], stands);
        x[i * d + m] = (stands - low[issue]) / (high[issue] - low[issue]);
      }
    }
    if (state.follow && ideal) {
      for (let i = 0; i < n; i++) {
        for (let j = 0; j < n; j++) state.follow[i * n + j] = ideal[active.actor[i] * actors + active.actor[j]];
      }
    }
  }

  return { active, find, fill };
}

const byName = (ids: readonly string[]) => [...ids.keys()].sort((a, b) => (ids[a] < ids[b] ? -1 : 1));
