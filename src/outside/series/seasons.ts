import { monthOfYear, periodStart, weekdayOf } from './calendar.ts';
import { checkEvents, type Observed, type QuadEvents } from './quad-events.ts';

/** What is usual on one weekday, or in one month of the year. */
export interface Season {
  /** Mon to Sun, Jan to Dec. */
  name: string;
  /** Such days observed, and in how many different weeks or years: what was seen in one year only is no season yet. */
  days: number;
  cycles: number;
  /** Events a day. */
  cooperation: number;
  conflict: number;
}

/** Means by weekday and by month of the year. Those never observed are left out. */
export interface Seasons {
  weekdays: Season[];
  months: Season[];
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * Events a day by weekday and by month, so that weekly and yearly rhythms (of events, and of the news that report them) can be
 * seen beside a series from which they are not taken out.
 *
 * @throws UsageError if the columns differ in length, a class is not 0 to 4, or the time ends before it begins
 */
export function seasons(events: QuadEvents, observed: Observed): Seasons {
  checkEvents(events, observed);
  return {
    weekdays: means(WEEKDAYS, weekdayOf, (day) => periodStart(day, 'week'), events, observed),
    months: means(MONTHS, monthOfYear, (day) => periodStart(day, 'year'), events, observed),
  };
}

function means(
  names: readonly string[],
  placeOf: (day: number) => number,
  cycleOf: (day: number) => number,
  { days, quad }: QuadEvents,
  { from, to }: Observed,
): Season[] {
  const places = new Uint8Array(to - from + 1);
  const all = names.map((name) => ({ name, days: 0, cycles: 0, cooperation: 0, conflict: 0, last: Number.NaN }));
  for (let day = from; day <= to; day++) {
    const at = placeOf(day);
    places[day - from] = at;
    all[at].days++;
    const cycle = cycleOf(day);
    if (cycle !== all[at].last) all[at].cycles++;
    all[at].last = cycle;
  }
  for (let i = 0; i < days.length; i++) {
    if (days[i] < from || days[i] > to || quad[i] === 0) continue;
    const season = all[places[days[i] - from]];
    if (quad[i] <= 2) season.cooperation++;
    else season.conflict++;
  }
  return all
    .filter((season) => season.days > 0)
    .map(({ name, days: seen, cycles, cooperation, conflict }) => {
      return { name, days: seen, cycles, cooperation: cooperation / seen, conflict: conflict / seen };
    });
}
