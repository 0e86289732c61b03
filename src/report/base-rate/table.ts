import { dateOf } from '../../numeric/days.ts';
import type { BaseRate, ComparedRate, Window } from '../../outside/base-rate/index.ts';
import { markup } from '../page/markup.ts';
import { type Column, figure, plain, type Table } from '../table/table.ts';
import { frequencyInWords } from '../views/words.ts';
import { count, roughPercent } from '../words/numbers.ts';
import { apartNames, lengthInWords, rateInTable, windowInWords } from './words.ts';

type Counted = Pick<ComparedRate, 'k' | 'n' | 'frequency'>;

/** How often it happened, and the rate with its 90% interval; without windows there is none. */
const rateColumns = (happened: number, rate?: number): Column<Counted>[] => [
  figure('happened', 'HAPPENED', ({ k }) => k, count, {
    ...{ width: happened, show: ({ k, n }) => `${count(k)} of ${count(n)}` },
  }),
  plain('windows', ({ n }) => n),
  {
    ...{ title: 'RATE (90% INTERVAL)', gap: 2, width: rate, numeric: true },
    show: ({ n, frequency }) => rateInTable(n, frequency),
    page: ({ n, frequency }) => (n === 0 ? '-' : frequencyInWords(frequency)),
  },
  plain('mean', ({ n, frequency }) => (n === 0 ? undefined : frequency.mean)),
  plain('low', ({ n, frequency }) => (n === 0 ? undefined : frequency.low)),
  plain('high', ({ n, frequency }) => (n === 0 ? undefined : frequency.high)),
];

/** Base rates side by side, each with its number, from 1. */
export function rateTable(rates: readonly BaseRate[]): Table<BaseRate> {
  const { names } = apartNames(rates);
  return {
    columns: [
      {
        ...{ key: 'class', title: 'CLASS', value: ({ name }) => name, width: 39, flex: true },
        show: (_, i) => `${i + 1}. ${names[i]}`,
        page: ({ name }, i) => `${i + 1}. ${name}`,
      },
      { heading: 'Window', show: (rate) => lengthInWords(rate) || '-' },
      plain('length', ({ length }) => length?.number),
      plain('unit', ({ length }) => length?.unit),
      ...rateColumns(13),
    ],
    rows: rates,
  };
}

/** Comparison classes beside a base rate: other pairs, with the probability that theirs is higher, or the years one by one. */
export const besideTable = ({ beside }: BaseRate, kind: 'pairs' | 'years'): Table<ComparedRate> => ({
  columns: [
    {
      ...{ key: kind === 'pairs' ? 'pair' : 'year', title: kind === 'pairs' ? 'OTHER PAIRS' : 'BY YEAR' },
      ...{ value: ({ name }) => name, width: 35, flex: true },
    },
    ...rateColumns(11, 24),
    ...(kind === 'pairs' ? [HIGHER] : []),
  ],
  rows: beside?.[kind] ?? [],
});

const HIGHER: Column<ComparedRate> = {
  ...{ key: 'higher', title: 'HIGHER', value: ({ higher }) => higher, align: 'right', width: 6 },
  show: ({ n, higher }) => (n === 0 || higher === undefined ? '' : roughPercent(higher)),
  page: ({ n, higher }) => (n === 0 || higher === undefined ? '-' : roughPercent(higher)),
};

/** A window with the name of the base rate that it belongs to. */
type WindowRow = Window & { class: string };

/**
 * The windows of a base rate, one by one.
 *
 * @param rows all of them by default
 */
export const windowTable = ({ name, windows }: BaseRate, rows: readonly Window[] = windows): Table<WindowRow> => ({
  columns: [
    plain('class', (row) => row.class),
    {
      heading: 'Window',
      show: ({ opens, closes }) => `${dateOf(opens)} to ${dateOf(closes)}`,
      page: ({ opens, closes }) => markup`${dateOf(opens)} to<br>${dateOf(closes)}`,
    },
    { key: 'opens', title: 'OPENS', heading: false, value: ({ opens }) => dateOf(opens), width: 12 },
    { key: 'closes', title: 'CLOSES', heading: false, value: ({ closes }) => dateOf(closes), width: 12 },
    {
      ...{ key: 'state', title: 'WHAT BECAME OF IT', value: ({ state }) => state, width: 19, wide: true },
      page: (window) => [window.state, windowInWords(window)].filter(Boolean).join(': '),
    },
    figure('days', 'DAYS', ({ days }) => days, count, { width: 6 }),
    plain('label', ({ label }) => label),
    plain('trigger_day', ({ trigger }) => trigger && dateOf(trigger.day)),
    plain('trigger', ({ trigger }) => trigger?.what),
    plain('outcome_day', ({ outcome }) => outcome && dateOf(outcome.day)),
    plain('outcome', ({ outcome }) => outcome?.what),
  ],
  rows: rows.map((row) => ({ ...row, class: name })),
});
