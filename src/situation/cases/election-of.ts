import type { Election } from '../../models/coalition/election.ts';
import { central } from '../quantity.ts';
import { scaleOf } from '../scale.ts';
import type { Situation } from '../situation.ts';

/**
 * The election that a situation of parties is, for the model of coalitions: capabilities are seats, and parties stand on the first
 * issue, whose scale counts as 0 to 100. All at their best guesses.
 *
 * @param id its name, and `country`, the group with which it is left out
 * @returns nothing where the situation is of another kind, or does not say who governed before
 */
export function electionOf(situation: Situation, { id, country }: Pick<Election, 'id' | 'country'>) {
  const { kind = 'coalition', actors, issues, government, resolved, asOf = '' } = situation;
  const [first] = Object.entries(issues);
  if (kind !== 'coalition' || !government || !first) return undefined;
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
  const election: Election = {
    ...{ id, country, date: asOf, parties, hasFormer: true },
    seats: government.seats ?? parties.reduce((sum, { seats }) => sum + seats, 0),
    ...(government.earlier ? { earlier: government.earlier } : {}),
    ...(formerPosition === undefined ? {} : { formerPosition }),
    ...(position === undefined ? {} : { cabinetPosition: points(position) }),
  };
  return { issue: issueId, election };
}
