import type { History } from '../../../ledger/claim/history.ts';
import { statusOf } from '../../../ledger/claim/history.ts';
import { momentMs } from '../../../ledger/claim/moment.ts';
import { MS_A_DAY } from '../../../numeric/days.ts';
import { dayInWords } from '../../../report/words/names.ts';

/** A claim on the time axis: said at its beginning, known at its end. */
export interface SaidOnAxis {
  id: string;
  text: string;
  /** Its own words if there is room for them, else what it followed and by when. */
  label: string;
  from: number;
  to: number;
  probability?: number | undefined;
  came: 'yes' | 'no' | 'open' | 'due' | 'other';
}

/** Something that happened, or was known. */
export interface CameOnAxis {
  day: number;
  what: string;
}

export interface TimeAxis {
  first: number;
  last: number;
  said: SaidOnAxis[];
  came: CameOnAxis[];
  /** Days of the first of January in between, with their years. */
  years: { day: number; year: number }[];
}

const dayOf = (moment: string, edge: 'start' | 'end' = 'start') => Math.floor(momentMs(moment, edge) / MS_A_DAY);

/** What was said and what came, on one axis of days since 1970. Undefined where nothing was said. */
export function timeAxisOf(
  histories: readonly History[],
  events: readonly CameOnAxis[],
  { asOf, now }: { asOf?: string | undefined; now: number },
): TimeAxis | undefined {
  const today = Math.floor(now / MS_A_DAY);
  const said = histories
    .filter(({ claim }) => claim.claimantKind !== 'model')
    .map((history) => onAxis(history, today))
    .sort((a, b) => a.from - b.from || a.to - b.to);
  if (said.length === 0) return undefined;
  // Evidence of one day that several claims share is one event.
  const known = new Map<string, CameOnAxis>();
  for (const { resolutions } of histories) {
    const last = resolutions.at(-1);
    if (last?.verdict !== 'resolved' || !last.evidence) continue;
    const day = dayOf(last.on);
    known.set(`${day} ${last.evidence}`, { day, what: last.evidence });
  }
  const came = [...known.values(), ...events].sort((a, b) => a.day - b.day);
  const days = [...said.flatMap(({ from, to }) => [from, to]), ...came.map(({ day }) => day)];
  if (asOf !== undefined) days.push(dayOf(asOf));
  const [least, most] = [Math.min(...days), Math.max(...days)];
  const room = Math.max(14, Math.round(0.04 * (most - least)));
  const [first, last] = [least - room, most + room];
  return { first, last, said, came, years: yearsIn(first, last) };
}

function onAxis(history: History, today: number): SaidOnAxis {
  const { claim, forecasts, resolutions } = history;
  const status = statusOf(history);
  const last = resolutions.at(-1);
  const deadline = claim.deadline === undefined ? undefined : dayOf(claim.deadline, 'end');
  const resolved = last?.outcome === true ? 'yes' : last?.outcome === false ? 'no' : 'other';
  const open = deadline !== undefined && deadline < today ? 'due' : 'open';
  const from = dayOf(claim.made);
  return {
    ...{ id: claim.id, text: claim.text, label: labelOf(claim), from },
    to: Math.max(from, deadline ?? (last ? dayOf(last.on) : today)),
    probability: forecasts[0]?.probability,
    came: status === 'open' ? open : status === 'resolved' ? resolved : 'other',
  };
}

/** Letters of a claim that stand beside its line. */
const ROOM = 68;

const labelOf = ({ text, trigger, deadline }: History['claim']): string =>
  text.length <= ROOM || trigger === undefined
    ? text
    : `${trigger}${deadline === undefined ? '' : `, by ${dayInWords(deadline.slice(0, 10))}`}`;

/** Years that are named: every one, or every second, fifth or tenth where there are many. */
function yearsIn(first: number, last: number): TimeAxis['years'] {
  const yearOf = (day: number) => new Date(day * MS_A_DAY).getUTCFullYear();
  const span = yearOf(last) - yearOf(first);
  const step = [1, 2, 5, 10, 20, 50, 100].find((one) => span / one <= 9) ?? 200;
  const years: TimeAxis['years'] = [];
  for (let year = yearOf(first) + 1; year <= yearOf(last); year++) {
    if (year % step === 0) years.push({ day: Date.UTC(year, 0, 1) / MS_A_DAY, year });
  }
  return years;
}
