import { askOf, settlesIssue } from '../../situation/agreement.ts';
import type { Agreement } from '../../situation/agreement-types.ts';
import { linearCondition } from '../../situation/linear-condition.ts';
import { parseCondition } from '../../situation/parse-condition.ts';
import type { Situation } from '../../situation/schema.ts';
import type { Demand, IssueCondition } from './bargain.ts';

/** Places of names in a bargain; -1 for an actor without one. */
interface Places {
  actorOf(id: string): number;
  issueOf(id: string): number;
  agreementOf(id: string): number;
  /** How many issues the bargain has. */
  issues: number;
}

/**
 * The conditions on which actors sign, of the agreement and of the stances on its issues.
 *
 * @returns demands on its own issues, and the places of other agreements that must be struck
 */
export function demandsOf(
  situation: Situation,
  id: string,
  agreement: Agreement,
  places: Places,
): { demands: Demand[]; needs: number[] } {
  const ofStances = Object.entries(situation.issues).flatMap(([issue, { stances }]) =>
    settlesIssue(agreement, issue)
      ? Object.entries(stances).flatMap(([actor, { asks }]) => (asks === undefined ? [] : [{ actor, asks }]))
      : [],
  );
  const ofAgreement = Object.entries(agreement.asks ?? {}).map(([actor, asks]) => ({ actor, asks }));
  const demands: Demand[] = [];
  const needs = new Set<number>();
  for (const { actor, asks } of [...ofAgreement, ...ofStances]) {
    const condition = linearCondition(parseCondition(askOf(asks)));
    if (!condition) continue;
    const all = condition.bounds.map(({ weights, atLeast }): IssueCondition => {
      const weight = new Float64Array(places.issues);
      for (const [issue, by] of weights) weight[places.issueOf(issue)] = by;
      return { weight, least: atLeast };
    });
    for (const word of condition.words) {
      if (Object.hasOwn(situation.issues, word)) {
        const weight = new Float64Array(places.issues);
        weight[places.issueOf(word)] = 1;
        all.push({ weight, least: 1 });
      } else if (word !== id) needs.add(places.agreementOf(word));
    }
    const place = places.actorOf(actor);
    if (place >= 0 && all.length > 0) demands.push({ actor: place, anyOf: [all] });
  }
  return { demands, needs: [...needs] };
}
