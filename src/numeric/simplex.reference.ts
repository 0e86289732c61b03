/** A linear programme: maximise over x >= 0 with A x <= b, where no b is negative, so that x = 0 is a start. */
export interface LinearProgramme {
  /** One row a constraint. */
  a: number[][];
  /** The right-hand sides, none negative. */
  b: number[];
  /** What to maximise: the first, then of its solutions those with the most of the second, and so on. */
  objectives: number[][];
}

/** Smaller than this is rounding: the numbers of a programme are of the order of 1 or less. */
const TIE = 1e-11;

/**
 * Right-hand sides are taken larger by about this much, each by another part of it, so that no two rows bind at once: where many
 * do, as all gains do at 0, the method would wander without getting anywhere (Charnes 1952).
 */
const APART = 1e-9;

/** After so many steps a row the steepest column gives way to the first one, which cannot go round in circles (Bland 1977). */
const PATIENCE = 50;

/**
 * Solves a small linear programme by the simplex method on a full table. The objectives are lexicographic: once one is at its
 * most, only columns that leave it there may enter.
 *
 * @returns x
 * @throws Error if an objective has no bound
 * @see Dantzig 1963
 */
export function simplex({ a, b, objectives }: LinearProgramme): Float64Array {
  const rows = a.length;
  const columns = objectives[0].length;
  const all = columns + rows;
  // A slack a row; then the right-hand sides, with and without what keeps them apart.
  const table = a.map((row, r) => {
    const full = new Float64Array(all + 2);
    full.set(row);
    full[columns + r] = 1;
    full[all] = b[r] + APART * (1 + ((r * GOLDEN) % 1));
    full[all + 1] = b[r];
    return full;
  });
  // What a unit of a column outside the basis would add.
  const goals = objectives.map((goal) => {
    const full = new Float64Array(all + 2);
    full.set(goal);
    return full;
  });
  const basis = Int32Array.from({ length: rows }, (_, r) => columns + r);

  const pivot = (r: number, c: number) => {
    const scale = table[r][c];
    for (let k = 0; k < all + 2; k++) table[r][k] /= scale;
    for (const row of [...table, ...goals]) {
      const factor = row[c];
      if (row === table[r] || factor === 0) continue;
      for (let k = 0; k < all + 2; k++) row[k] -= factor * table[r][k];
      row[c] = 0;
    }
    basis[r] = c;
  };

  /** The row that first stops column c from growing. */
  const leaving = (c: number) => {
    let best = -1;
    let least = Infinity;
    for (let r = 0; r < rows; r++) {
      if (table[r][c] <= TIE) continue;
      const ratio = table[r][all] / table[r][c];
      if (ratio > least || (ratio === least && basis[r] > basis[best])) continue;
      best = r;
      least = ratio;
    }
    return best;
  };

  goals.forEach((goal, g) => {
    const free = (c: number) => goals.slice(0, g).every((earlier) => Math.abs(earlier[c]) <= TIE);
    for (let step = 0; ; step++) {
      let enters = -1;
      for (let c = 0; c < all; c++) {
        if (goal[c] <= (enters < 0 ? TIE : goal[enters]) || !free(c)) continue;
        enters = c;
        if (step > PATIENCE * rows) break;
      }
      if (enters < 0) return;
      const row = leaving(enters);
      if (row < 0) throw new Error('an objective has no bound');
      pivot(row, enters);
    }
  });

  const x = new Float64Array(columns);
  basis.forEach((c, r) => {
    if (c < columns) x[c] = Math.max(0, table[r][all + 1]);
  });
  return x;
}

/** Its multiples fall evenly into [0, 1). */
const GOLDEN = 0.6180339887498949;
