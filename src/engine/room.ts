import { type Problem, stanceRows } from '../models/problem.ts';
import { groupBy } from '../numeric/group-by.ts';
import { stream } from '../numeric/random.ts';
import { type DependenceSlots, independence } from './dependence.ts';

/** Room is measured for at most this many actors, those that dependence weakens most. */
const MOST_ROOMS = 20;

/** An actor whose room is measured, the actor against which, and the partners that are then left out one by one. */
export interface RoomOf {
  actor: number;
  /** The actor it depends on most, at the best guesses. */
  patron: number;
  /** Its alternative partners, in the order of the file. */
  partners: number[];
  /** Everything it depends on. */
  dependence: DependenceSlots[];
}

/**
 * The actors that depend on somebody with whom they share an issue, each against the one it depends on most: where what
 * all their dependences leave, prod (1 - d (1 - o)), is least.
 *
 * @param values the best guesses
 */
export function roomsOf(problem: Problem, dependence: readonly DependenceSlots[], values: Float64Array): RoomOf[] {
  const rowOf = stanceRows(problem);
  const shared = (i: number, j: number) =>
    Array.from({ length: problem.issues }, (_, m) => m).some(
      (m) => rowOf[i * problem.issues + m] >= 0 && rowOf[j * problem.issues + m] >= 0,
    );
  const rooms = [...groupBy(dependence, (d) => d.of)].flatMap(([actor, own]) => {
    const left = (on: number) =>
      independence(
        own.filter((d) => d.on === on),
        values,
        -1,
      );
    const [patron] = [...new Set(own.map((d) => d.on))]
      .filter((on) => shared(actor, on))
      .sort((a, b) => left(a) - left(b) || a - b);
    if (patron === undefined) return [];
    const partners = new Set(own.flatMap((d) => d.alternatives.map(({ partner }) => partner)));
    return [{ actor, patron, partners: [...partners], dependence: own }];
  });
  return rooms
    .sort(
      (a, b) => independence(a.dependence, values, -1) - independence(b.dependence, values, -1) || a.actor - b.actor,
    )
    .slice(0, MOST_ROOMS);
}

/**
 * Room for manoeuvre of i: the share of the issue space that i can hold against the actor j it depends on most. On each
 * issue on which both take a stance, every outcome o of the scale that i prefers to what j wants counts with the
 * probability that o beats x_j in a contest of all actors, weighed by capability after dependence times salience:
 * P = sum_k max(0, v_k) / sum_k |v_k|, v_k = w_k (|x_k - x_j| - |x_k - o|); the room is the mean over these issues. So
 * between two actors alone it is w_i / (w_i + w_j) of what lies nearer to i than x_j. Vetoes come on top of it.
 * Without a partner, i's capability is what dependence leaves when that partner meets none of its needs.
 *
 * The volume is measured at one random point of every issue in every draw, the same for all rooms and partners.
 *
 * @returns a function of the draw that fills in, room by room, the share as things are and without each partner
 * @see Emerson 1962; Bueno de Mesquita 1985
 */
export function measureRooms(
  problem: Problem,
  values: Float64Array,
  rooms: readonly RoomOf[],
  seed: number,
): (draw: number, out: Float64Array) => void {
  const { issues, start, actor, position, weight, low, high } = problem;
  const rowOf = stanceRows(problem);
  const shared = rooms.map((room) =>
    Int32Array.from({ length: issues }, (_, m) => m).filter(
      (m) => rowOf[room.actor * issues + m] >= 0 && rowOf[room.patron * issues + m] >= 0,
    ),
  );
  const point = new Float64Array(issues);
  const random = stream('room for manoeuvre', seed);

  return (draw, out) => {
    out.fill(0);
    if (rooms.length === 0) return;
    random.fill(draw, point);
    let at = 0;
    for (let r = 0; r < rooms.length; r++) {
      const { actor: i, patron: j, partners, dependence } = rooms[r];
      const left = independence(dependence, values, -1);
      for (let n = 0; n < shared[r].length; n++) {
        const m = shared[r][n];
        const o = low[m] + point[m] * (high[m] - low[m]);
        const demand = position[rowOf[j * issues + m]];
        let own = 0;
        let support = 0;
        let all = 0;
        for (let k = start[m]; k < start[m + 1]; k++) {
          const v = weight[k] * (Math.abs(position[k] - demand) - Math.abs(position[k] - o));
          if (actor[k] === i) own = v;
          else {
            if (v > 0) support += v;
            all += Math.abs(v);
          }
        }
        if (!(own > 0)) continue;
        for (let p = -1; p < partners.length; p++) {
          const mine = p < 0 ? own : (own / left) * independence(dependence, values, partners[p]);
          const sum = all + mine;
          if (sum > 0) out[at + 1 + p] += (support + mine) / sum / shared[r].length;
        }
      }
      at += 1 + partners.length;
    }
  };
}
