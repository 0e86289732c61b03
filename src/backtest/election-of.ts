import type { Election } from '../models/coalition/election.ts';
import type { ResolvedCase } from '../situation/cases/case-set.ts';
import { central } from '../situation/quantity.ts';
import { scaleOf } from '../situation/scale.ts';

/**
 * The election that a case of parties is, for the model of coalitions; nothing where the case does not say which parties
 * governed before. Parties stand on the first issue, whose scale counts as 0 to 100.
 */
export function electionOf({ id, group, situation }: ResolvedCase): Election | undefined {
  const { actors, issues, government, resolved, asOf = '' } = situation;
  const [first] = Object.entries(issues);
  if (situation.kind !== 'coalition' || !government || !first) return undefined;
  const [issueId, issue] = first;
  const { low, high } = scaleOf(issue);
  const points = (x: number) => (100 * (x - low)) / (high - low);
  const formerPosition = issue.statusQuo === undefined ? undefined : points(central(issue.statusQuo));
  const result = resolved && Object.hasOwn(resolved.issues, issueId) ? resolved.issues[issueId] : undefined;
  const position = typeof result === 'object' ? (result.low + result.high) / 2 : result;
  const parties = Object.entries(actors).map(([party, { name = party, capability }]) => ({
    id: party,
    name,
    seats: central(capability),
    ...(Object.hasOwn(issue.stances, party) ? { position: points(central(issue.stances[party].position)) } : {}),
    inFormer: government.parties.includes(party),
    ledFormer: government.ledBy === party,
    ...(resolved?.cabinet
      ? { inCabinet: resolved.cabinet.parties.includes(party), leads: resolved.cabinet.ledBy === party }
      : {}),
  }));
  return {
    id,
    country: group,
    date: asOf,
    seats: government.seats ?? parties.reduce((sum, { seats }) => sum + seats, 0),
    parties,
    hasFormer: true,
    ...(government.earlier ? { earlier: government.earlier } : {}),
    ...(formerPosition === undefined ? {} : { formerPosition }),
    ...(position === undefined ? {} : { cabinetPosition: points(position) }),
  };
}
