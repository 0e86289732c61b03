import * as z from 'zod';
import { quoteName, unknownName } from '../../numeric/nearest-name.ts';
import { once } from '../../numeric/once.ts';
import type { SettingFault } from '../model.ts';

/**
 * How much of each actor's ideal point is each actor's position: its own alone where nothing is said. Shares that add up to
 * more than 1 are divided by their sum; what is missing to 1, and what goes to actors that are not at the table, stays with the
 * old ideal point.
 *
 * @returns undefined if every ideal point is the actor's own position
 */
export function idealShares(
  adjustment: Record<string, Record<string, number>> | undefined,
  actorIds: readonly string[],
): Float64Array | undefined {
  if (!adjustment) return undefined;
  const n = actorIds.length;
  const shares = new Float64Array(n * n);
  actorIds.forEach((id, i) => {
    const row = new Map(Object.hasOwn(adjustment, id) ? Object.entries(adjustment[id]) : [[id, 1]]);
    const sum = [...row.values()].reduce((all, share) => all + share, 0);
    actorIds.forEach((other, j) => {
      shares[i * n + j] = (row.get(other) ?? 0) / Math.max(1, sum);
    });
  });
  return shares;
}

const rows = once(() => z.record(z.string(), z.record(z.string(), z.unknown()).catch({})));
/** Whatever the settings have for ideal points; a value of another kind is a fault that the schema finds. */
const stated = once(() => z.object({ IdealAdjustment: rows().catch({}) }).catch({ IdealAdjustment: {} }));

/** Names of actors that do not exist, and shares of an ideal point that add up to more than 1. */
export function idealFaults(settings: unknown, actors: ReadonlySet<string>): SettingFault[] {
  if (settings === undefined) return [];
  const faults: SettingFault[] = [];
  for (const [who, row] of Object.entries(stated().parse(settings).IdealAdjustment)) {
    const path = ['IdealAdjustment', who];
    if (!actors.has(who)) faults.push({ path, message: unknownName('actor', who, actors), at: 'key' });
    let sum = 0;
    for (const [other, part] of Object.entries(row)) {
      const place = [...path, other];
      if (!actors.has(other)) faults.push({ path: place, message: unknownName('actor', other, actors), at: 'key' });
      if (typeof part === 'number') sum += part;
    }
    if (sum > 1 + 1e-9) {
      const shown = Number(sum.toPrecision(9));
      const message = `the shares of the ideal point of ${quoteName(who)} add up to ${shown}, expected at most 1`;
      faults.push({ path, message, at: 'value' });
    }
  }
  return faults;
}
