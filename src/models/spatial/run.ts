import { FEWEST_TURNS, LEAST_STEP, QUIET, type SpatialOptions } from './options.ts';
import { type SpatialState, spatialState } from './state.ts';
import { layTable, type SpatialTable, spatialTable } from './table.ts';
import { type SpatialTurn, spatialTurns } from './turn.ts';

/** A table with its state and turns. */
export interface SpatialRun {
  readonly table: SpatialTable;
  readonly state: SpatialState;
  readonly turn: SpatialTurn;
  /**
   * Plays from the table as it is filled to the end of talks; returns the number of turns. The state is then that of the end.
   *
   * @param turns at most this many
   * @param chance fills in a number in (0, 1) an actor for a turn; without it the most probable options are taken
   * @param onTurn told turn 0, the start, and then every turn, when its outcome has been looked at
   */
  play(turns: number, chance?: (turn: number, random: Float64Array) => void, onTurn?: (turn: number) => void): number;
}

/**
 * The spatial model for n actors and d dimensions; arrays are allocated once. A turn costs O(n^3) at worst, for the
 * third parties of the contests, and O(n^2 d).
 *
 * Talks end when a turn's step is under 2% of the first one's, not before turn 2.
 *
 * @param lags whether ideal points may lag behind positions: the table then has `follow`, to be filled
 * @see ALGORITHMS 5; Wise, Lester & Efird 2015
 */
export function spatialRun(n: number, d: number, options: SpatialOptions, lags = false): SpatialRun {
  const table = spatialTable(n, d, lags);
  const state = spatialState(table, options);
  const { turn, play } = spatialTurns(table, state, options);
  const random = new Float64Array(n);
  return {
    table,
    state,
    turn,
    play(turns, chance, onTurn) {
      layTable(table);
      state.look();
      onTurn?.(0);
      let first = 0;
      for (let t = 1; t <= turns; t++) {
        chance?.(t, random);
        const step = play(chance ? random : undefined);
        state.look();
        onTurn?.(t);
        if (t === 1) first = step + LEAST_STEP;
        if (t >= FEWEST_TURNS && step / first < QUIET) return t;
      }
      return turns;
    },
  };
}
