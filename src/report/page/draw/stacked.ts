/** Letters this far apart, in percent, do not touch: 16 of the 330 pixels that a line has on a phone. */
const APART = 4.84;

/** The lowest row for each of some letters, in rising order of x (percent), in which it touches no other. */
export function stacked(xs: readonly number[]): number[] {
  const last: number[] = [];
  return xs.map((x) => {
    const row = last.findIndex((before) => x - before >= APART);
    const lane = row < 0 ? last.length : row;
    last[lane] = x;
    return lane;
  });
}
