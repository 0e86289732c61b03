import type { Deal } from '../../engine/agreement/deals.ts';
import type { Criterion, Problem, VotingRule } from '../../models/problem.ts';

/** Why an actor counts as decisive on an issue. */
export type Grounds = 'agreement' | 'veto' | 'rule' | 'weight';

/** An actor whose consent a package needs, and where. */
export interface Decisive {
  actor: string;
  issues: { issue: string; because: Grounds }[];
}

/** If no actor can stop a deal alone, consent is asked of those who have at least this share of the weight on the issue. */
export const DECISIVE_SHARE = 0.25;

/** If the weight is spread thin, at most this many actors are asked, the heaviest. */
const MOST_ASKED = 30;

/** Votes this close to the quota reach it. */
const TIE = 1e-12;

/**
 * The actors who can stop a deal: of an issue that an agreement settles those who must agree to it; else on each issue those with a veto and those without whom no coalition meets the rule. Where there
 * is no such actor, those with at least a share of the weight (capability after dependence times salience), and where the weight is
 * spread so thin that no actor has that share, all actors with weight: a consensus.
 *
 * @param share 0-1
 * @param deals the agreements of the file
 * @returns in the order of their names
 */
export function decisiveActors(
  { actorIds, issueIds, start, actor, weight, veto, rules, binds }: Problem,
  share = DECISIVE_SHARE,
  deals: readonly Deal[] = [],
): Decisive[] {
  const heaviest = (rows: number[]) =>
    rows
      .toSorted((k, l) => weight[l] - weight[k] || (actorIds[actor[k]] < actorIds[actor[l]] ? -1 : 1))
      .slice(0, MOST_ASKED);
  const grounds = new Map<string, Decisive['issues']>();
  const note = (id: string, issue: string, because: Grounds) =>
    grounds.set(id, [...(grounds.get(id) ?? []), { issue, because }]);
  const settledBy = (m: number) => deals.find(({ issues }) => issues.includes(m));
  issueIds.forEach((issue, m) => {
    const deal = settledBy(m);
    if (deal) {
      deal.bargain.actorIds.forEach((id, a) => {
        if (deal.bargain.consents[a] === 1) note(id, issue, 'agreement');
      });
      return;
    }
    const rows = Array.from({ length: start[m + 1] - start[m] }, (_, k) => start[m] + k).filter((k) => weight[k] > 0);
    const total = rows.reduce((sum, k) => sum + weight[k], 0);
    const rule = binds[m] === 1 ? rules[m] : undefined;
    const present = rows.map((k) => k - start[m]);
    const stops = rows.flatMap((k): { row: number; because: Grounds }[] => {
      if (veto[k] === 1) return [{ row: k, because: 'veto' }];
      return rule && canStop(rule, present, k - start[m]) ? [{ row: k, because: 'rule' }] : [];
    });
    const heavy = rows.filter((k) => weight[k] >= (share - TIE) * total);
    const consent =
      stops.length > 0
        ? stops
        : (heavy.length > 0 ? heavy : heaviest(rows)).map((row) => ({ row, because: 'weight' as const }));
    for (const { row, because } of consent) note(actorIds[actor[row]], issue, because);
  });
  return [...grounds].map(([id, issues]) => ({ actor: id, issues })).sort((a, b) => (a.actor < b.actor ? -1 : 1));
}

/** Whether all others together do not win. Only rows with weight have votes; see `Criterion.all` for those not at the table. */
function canStop({ criteria, leastToBlock, heads, voters }: VotingRule, rows: number[], without: number): boolean {
  if (voters[without] === 0 || (leastToBlock > 0 && heads[without] < leastToBlock)) return false;
  return criteria.some((criterion) => !meets(criterion, rows, without));
}

function meets({ quota, strict, votes, all }: Criterion, rows: number[], without: number): boolean {
  const present = rows.reduce((sum, k) => sum + votes[k], 0);
  const total = all ?? present;
  return total - votes[without] >= (quota + (strict ? TIE : -TIE)) * total;
}
