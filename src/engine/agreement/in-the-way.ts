import { type Bargain, byName, ROUNDING, rangeOf } from './bargain.ts';
import type { PackageSearch } from './package-search.ts';

/** Two red lines, or asks, on one issue that exclude each other. */
export interface Clash {
  issue: number;
  atLeast: { actor: number; value: number };
  atMost: { actor: number; value: number };
  /** How far apart they are, in the units of the issue. */
  apart: number;
}

/** Why there is no room. Actors and issues are indices. */
export interface InTheWay {
  /** Those without whose consent there would be room. */
  alone: number[];
  /** The smallest sets of actors whose consent cannot be had together: the rest of each set could agree to something. */
  conflicts: number[][];
  /** Limits and asks that exclude each other, the farthest apart first, as a share of their scale. */
  clashes: Clash[];
}

/** So many sets of actors are tried, all sets of eight; of more actors the smallest sets, then one that cannot be made smaller. */
const MOST_TRIED = 255;

/**
 * Who stands in the way of an agreement, for a draw in which there is no room.
 *
 * @param search of the same bargain
 */
export function inTheWay(bargain: Bargain, search: PackageSearch): InTheWay {
  const { actorIds, consents } = bargain;
  const asked = new Uint8Array(actorIds.length);
  const order = [...byName(actorIds)].filter((i) => consents[i] === 1);
  const set = (actors: readonly number[]) => {
    asked.fill(0);
    for (const i of actors) asked[i] = 1;
    return asked;
  };
  const but = (actors: readonly number[], i: number) => actors.filter((j) => j !== i);
  return {
    alone: order.filter((i) => search.roomFor(set(but(order, i)))),
    conflicts: conflicts(
      order,
      (actors) => search.acceptable(set(actors)),
      (actors) => search.roomFor(set(actors)),
    ),
    clashes: clashes(bargain, order),
  };
}

function conflicts(
  all: readonly number[],
  acceptable: (actors: readonly number[]) => boolean,
  room: (actors: readonly number[]) => boolean,
): number[][] {
  const found: number[][] = [];
  let left = MOST_TRIED;
  for (let size = 1; size <= all.length; size++) {
    for (const some of combinations(all, size)) {
      if (found.some((conflict) => conflict.every((i) => some.includes(i)))) continue;
      if (left-- === 0) {
        size = all.length;
        break;
      }
      if (!acceptable(some)) found.push(some);
    }
  }
  if (found.length > 0 || all.length === 0) return found;
  // Too many to try, or all could agree to what none of them gains from.
  let rest = [...all];
  for (const i of all) {
    const fewer = rest.filter((j) => j !== i);
    if (fewer.length > 0 && !room(fewer)) rest = fewer;
  }
  return [rest];
}

function* combinations(all: readonly number[], size: number, from = 0): Generator<number[]> {
  if (size === 0) yield [];
  else {
    for (let k = from; k <= all.length - size; k++) {
      for (const rest of combinations(all, size - 1, k + 1)) yield [all[k], ...rest];
    }
  }
}

function clashes(bargain: Bargain, actors: readonly number[]): Clash[] {
  const { actorIds, issueIds } = bargain;
  const found = issueIds.flatMap((_, issue) => {
    const lines = actors.flatMap((actor) => linesOf(bargain, actor, issue));
    return lines
      .filter(({ side }) => side > 0)
      .flatMap(({ actor, value }) =>
        lines
          .filter(
            (line) => line.side < 0 && line.actor !== actor && value - line.value > ROUNDING * rangeOf(bargain, issue),
          )
          .map((line) => ({
            issue,
            atLeast: { actor, value },
            atMost: { actor: line.actor, value: line.value },
            apart: value - line.value,
          })),
      );
  });
  const name = ({ issue, atLeast, atMost }: Clash) => [
    issueIds[issue],
    actorIds[atLeast.actor],
    actorIds[atMost.actor],
  ];
  const share = ({ issue, apart }: Clash) => apart / rangeOf(bargain, issue);
  return found.sort((a, b) => share(b) - share(a) || compare(name(a), name(b)));
}

function compare(a: readonly string[], b: readonly string[]): number {
  const k = a.findIndex((part, n) => part !== b[n]);
  return k < 0 ? 0 : a[k] < b[k] ? -1 : 1;
}

/** The strictest line of an actor on each side of an issue: its limit, or what it asks for that issue alone. */
function linesOf({ issueIds, limit, side, share, demands }: Bargain, actor: number, issue: number) {
  const k = actor * issueIds.length + issue;
  const lines = side[k] !== 0 && share[k] > 0 ? [{ actor, side: side[k], value: limit[k] }] : [];
  for (const { actor: who, anyOf } of demands) {
    if (who !== actor || anyOf.length !== 1) continue;
    for (const { weight, least } of anyOf[0]) {
      const own = weight[issue];
      if (own === 0 || weight.some((other, m) => m !== issue && other !== 0)) continue;
      lines.push({ actor, side: own > 0 ? 1 : -1, value: least / own });
    }
  }
  return [1, -1].flatMap((way) => {
    const [first, ...others] = lines.filter((line) => line.side === way);
    if (!first) return [];
    return [others.reduce((strictest, line) => ((line.value - strictest.value) * way > 0 ? line : strictest), first)];
  });
}
