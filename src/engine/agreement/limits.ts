import type { Problem } from '../../models/problem.ts';
import { central } from '../../situation/quantity.ts';
import type { Situation } from '../../situation/schema.ts';
import type { Bargain } from './bargain.ts';
import { claimedAbove, claimedBelow, type Quartiles } from './sealed-offers.ts';

/** Which limits a bargain is filled with: as they are, as they are claimed to be in sealed offers, or such that none gives way. */
export type Firmness = 'own' | 'claimed' | 'firm';

/** A limit of the file: whose, on what, and which side of it the actor stands. */
interface Limit {
  row: number;
  /** Its cell in the bargain. */
  cell: number;
  /** 1: no less than the limit; -1: no more. */
  side: number;
  slot: number;
  /** Where its actor's flexibility is among the values. */
  flexibility: number;
  range: number;
}

/**
 * Fills in the limits of a bargain: each gives way, away from the position, by its actor's flexibility times the length of the
 * scale. One draw of flexibility moves all limits of an actor. A limit that is drawn on the other side of the position lies on
 * it.
 *
 * @returns fills them in
 */
export function limitsOf(
  { issues: stated }: Situation,
  { start, actor, position, actorIds, issueIds, low, high }: Problem,
  {
    path,
    issues,
    localActor,
    bargain,
    values,
    quartiles: { lower, upper },
    slot,
  }: {
    path: string;
    issues: Int32Array;
    localActor: Int32Array;
    bargain: Bargain;
    values: Float64Array;
    quartiles: Quartiles;
    slot: (path: string) => number;
  },
): (firmness: Firmness) => void {
  const limits: Limit[] = [];
  issues.forEach((m, n) => {
    const { stances } = stated[issueIds[m]];
    for (let k = start[m]; k < start[m + 1]; k++) {
      const id = actorIds[actor[k]];
      const a = localActor[actor[k]];
      const { limit } = stances[id];
      if (limit === undefined || a < 0) continue;
      const others = Object.entries(stances).filter(([other]) => other !== id);
      limits.push({
        row: k,
        cell: a * issues.length + n,
        side: sideOf(
          central(limit),
          central(stances[id].position),
          others.map(([, other]) => central(other.position)),
        ),
        slot: slot(`issues.${issueIds[m]}.stances.${id}.limit`),
        flexibility: slot(`${path}.flexibility.${id}`),
        range: high[m] - low[m],
      });
    }
  });
  for (const { cell, side } of limits) bargain.side[cell] = side;
  return (firmness) => {
    const claimed = firmness === 'claimed';
    for (const { row, cell, side, slot: at, flexibility, range } of limits) {
      const x = position[row];
      let stands = values[at];
      if (claimed) stands = side > 0 ? claimedAbove(stands, upper[at]) : claimedBelow(stands, lower[at]);
      stands = side > 0 ? Math.min(stands, x) : Math.max(stands, x);
      const gives = claimed ? claimedBelow(values[flexibility], lower[flexibility]) : values[flexibility];
      bargain.limit[cell] = firmness === 'firm' ? stands : stands - side * gives * range;
    }
  };
}

/** A limit is below the position or above it; one at the position is on the side where most others pull. */
function sideOf(limit: number, position: number, others: number[]): number {
  if (limit !== position) return limit < position ? 1 : -1;
  const above = others.filter((other) => other > position).length;
  return 2 * above > others.length ? -1 : 1;
}
