/** Coefficients smaller than this are rounding: the numbers of a programme are of the order of 1 or less. */
const TIE = 1e-11;

/**
 * After so many steps a row and column the steepest column gives way to the first one, which cannot go round in circles
 * (Bland 1977).
 */
const PATIENCE = 10;

/** Rounding could still hold it up. After so many steps a row and column it stops where it is, which keeps to all bounds. */
const MOST_STEPS = 200;

/**
 * A linear programme that is written into arrays and solved in place, for many small programmes one after another. Each row gives a
 * variable of its own as a sum over the columns: s_r = constant + sum_c table[r, c] x_c. Columns and rows alike have bounds, so
 * that many columns with a bound each cost no rows.
 *
 * Variables are numbered: first the columns, then the rows. Before `maximise`, `at` must keep to the bounds and to the rows.
 */
export interface BoundedProgramme {
  /** Coefficients of row r from `r * stride` on. */
  readonly table: Float64Array;
  readonly stride: number;
  /** By variable: its bounds, which may be infinite, and its value. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly at: Float64Array;
  /** Starts a programme; the caller then fills in the table, the bounds and the values. */
  begin(rows: number, columns: number): void;
  /**
   * Makes a weighted sum of variables as large as it can be. What is asked for next may not take any of that away: goals are
   * lexicographic.
   *
   * @param goal the weight of each variable
   * @throws Error if the goal has no bound
   */
  maximise(goal: Float64Array): void;
}

/**
 * Makes room for programmes of at most so many rows and columns. Solving allocates nothing.
 *
 * The simplex method for bounded variables (Dantzig 1955) on a table of the columns outside the basis only. Columns that a goal
 * holds at their bounds are dropped before the next goal, which keeps to the best of the first one.
 */
export function boundedSimplex(mostRows: number, mostColumns: number): BoundedProgramme {
  const stride = mostColumns;
  const table = new Float64Array(mostRows * stride);
  const lower = new Float64Array(mostRows + mostColumns);
  const upper = new Float64Array(mostRows + mostColumns);
  const at = new Float64Array(mostRows + mostColumns);
  /** The variable of each row of the table, and of each column; the gain that a unit of a column brings. */
  const basis = new Int32Array(mostRows);
  const outside = new Int32Array(mostColumns);
  const slope = new Float64Array(mostColumns);
  let rows = 0;
  /** Columns from here on are dropped. */
  let open = 0;

  const drop = (c: number) => {
    open--;
    if (c === open) return;
    outside[c] = outside[open];
    slope[c] = slope[open];
    for (let r = 0; r < rows; r++) table[r * stride + c] = table[r * stride + open];
  };

  /** The column to enter; -1 if none would help. */
  const entering = (first: boolean) => {
    let best = -1;
    let most = TIE;
    for (let c = 0; c < open; c++) {
      const size = Math.abs(slope[c]);
      if (size <= TIE) continue;
      const v = outside[c];
      if (slope[c] > 0 ? !(at[v] < upper[v]) : !(at[v] > lower[v])) continue;
      if (first ? best >= 0 && v > outside[best] : size <= most) continue;
      best = c;
      most = size;
    }
    return best;
  };

  const pivot = (r: number, c: number) => {
    const own = r * stride;
    const inverse = 1 / table[own + c];
    for (let k = 0; k < open; k++) table[own + k] *= -inverse;
    table[own + c] = inverse;
    for (let i = 0; i < rows; i++) {
      const base = i * stride;
      const factor = table[base + c];
      if (i === r || factor === 0) continue;
      table[base + c] = 0;
      for (let k = 0; k < open; k++) table[base + k] += factor * table[own + k];
    }
    const factor = slope[c];
    slope[c] = 0;
    for (let k = 0; k < open; k++) slope[k] += factor * table[own + k];
    const variable = basis[r];
    basis[r] = outside[c];
    outside[c] = variable;
  };

  /** Moves column c as far as it may go, and exchanges it with the row that stops it. */
  const step = (c: number, first: boolean) => {
    const v = outside[c];
    const sign = slope[c] > 0 ? 1 : -1;
    let way = sign > 0 ? upper[v] - at[v] : at[v] - lower[v];
    let stops = -1;
    let steep = 0;
    for (let r = 0; r < rows; r++) {
      const rate = sign * table[r * stride + c];
      const size = Math.abs(rate);
      if (size <= TIE) continue;
      const b = basis[r];
      const left = rate < 0 ? at[b] - lower[b] : upper[b] - at[b];
      if (left === Infinity) continue;
      const reach = Math.max(0, left) / size;
      if (reach > way + 1e-13) continue;
      // Of rows that stop it at once the steepest, for the least rounding; the first one if it might go round in circles.
      const tie = stops >= 0 && reach > way - 1e-13;
      if (tie && (first ? b > basis[stops] : size <= steep)) continue;
      way = Math.min(way, reach);
      stops = r;
      steep = size;
    }
    if (way === Infinity) throw new Error('a goal has no bound');
    for (let r = 0; r < rows; r++) {
      const b = basis[r];
      // Rounding takes none past its bounds.
      at[b] = Math.min(upper[b], Math.max(lower[b], at[b] + sign * way * table[r * stride + c]));
    }
    if (stops < 0) {
      at[v] = sign > 0 ? upper[v] : lower[v];
      return;
    }
    at[v] = Math.min(upper[v], Math.max(lower[v], at[v] + sign * way));
    const leaves = basis[stops];
    at[leaves] = sign * table[stops * stride + c] < 0 ? lower[leaves] : upper[leaves];
    pivot(stops, c);
  };

  return {
    table,
    stride,
    lower,
    upper,
    at,
    begin(ofRows, ofColumns) {
      rows = ofRows;
      open = ofColumns;
      for (let c = 0; c < ofColumns; c++) outside[c] = c;
      for (let r = 0; r < ofRows; r++) basis[r] = ofColumns + r;
    },
    maximise(goal) {
      for (let c = 0; c < open; c++) slope[c] = goal[outside[c]];
      for (let r = 0; r < rows; r++) {
        const weight = goal[basis[r]];
        if (weight === 0) continue;
        for (let c = 0; c < open; c++) slope[c] += weight * table[r * stride + c];
      }
      const size = rows + open;
      for (let n = 0; n < MOST_STEPS * size; n++) {
        const first = n > PATIENCE * size;
        const c = entering(first);
        if (c < 0) break;
        step(c, first);
      }
      for (let c = open - 1; c >= 0; c--) if (Math.abs(slope[c]) > TIE) drop(c);
    },
  };
}
