import { countOf } from '../../numeric/count-of.ts';
import { dateOf } from '../../numeric/days.ts';
import type { Situation } from '../situation.ts';
import { traitsOf } from '../traits.ts';
import type { CaseTime } from './case-time.ts';

/** A proposal with its days since 1970-01-01. */
export interface DatedProposal extends Pick<Situation, 'actors' | 'issues'> {
  id: string;
  introduced: number | undefined;
  /** Nothing where the final act was still to come. */
  adopted: number | undefined;
  /** Which of the project's rounds of coding it belongs to. */
  round: string;
  /** COD, in which Parliament must agree, or CNS, in which it is asked. */
  procedure: string;
}

/**
 * From the introduction of a proposal to its final act. The project coded in rounds, and a round is seen from its first adoption to
 * its last: what was introduced earlier is there only because it was still open on the first day, and what has no final act was
 * still open on the last.
 *
 * @returns the times, and what was left out
 */
export function timesOfDeu(proposals: readonly DatedProposal[]): { times: CaseTime[]; notes: string[] } {
  const seen = new Map<string, { first: number; last: number }>();
  for (const { adopted, round } of proposals) {
    if (adopted === undefined) continue;
    const { first, last } = seen.get(round) ?? { first: adopted, last: adopted };
    seen.set(round, { first: Math.min(first, adopted), last: Math.max(last, adopted) });
  }
  const times: CaseTime[] = [];
  let left = 0;
  for (const { id, introduced, adopted, round, procedure, actors, issues } of proposals) {
    const window = seen.get(round);
    const end = adopted ?? window?.last;
    if (introduced === undefined || window === undefined || end === undefined || end <= introduced) {
      left++;
      continue;
    }
    const from = Math.max(0, window.first - introduced - 1);
    times.push({
      ...{ case: id, group: id, kind: 'legislation', time: end - introduced, happened: adopted !== undefined },
      ...(from > 0 ? { from } : {}),
      traits: {
        ...traitsOf({ actors, issues }),
        ...(procedure === 'COD' || procedure === 'CNS' ? { coLegislator: Number(procedure === 'COD') } : {}),
      },
    });
  }
  const open = times.filter(({ happened }) => !happened).length;
  const windows = [...seen.values()].map(({ first, last }) => `${dateOf(first)} to ${dateOf(last)}`);
  return {
    times,
    notes:
      times.length === 0
        ? []
        : [
            `Times to adoption: ${countOf(times.length, 'proposal')}, ${open} of them still open when the coding ended; seen from ${windows.join(', ')}.`,
            ...(left > 0 ? [`Without a time, for want of a day: ${countOf(left, 'proposal')}.`] : []),
          ],
  };
}
