import type { Prepared } from '../../engine/prepare.ts';
import { issuesIn } from '../../situation/condition.ts';
import { parseCondition } from '../../situation/parse-condition.ts';
import type { Parameter } from './parameters.ts';

/**
 * Whether a setting takes an outcome across 1/2 in a direction that no advice should name.
 *
 * @param rising the outcome gets likelier
 */
export type WrongWay = (parameter: Parameter, to: number, outcome: number, rising: boolean) => boolean;

/** What an agreement needs to know of one of its issues: who must agree, and where they stand. */
type Standing = ReadonlyMap<string, number>;

/**
 * Positions that would tip an outcome through room alone, the wrong way: who wants less of one issue can be paid less with it,
 * and may then refuse another one. By the model that ends the room, but it is no softer demand that ends it: an ask or a limit
 * would be. So a position that comes nearer to that of another party is not told to end a deal, and one that comes nearer to
 * nobody not to make one. Where the outcome reads the issue itself, the position moves what is agreed, and both directions are
 * told. Neither is a party that has no weight at all.
 */
export function wrongWays(engine: Prepared): WrongWay {
  const { deals, outcomes, problem } = engine.atBestGuess();
  const stated = Object.values(engine.design.situation.outcomes ?? {});
  const reads = stated.map(({ when }) => new Set(issuesIn(parseCondition(when)).map(({ name }) => name)));
  // Without a deal all stays at the status quo: what happens then is made by having none.
  const held = problem.statusQuo.slice();
  const byNoDeal = outcomes.map((outcome) => outcome.agreements.length > 0 && outcome.otherwise(held));
  const turnsOn = outcomes.map(({ agreements }) => agreements.slice());
  const standings = deals.map(({ bargain }): Map<string, Standing> => {
    const { issueIds, actorIds, consents, position, share } = bargain;
    return new Map(
      issueIds.map((issue, n) => {
        const at = actorIds.flatMap((actor, a): [string, number][] => {
          const cell = a * issueIds.length + n;
          return consents[a] === 1 && share[cell] > 0 ? [[actor, position[cell]]] : [];
        });
        return [issue, new Map(at)];
      }),
    );
  });
  const parties = deals.map(({ bargain }) => new Set(bargain.actorIds.filter((_, a) => bargain.consents[a] === 1)));
  return ({ actor, what, path, now }, to, outcome, rising) => {
    // Without any weight nobody uses a veto. But who must agree remains a party however weak: a deal without it is another one.
    if (what === 'capability' && to === 0) return turnsOn[outcome].some((d) => parties[d].has(actor));
    if (what !== 'position') return false;
    const issue = path.split('.')[1];
    if (reads[outcome].has(issue)) return false;
    return turnsOn[outcome].some((d) => {
      const standing = standings[d].get(issue);
      if (!standing?.has(actor)) return false;
      const nearer = [...standing].some(([other, at]) => other !== actor && Math.abs(to - at) < Math.abs(now - at));
      return (rising !== byNoDeal[outcome]) !== nearer;
    });
  };
}
