import type { CalibrationBin } from '../../ledger/score/calibration.ts';
import { dateOf } from '../../numeric/days.ts';
import type { ByDate, HorizonScore, RateChoice } from '../../outside/rates/index.ts';
import { fields, figure, interval, plain, type Table } from '../table/table.ts';
import { count, roughPercent } from '../words/numbers.ts';
import { differenceInWords, probabilityInWords, RATE_NAMES, type ShownRate, weekCalibration } from './words.ts';

/** At least one event by each date, by both rates; `*` marks the one to forecast by. */
export function dateTable({ choice, byDates }: ShownRate): Table<ByDate> {
  const mark = (rate: 'poisson' | 'hawkes') => (choice.chosen === rate ? ' *' : '');
  return {
    columns: [
      { key: 'by', title: 'AT LEAST ONE BY', heading: 'By', value: ({ by }) => dateOf(by), width: 17 },
      figure('days', 'DAYS', ({ days }) => days, count, { width: 6 }),
      plain('chosen', () => choice.chosen),
      {
        ...{ title: `CONSTANT${mark('poisson')}`, gap: 2, width: 28, numeric: true },
        show: ({ poisson }) => probabilityInWords(poisson),
      },
      {
        ...{ title: `SELF-EXCITING${mark('hawkes')}`, numeric: true },
        show: ({ hawkes }) => (hawkes ? probabilityInWords(hawkes) : '-'),
      },
      ...interval<ByDate>('constant', ({ poisson }) => poisson),
      ...interval<ByDate>('self_exciting', ({ hawkes }) => hawkes),
    ],
    rows: byDates,
  };
}

/** How both rates did in months held out, by the length of the windows that were forecast. */
export function heldOutTable({ scores, hawkes: bursts }: RateChoice): Table<HorizonScore> {
  type Value = (row: HorizonScore) => number | undefined;
  const said = (key: string, title: string, heading: string, value: Value, width = 7) =>
    figure(key, title, value, roughPercent, { heading, width });
  const log = (key: string, title: string, heading: string, value: Value) =>
    figure(key, title, value, (score) => minus(score.toFixed(4)), { heading, width: 9 });
  const exciting = <T>(value: T) => (bursts ? value : undefined);
  return {
    columns: [
      { key: 'horizon', title: 'HELD OUT', value: ({ horizon }) => horizon, width: 9 },
      figure('windows', 'N', ({ windows }) => windows, count, { heading: 'Windows', width: 5 }),
      said('happened', 'CAME', 'Came', ({ happened }) => happened, 6),
      log('log_constant', 'CONST', 'Log score: constant', ({ scores: { poisson } }) => poisson.logScore),
      log('log_self_exciting', 'S-EXC', 'self-exciting', ({ scores: { hawkes } }) => exciting(hawkes.logScore)),
      log('log_earlier', 'EARLIER', 'earlier', ({ scores: { climatology } }) => climatology.logScore),
      said('said_constant', 'CONST', 'Said: constant', ({ scores: { poisson } }) => poisson.forecast),
      said('said_self_exciting', 'S-EXC', 'self-exciting', ({ scores: { hawkes } }) => exciting(hawkes.forecast)),
      figure('better', 'LESS CONST', ({ better }) => exciting(better.mean), String, {
        ...{ heading: 'Self-exciting less constant', width: 18 },
        show: ({ better }) => (bursts ? differenceInWords(better) : '-'),
      }),
      plain('better_error', ({ better }) => exciting(better.standardError)),
    ],
    rows: scores,
  };
}

const minus = (shown: string): string => shown.replace('-', Number(shown) === 0 ? '' : '−');

type Week = CalibrationBin & { method: 'poisson' | 'hawkes' };

/** Held-out weeks by what each rate said of them, beside how often there was an event. */
export function weekTable(choice: RateChoice): Table<Week> {
  const methods = choice.hawkes ? (['poisson', 'hawkes'] as const) : (['poisson'] as const);
  return {
    columns: [
      {
        ...{ key: 'rate', title: 'WEEKS BY WHAT WAS SAID', value: ({ method }) => RATE_NAMES[method], width: 28 },
        show: ({ method, from, to }) => `${RATE_NAMES[method]}, ${roughPercent(from)} to ${roughPercent(to)}`,
      },
      ...fields<Week>('from', 'to'),
      figure('weeks', 'N', ({ n }) => n, count, { width: 6 }),
      figure('said', 'SAID', ({ forecast }) => forecast, roughPercent, { width: 8 }),
      figure('came', 'CAME', ({ observed }) => observed, roughPercent, { width: 8 }),
      {
        ...{ title: 'RANGE IF RIGHT', gap: 3 },
        show: ({ low, high, observed }) =>
          `${roughPercent(low)} to ${roughPercent(high)}${observed < low || observed > high ? ' off' : ''}`,
      },
      plain('range_low', ({ low }) => low),
      plain('range_high', ({ high }) => high),
    ],
    rows: methods.flatMap((method) => weekCalibration(choice, method).map((bin) => ({ ...bin, method }))),
  };
}
