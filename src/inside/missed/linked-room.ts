import type { Room } from './package.ts';

/**
 * The best package that the links of the situation leave as it is. A package that a link would move is found again with that
 * issue kept on the side where the link puts it, until none is moved; a package that makes a link's condition false is free of it.
 *
 * @param find the best package in a room
 * @param applyLinks moves outcomes as the links say, in place
 * @param from the forecast: it stays in the room, also where links would move it, since it is a mean over models
 */
export function withinLinks(
  find: (room: Room) => Float64Array,
  applyLinks: (outcome: Float64Array) => void,
  from: Float64Array,
  { low, high }: Room,
): Float64Array {
  const room = { low: low.slice(), high: high.slice() };
  // Each step takes something away from an issue; what is left after so many steps is the forecast.
  for (let step = 0; step <= 2 * from.length; step++) {
    const found = find(room);
    const linked = found.slice();
    applyLinks(linked);
    let cut = false;
    for (let m = 0; m < found.length; m++) {
      if (linked[m] < found[m] && found[m] > from[m]) {
        room.high[m] = Math.max(from[m], linked[m]);
        cut = true;
      } else if (linked[m] > found[m] && found[m] < from[m]) {
        room.low[m] = Math.min(from[m], linked[m]);
        cut = true;
      }
    }
    if (!cut) return found;
  }
  return from.slice();
}
