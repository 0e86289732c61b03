import { dayOf } from '../../numeric/days.ts';
import { agreementsOf } from '../agreement.ts';
import type { Situation } from '../situation.ts';
import { traitsOf } from '../traits.ts';
import type { CaseTime } from './case-time.ts';

/**
 * How long the talks of a situation file took that says when they began (`timing`) and what came of them (`resolved.agreed`, with
 * `resolved.on` where that has no day of its own). On the day of the situation they were still open, so that they count from
 * then on; talks without an agreement were open until `resolved.on`.
 *
 * @returns one for each agreement of the file; nothing where a day is missing
 */
export function timesOfSituation(situation: Situation, id: string, group: string): CaseTime[] {
  const { asOf, kind = 'other', resolved } = situation;
  const named = agreementsOf(situation);
  return named.flatMap(({ id: word, agreement: { timing, issues: settled } }): CaseTime[] => {
    const said = resolved?.agreed;
    const agreed = typeof said === 'object' ? (Object.hasOwn(said, word) ? said[word] : undefined) : said;
    const end = typeof agreed === 'string' ? agreed : resolved?.on;
    if (!timing || asOf === undefined || agreed === undefined || end === undefined) return [];
    const from = timing.since === undefined ? (timing.elapsed ?? 0) : dayOf(asOf) - dayOf(timing.since);
    const time = from + dayOf(end) - dayOf(asOf);
    if (!(time > from)) return [];
    const issues = Object.fromEntries(
      Object.entries(situation.issues).filter(([issue]) => settled === undefined || settled.includes(issue)),
    );
    return [
      {
        ...{ case: named.length > 1 ? `${id} ${word}` : id, group, kind, time, happened: agreed !== false },
        ...(from > 0 ? { from } : {}),
        traits: traitsOf({ actors: situation.actors, issues }),
      },
    ];
  });
}
