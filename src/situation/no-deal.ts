import { dayInWords } from '../numeric/day-in-words.ts';
import { AGREEMENT, agreementsOf, type NamedAgreement } from './agreement.ts';
import type { Outcome, Situation } from './situation.ts';

/**
 * The situation with an outcome of its own for "no deal by then": for each agreement, and each day on which an outcome is judged
 * that turns on it or on anything else of the file; without such a day, by the end of the talks.
 *
 * @returns the same object where the file has no agreement
 */
export function withNoDeal(situation: Situation): Situation {
  const agreements = agreementsOf(situation);
  if (agreements.length === 0) return situation;
  const outcomes: Record<string, Outcome> = { ...situation.outcomes };
  const days = [...new Set(Object.values(outcomes).map(({ by }) => by))].sort((a, b) =>
    (a ?? '~') < (b ?? '~') ? -1 : 1,
  );
  const dated = days.filter((day) => day !== undefined);
  const asked = dated.length > 0 ? dated : [undefined];
  for (const agreement of agreements) {
    const when = `not ${agreement.id}`;
    for (const by of asked) {
      const stated = Object.values(outcomes).some((outcome) => outcome.when.trim() === when && outcome.by === by);
      if (stated) continue;
      const id = freeId(outcomes, idOf(agreement, asked.length > 1 ? by : undefined));
      outcomes[id] = { when, ...(by === undefined ? {} : { by }), claim: claimOf(agreement, by) };
    }
  }
  return { ...situation, outcomes };
}

const idOf = ({ id }: NamedAgreement, by: string | undefined): string =>
  ['no_deal', ...(id === AGREEMENT ? [] : [id]), ...(by === undefined ? [] : [by])].join('_');

function claimOf({ id, agreement }: NamedAgreement, by: string | undefined): string {
  const until = by === undefined ? 'in the end' : `by ${dayInWords(by)}`;
  return id === AGREEMENT ? `No deal ${until}` : `${agreement.name ?? id}: no deal ${until}`;
}

function freeId(outcomes: Record<string, Outcome>, id: string): string {
  let free = id.slice(0, 70);
  while (Object.hasOwn(outcomes, free)) free += '_';
  return free;
}
