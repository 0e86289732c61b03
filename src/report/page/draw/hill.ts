import { type Markup, markup } from '../markup.ts';

/**
 * A histogram as a smooth hill over the full width, standing on y.
 *
 * @param shares of equal intervals from the low to the high end
 */
export function hill(shares: readonly number[], y: number, height: number): Markup {
  const outline = hillOutline(shares);
  if (outline === undefined) return markup``;
  return markup`<svg x="0" y="${y - height}" width="100%" height="${height}" viewBox="0 0 100 100" preserveAspectRatio="none" class="ov"><path d="M0,100L${outline}L100,100Z" class="hill"/></svg>`;
}

/**
 * The outline of a hill in a box of 100 by 100, as a path without its first `M`; undefined if there is nothing to draw.
 *
 * @param most the share that reaches to the top; by default the largest
 */
export function hillOutline(shares: readonly number[], most = Math.max(...shares)): string | undefined {
  if (!(most > 0)) return undefined;
  const n = shares.length;
  const points = shares.map((share, k): [number, number] => [(100 * (k + 0.5)) / n, 100 * (1 - share / most)]);
  const ends = (x: number, share: number): [number, number] => [x, 100 * (1 - share / most)];
  const all = [ends(0, shares[0] / 2), ...points, ends(100, shares[n - 1] / 2)];
  return smooth(all);
}

/**
 * A curve through points in rising order of x that never leaves the range of its neighbours, as a path without its first `M`.
 *
 * @see Fritsch & Butland 1984: harmonic means of the slopes, and flat where they turn
 */
export function smooth(points: readonly (readonly [x: number, y: number])[]): string {
  const n = points.length;
  const slope = (k: number) => (points[k + 1][1] - points[k][1]) / (points[k + 1][0] - points[k][0]);
  const tangents = points.map((_, k) => {
    if (k === 0) return slope(0);
    if (k === n - 1) return slope(n - 2);
    const [left, right] = [slope(k - 1), slope(k)];
    return left * right <= 0 ? 0 : (2 * left * right) / (left + right);
  });
  const shown = (value: number) => String(Number(value.toFixed(2)));
  let path = `${shown(points[0][0])},${shown(points[0][1])}`;
  for (let k = 0; k + 1 < n; k++) {
    const [[x0, y0], [x1, y1]] = [points[k], points[k + 1]];
    const third = (x1 - x0) / 3;
    const parts = [x0 + third, y0 + third * tangents[k], x1 - third, y1 - third * tangents[k + 1], x1, y1];
    path += `C${parts.map(shown).join(',')}`;
  }
  return path;
}
