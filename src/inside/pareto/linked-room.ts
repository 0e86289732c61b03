import type { Room } from './package.ts';

/** How finely the way back from a package to the forecast is searched. */
const PARTS = 64;

/**
 * The best package that the links of the situation leave as it is. A package whose own move a link would undo is found again
 * with that issue kept on the side where the link puts it, until none is; one that makes a link's condition false is free of
 * it. Where moving one issue makes a link move another one further, the package goes only as far towards there as it can without:
 * gains are concave, so all who gained still do, though there may be a better package.
 *
 * @param find the best package in a room
 * @param applyLinks moves outcomes as the links say, in place
 * @param from the forecast: a mean over models, so that links may move it too; where they do, they are not asked
 */
export function withinLinks(
  find: (room: Room) => Float64Array,
  applyLinks: (outcome: Float64Array) => void,
  from: Float64Array,
  { low, high }: Room,
): Float64Array {
  const linked = (outcome: Float64Array) => {
    const moved = outcome.slice();
    applyLinks(moved);
    return moved;
  };
  const asked = linked(from).map((o, m) => (o === from[m] ? 1 : 0));
  const stands = (outcome: Float64Array) => linked(outcome).every((o, m) => o === outcome[m] || asked[m] === 0);

  const room = { low: low.slice(), high: high.slice() };
  let found = find(room);
  // An issue can be cut on either side once for every link: what changes nothing is the end.
  for (let cut = true; cut; ) {
    cut = false;
    linked(found).forEach((o, m) => {
      if (o < found[m] && found[m] > from[m]) room.high[m] = Math.max(from[m], o);
      else if (o > found[m] && found[m] < from[m]) room.low[m] = Math.min(from[m], o);
      else return;
      cut = true;
    });
    if (cut) found = find(room);
  }
  for (let part = PARTS; part > 0; part--) {
    const way = found.map((o, m) => (part === PARTS ? o : from[m] + ((o - from[m]) * part) / PARTS));
    if (stands(way)) return way;
  }
  return from.slice();
}
