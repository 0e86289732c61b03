/**
 * A row for each of some marks so that no two in one row touch: the lowest that is free; none where all are taken.
 *
 * @param places where the marks are, rising, in the unit of `width`
 * @param width that a mark needs
 * @param rows how many there are
 */
export function inRows(places: readonly number[], width: number, rows: number): (number | undefined)[] {
  const ends = new Array<number>(rows).fill(-Infinity);
  return places.map((place) => {
    const row = ends.findIndex((end) => end <= place);
    if (row < 0) return undefined;
    ends[row] = place + width;
    return row;
  });
}
