import { simplex } from '../../numeric/simplex.ts';
import type { Interests } from './interests.ts';

/** Where each issue may go, in its own units; the forecast is inside. */
export interface Room {
  low: Float64Array;
  high: Float64Array;
}

/**
 * The package of outcomes that gives the decisive actor who gains least as much as possible; of these packages one with the largest
 * sum of gains, and of these one that moves the outcomes least, as a share of their scales. No decisive actor loses, and no other
 * package in the room is better for one of them and worse for none.
 *
 * An actor's gain is linear in an outcome between the positions of decisive actors, and concave over them all. So every outcome is
 * written as a mix of the points where a slope can change, the gain as the same mix of gains at those points: a linear programme
 * in the weights of the mixes and the least gain, with a row for each actor and issue, that starts from the forecast.
 *
 * @param from the forecast of each issue
 * @param decisive whose consent it needs, as indices of actors
 * @returns an outcome an issue: the forecast itself if no decisive actor can gain without another losing
 * @see Raiffa 1982; Sebenius 1983
 */
export function bestPackage(interests: Interests, from: Float64Array, decisive: readonly number[], room: Room) {
  if (decisive.length === 0) return from.slice();
  const { issues, costs, rows } = interests;
  const points = issues.flatMap((m) => {
    const wants = decisive.flatMap((i) => (rows[i][m] === undefined ? [] : [rows[i][m].position]));
    if (wants.length === 0) return [];
    const inside = wants.filter((x) => x > room.low[m] && x < room.high[m]);
    const ends = [room.low[m], room.high[m]];
    return [...new Set([...ends, ...inside])]
      .filter((x) => x !== from[m])
      .sort((a, b) => a - b)
      .map((at) => ({ m, at }));
  });
  const gainAt = (i: number, m: number, at: number) => costs(i, m, from[m]) - costs(i, m, at);
  // Columns: the weight of every point other than the forecast, then the least gain.
  const leastGain = decisive.map((i) => [...points.map(({ m, at }) => -gainAt(i, m, at)), 1]);
  const mixes = issues.map((m) => [...points.map((point) => (point.m === m ? 1 : 0)), 0]);
  const sum = points.map(({ m, at }) => decisive.reduce((total, i) => total + gainAt(i, m, at), 0));
  const way = points.map(({ m, at }) => -Math.abs(at - from[m]) / interests.range[m]);
  const x = simplex({
    a: [...leastGain, ...mixes],
    b: [...decisive.map(() => 0), ...issues.map(() => 1)],
    objectives: [
      [...points.map(() => 0), 1],
      [...sum, 0],
      [...way, 0],
    ],
  });
  const to = from.slice();
  points.forEach(({ m, at }, k) => {
    to[m] += x[k] * (at - from[m]);
  });
  // Rounding must not carry a mix past the room's end.
  for (const m of issues) to[m] = Math.min(Math.max(to[m], room.low[m]), room.high[m]);
  return to;
}
