import { type SpatialAppraisal, spatialAppraisal } from './appraisal.ts';
import { FEWEST_TURNS, LEAST_STEP, QUIET, type SpatialOptions } from './options.ts';
import { deriveState, type SpatialState, spatialState } from './state.ts';
import { type SpatialTurn, spatialTurns } from './turn.ts';

/** A state of the actors with its appraisal and turns. */
export interface SpatialRun {
  readonly state: SpatialState;
  readonly appraisal: SpatialAppraisal;
  readonly turn: SpatialTurn;
  /**
   * Plays from the state as it is filled to the end of the talks; returns the number of turns. The appraisal is then that of the
   * end.
   *
   * @param turns at most this many
   * @param chance fills in a number in (0, 1) an actor for a turn; without it the most probable options are taken
   * @param onTurn called with 0 at the start, and then with the number of every turn, once the appraisal is up to date
   */
  play(turns: number, chance?: (turn: number, random: Float64Array) => void, onTurn?: (turn: number) => void): number;
}

/**
 * The spatial model for n actors and d dimensions; arrays are allocated once. A turn costs O(n^3) at worst, for the
 * third parties of the contests, and O(n^2 d).
 *
 * Talks end when a turn's step is under 2% of the first one's, not before turn 2.
 *
 * @param lags whether ideal points may lag behind positions: the state then has `follow` to fill
 * @see Wise, Lester & Efird 2015
 */
export function spatialRun(n: number, d: number, options: SpatialOptions, lags = false): SpatialRun {
  const state = spatialState(n, d, lags);
  const appraisal = spatialAppraisal(state, options);
  const { turn, play } = spatialTurns(state, appraisal, options);
  const random = new Float64Array(n);
  return {
    state,
    appraisal,
    turn,
    play(turns, chance, onTurn) {
      deriveState(state);
      appraisal.update();
      onTurn?.(0);
      let first = 0;
      for (let t = 1; t <= turns; t++) {
        chance?.(t, random);
        const step = play(chance ? random : undefined);
        appraisal.update();
        onTurn?.(t);
        if (t === 1) first = step + LEAST_STEP;
        if (t >= FEWEST_TURNS && step / first < QUIET) return t;
      }
      return turns;
    },
  };
}
