import { ROUNDING } from '../../numeric/rounding.ts';
import { type Bargain, byName, rangeOf } from './bargain.ts';

/** Two red lines, or asks, on one issue that exclude each other. */
export interface Clash {
  issue: number;
  atLeast: { actor: number; value: number };
  atMost: { actor: number; value: number };
  /** How far apart they are, in the units of the issue. */
  apart: number;
}

/** Limits and asks that exclude each other, of actors who must agree; the farthest apart first, as a share of their scale. */
export function clashesOf(bargain: Bargain): Clash[] {
  const { actorIds, issueIds, consents } = bargain;
  const actors = [...byName(actorIds)].filter((i) => consents[i] === 1);
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
