import type { Election } from '../../models/coalition/election.ts';
import { countOf } from '../../numeric/count-of.ts';
import { dayOf } from '../../numeric/days.ts';
import { traitsOf } from '../traits.ts';
import type { CaseTime } from './case-time.ts';
import { electionSituation } from './election-situation.ts';
import type { ParlgovCabinet } from './parlgov-cabinets.ts';

/**
 * Days from an election to the first cabinet after it. A cabinet that is dated on election day went on in office, and nothing was
 * bargained over: it is not counted. Where only caretakers came before the next election, the bargain was open until that day.
 *
 * @param formed by the election's id, the day on which the cabinet began; nothing where none did
 * @param cabinets all of the file: they tell of the next election, and of the last day that the data know
 */
export function timesOfElections(
  elections: readonly Election[],
  formed: ReadonlyMap<string, string>,
  cabinets: readonly ParlgovCabinet[],
): { times: CaseTime[]; notes: string[] } {
  const days = new Map<string, Set<string>>();
  let last = '';
  for (const { country, electionDate, start } of cabinets) {
    const own = days.get(country) ?? new Set();
    days.set(country, own.add(electionDate));
    if (start > last) last = start;
  }
  const times: CaseTime[] = [];
  let wentOn = 0;
  for (const election of elections) {
    const { id, country, date } = election;
    const next = [...(days.get(country) ?? [])].filter((day) => day > date).sort()[0] ?? last;
    const end = formed.get(id);
    const time = dayOf(end ?? next) - dayOf(date);
    if (time <= 0) {
      wentOn++;
      continue;
    }
    times.push({
      ...{ case: id, group: country, kind: 'coalition', time, happened: end !== undefined },
      traits: traitsOf(electionSituation(election)),
    });
  }
  const open = times.filter(({ happened }) => !happened).length;
  return {
    times,
    notes:
      times.length === 0
        ? []
        : [
            `Times to a cabinet: ${countOf(times.length, 'election')}, after ${open} of them only caretakers came before the next.`,
            ...(wentOn > 0
              ? [`Without a time, since the cabinet begins on election day: ${countOf(wentOn, 'election')}.`]
              : []),
          ],
  };
}
