import type { CalibrationBin } from '../../ledger/score/calibration.ts';
import { dateOf } from '../../numeric/days.ts';
import type { ByDate, HorizonScore, RateChoice } from '../../outside/rates/index.ts';
import { type Column, plain, type Table } from '../table/table.ts';
import { count, roughPercent } from '../words/numbers.ts';
import { differenceInWords, probabilityInWords, RATE_NAMES, type ShownRate, weekCalibration } from './words.ts';

/** At least one event by each date, by both rates; `*` marks the one to forecast by. */
export function dateTable({ choice, byDates }: ShownRate): Table<ByDate> {
  const mark = (rate: 'poisson' | 'hawkes') => (choice.chosen === rate ? ' *' : '');
  return {
    columns: [
      { key: 'by', title: 'AT LEAST ONE BY', heading: 'By', value: ({ by }) => dateOf(by), width: 17 },
      {
        ...{ key: 'days', title: 'DAYS', value: ({ days }) => days, align: 'right', width: 6 },
        show: ({ days }) => count(days),
      },
      plain('chosen', () => choice.chosen),
      {
        ...{ title: `CONSTANT${mark('poisson')}`, gap: 2, width: 28, numeric: true },
        show: ({ poisson }) => probabilityInWords(poisson),
      },
      {
        ...{ title: `SELF-EXCITING${mark('hawkes')}`, numeric: true },
        show: ({ hawkes }) => (hawkes ? probabilityInWords(hawkes) : '-'),
      },
      plain('constant', ({ poisson }) => poisson.probability),
      plain('constant_low', ({ poisson }) => poisson.low),
      plain('constant_high', ({ poisson }) => poisson.high),
      plain('self_exciting', ({ hawkes }) => hawkes?.probability),
      plain('self_exciting_low', ({ hawkes }) => hawkes?.low),
      plain('self_exciting_high', ({ hawkes }) => hawkes?.high),
    ],
    rows: byDates,
  };
}

/** How both rates did in months held out, by the length of the windows that were forecast. */
export function heldOutTable({ scores, hawkes: bursts }: RateChoice): Table<HorizonScore> {
  const said = (
    key: string,
    title: string,
    heading: string,
    value: (row: HorizonScore) => number | undefined,
  ): Column<HorizonScore> => ({
    ...{ key, title, heading, value, align: 'right', width: 7 },
    show: (row) => {
      const share = value(row);
      return share === undefined ? '-' : roughPercent(share);
    },
  });
  const log = (
    key: string,
    title: string,
    heading: string,
    value: (row: HorizonScore) => number | undefined,
  ): Column<HorizonScore> => ({
    ...{ key, title, heading, value, align: 'right', width: 9 },
    show: (row) => minus(value(row)?.toFixed(4)),
  });
  const exciting = <T>(value: T) => (bursts ? value : undefined);
  return {
    columns: [
      { key: 'horizon', title: 'HELD OUT', value: ({ horizon }) => horizon, width: 9 },
      {
        ...{
          key: 'windows',
          title: 'N',
          heading: 'Windows',
          value: ({ windows }) => windows,
          align: 'right',
          width: 5,
        },
        show: ({ windows }) => count(windows),
      },
      { ...said('happened', 'CAME', 'Came', ({ happened }) => happened), width: 6 },
      log('log_constant', 'CONST', 'Log score: constant', ({ scores: { poisson } }) => poisson.logScore),
      log('log_self_exciting', 'S-EXC', 'self-exciting', ({ scores: { hawkes } }) => exciting(hawkes.logScore)),
      log('log_earlier', 'EARLIER', 'earlier', ({ scores: { climatology } }) => climatology.logScore),
      said('said_constant', 'CONST', 'Said: constant', ({ scores: { poisson } }) => poisson.forecast),
      said('said_self_exciting', 'S-EXC', 'self-exciting', ({ scores: { hawkes } }) => exciting(hawkes.forecast)),
      {
        ...{ key: 'better', title: 'LESS CONST', heading: 'Self-exciting less constant', align: 'right', width: 18 },
        value: ({ better }) => exciting(better.mean),
        show: ({ better }) => (bursts ? differenceInWords(better) : '-'),
      },
      plain('better_error', ({ better }) => exciting(better.standardError)),
    ],
    rows: scores,
  };
}

const minus = (shown = '-'): string =>
  shown === '-' ? shown : Number(shown) === 0 ? shown.replace('-', '') : shown.replace('-', '−');

type Week = CalibrationBin & { method: 'poisson' | 'hawkes' };

/** Held-out weeks by what each rate said of them, beside how often there was an event. */
export function weekTable(choice: RateChoice): Table<Week> {
  const methods = choice.hawkes ? (['poisson', 'hawkes'] as const) : (['poisson'] as const);
  const share = (key: string, title: string, value: (row: Week) => number): Column<Week> => ({
    ...{ key, title, value, align: 'right', width: 8 },
    show: (row) => roughPercent(value(row)),
  });
  return {
    columns: [
      {
        ...{ key: 'rate', title: 'WEEKS BY WHAT WAS SAID', value: ({ method }) => RATE_NAMES[method], width: 28 },
        show: ({ method, from, to }) => `${RATE_NAMES[method]}, ${roughPercent(from)} to ${roughPercent(to)}`,
      },
      plain('from', ({ from }) => from),
      plain('to', ({ to }) => to),
      { key: 'weeks', title: 'N', value: ({ n }) => n, show: ({ n }) => count(n), align: 'right', width: 6 },
      share('said', 'SAID', ({ forecast }) => forecast),
      share('came', 'CAME', ({ observed }) => observed),
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
