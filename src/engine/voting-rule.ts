import type { Criterion, VotingRule } from '../models/problem.ts';
import { COUNCILS, type CouncilName, type CouncilSeats, seatsOf, unanimityOf } from '../situation/council.ts';
import type { Rule } from '../situation/schema.ts';

/**
 * The rule of an issue as votes a row. `majority` is more than half, one actor one vote.
 *
 * @param actors ids of the actors that take a stance on the issue, in row order
 * @param nameOf the name of an actor: in a council, whose member it is may show there
 */
export function votingRule(
  rule: Rule,
  actors: string[],
  nameOf: (id: string) => string | undefined = () => undefined,
): VotingRule {
  if (typeof rule === 'object' && 'council' in rule) return councilRule(rule, actors, nameOf);
  const one = new Float64Array(actors.length).fill(1);
  const simple = (quota: number, strict: boolean, votes = one) => withVoters([{ quota, strict, votes }], 0, one);
  const ofMembers = (members: string[]) => Float64Array.from(actors, (id) => (members.includes(id) ? 1 : 0));
  if (rule === 'unanimity') return simple(1, false);
  if (rule === 'majority') return simple(0.5, true);
  if ('unanimity' in rule) return simple(1, false, ofMembers(rule.unanimity));
  if ('majority' in rule) return simple(0.5, true, ofMembers(rule.majority));
  const { quota, votes } = rule;
  return simple(quota, false, votes && Float64Array.from(actors, (id) => (Object.hasOwn(votes, id) ? votes[id] : 0)));
}

function withVoters(criteria: Criterion[], leastToBlock: number, heads: Float64Array): VotingRule {
  const voters = Uint8Array.from(heads, (_, k) => (criteria.some(({ votes }) => votes[k] > 0) ? 1 : 0));
  return { criteria, leastToBlock, heads, voters };
}

interface CouncilRule {
  council: CouncilName;
  members?: CouncilSeats;
  procedure?: 'qualified-majority' | 'unanimity';
}

function councilRule(
  { council: name, members, procedure }: CouncilRule,
  actors: string[],
  nameOf: (id: string) => string | undefined,
): VotingRule {
  const { criteria, leastToBlock } = procedure === 'unanimity' ? unanimityOf(name) : COUNCILS[name];
  const seats = actors.map((id) => seatsOf(id, nameOf(id), name, members));
  return withVoters(
    criteria.map(({ quota, strict, votes }) => ({
      quota,
      strict,
      votes: Float64Array.from(seats, (codes) => codes.reduce((sum, code) => sum + (votes.get(code) ?? 0), 0)),
      all: [...votes.values()].reduce((sum, n) => sum + n, 0),
    })),
    leastToBlock,
    Float64Array.from(seats, (codes) => codes.length),
  );
}
