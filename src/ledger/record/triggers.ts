import { groupBy } from '../../numeric/group-by.ts';
import { byCodeUnits } from '../score/canonical-order.ts';
import type { TriggerRecord } from './fear-record.ts';
import type { KnownClaim } from './known-by.ts';
import { cameTrue, meanStated } from './stated.ts';

/** The claims by what they followed, in the order of time; a trigger of the same name on another day is another one. */
export function triggersOf(claims: readonly KnownClaim[]): TriggerRecord[] {
  const triggered = claims.filter(({ claim }) => claim.trigger !== undefined);
  const groups = groupBy(triggered, ({ claim }) => `${claim.triggerOn?.slice(0, 10) ?? ''} ${claim.trigger}`);
  return [...groups.values()]
    .map(triggerRecord)
    .sort((a, b) => byCodeUnits(a.day, b.day) || byCodeUnits(a.name, b.name));
}

function triggerRecord(group: KnownClaim[]): TriggerRecord {
  const [{ trigger = '', triggerOn, made }] = group
    .map(({ claim }) => claim)
    .sort((a, b) => byCodeUnits(a.made, b.made));
  const stated = meanStated(group);
  return {
    name: trigger,
    day: (triggerOn ?? made).slice(0, 10),
    claims: group.length,
    ...(stated && { stated }),
    cameTrue: cameTrue(group),
  };
}
