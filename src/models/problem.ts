/** One thing that a winning coalition must have: a share of these votes. */
export interface Criterion {
  /** Share of all votes, 0-1. */
  readonly quota: number;
  /** True if the share must be exceeded, as in a simple majority. */
  readonly strict: boolean;
  /** Votes of each row of the issue, in row order. */
  readonly votes: Float64Array;
  /** All votes there are: those that no actor of the situation casts go along. Without it, only rows with weight have votes. */
  readonly all?: number;
}

/** A voting rule over the rows of one issue: a coalition wins that meets every criterion. */
export interface VotingRule {
  readonly criteria: readonly Criterion[];
  /** Fewer opponents than this cannot block; 0 for no such clause. */
  readonly leastToBlock: number;
  /** How many opponents each row stands for. */
  readonly heads: Float64Array;
  /** 1 for each row that has votes. */
  readonly voters: Uint8Array;
}

/**
 * One bargaining problem as the models see it. The stances of issue m are the rows
 * `start[m] .. start[m + 1] - 1`; actors without a stance on an issue have no row there.
 * The arrays are refilled for every draw; a model reads them and keeps nothing of them.
 */
export interface Problem {
  readonly actors: number;
  readonly issues: number;
  /** The names that settings use for the actors, and those of the issues. */
  readonly actorIds: readonly string[];
  readonly issueIds: readonly string[];
  /** First row of each issue, and the number of rows at the end (issues + 1). */
  readonly start: Int32Array;
  /** The actor of each row. */
  readonly actor: Int32Array;
  /** Position of each row, in the units of its issue. */
  readonly position: Float64Array;
  /** Salience of each row, 0-1. */
  readonly salience: Float64Array;
  /** Capability of each row after dependence, on any common scale. */
  readonly capability: Float64Array;
  /** Weight of each row: capability times salience. */
  readonly weight: Float64Array;
  /** The rows of each issue in ascending order of position, equal positions by row. */
  readonly order: Int32Array;
  /** 1 where the row's actor has a veto on the issue and uses it. */
  readonly veto: Uint8Array;
  /** 1 where the row's actor may come to use a veto: the file gives it one with some probability. */
  readonly mayVeto: Uint8Array;
  /** 1 where the file says whether the actor of the row has a veto, even if it says no. */
  readonly vetoStated: Uint8Array;
  /** Status quo of each issue; NaN where there is none. */
  readonly statusQuo: Float64Array;
  /** The ends of each issue's scale. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** The voting rule of each issue, if it has one. */
  readonly rules: readonly (VotingRule | undefined)[];
  /** 1 where the rule of the issue is kept to. */
  readonly binds: Uint8Array;
  /** The row of each issue's agenda setter; -1 where it has none. */
  readonly agendaSetter: Int32Array;
}

/** The row of each actor's stance on each issue, at `actor * issues + issue`; -1 where it takes none. */
export function stanceRows({ actors, issues, start, actor }: Problem): Int32Array {
  const rows = new Int32Array(actors * issues).fill(-1);
  for (let m = 0; m < issues; m++) {
    for (let k = start[m]; k < start[m + 1]; k++) rows[actor[k] * issues + m] = k;
  }
  return rows;
}

/**
 * Sorts the rows from `from` to `to` by position; equal positions by row, so that the order is unique. By insertion: from draw to
 * draw and from round to round the order hardly changes, and a row that stands above all before it takes one comparison.
 */
export function sortRows(order: Int32Array, position: Float64Array, from: number, to: number): void {
  if (from >= to) return;
  let highest = position[order[from]];
  for (let k = from + 1; k < to; k++) {
    const row = order[k];
    const x = position[row];
    if (x > highest) {
      highest = x;
      continue;
    }
    let slot = k - 1;
    for (; slot >= from; slot--) {
      const other = order[slot];
      const y = position[other];
      if (!(y > x || (y === x && other > row))) break;
      order[slot + 1] = other;
    }
    order[slot + 1] = row;
    highest = position[order[k]];
  }
}
