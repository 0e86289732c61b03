import { compare } from '../score/canonical-order.ts';
import type { TriggerRecord } from './fear-record.ts';
import type { KnownClaim } from './known-by.ts';
import { cameTrue, meanStated } from './stated.ts';

/** The claims by what they followed, in the order of time; a trigger of the same name on another day is another one. */
export function triggersOf(claims: readonly KnownClaim[]): TriggerRecord[] {
  const after = new Map<string, KnownClaim[]>();
  for (const one of claims) {
    const { trigger, triggerOn } = one.claim;
    if (trigger === undefined) continue;
    const key = `${triggerOn?.slice(0, 10) ?? ''} ${trigger}`;
    const group = after.get(key);
    if (group) group.push(one);
    else after.set(key, [one]);
  }
  return [...after.values()].map(triggerRecord).sort((a, b) => compare(a.day, b.day) || compare(a.name, b.name));
}

function triggerRecord(group: KnownClaim[]): TriggerRecord {
  const [{ trigger = '', triggerOn, made }] = group.map(({ claim }) => claim).sort((a, b) => compare(a.made, b.made));
  const stated = meanStated(group);
  return {
    name: trigger,
    day: (triggerOn ?? made).slice(0, 10),
    claims: group.length,
    ...(stated && { stated }),
    cameTrue: cameTrue(group),
  };
}
