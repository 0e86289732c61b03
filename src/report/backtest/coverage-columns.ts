import type { Column } from '../table/table.ts';
import { wholePercent } from './words.ts';

/** How many outcomes lie in the middle half and the middle nine tenths of what was forecast. */
export const coverageColumns = <Row extends { coverage50: number; coverage90: number }>(): Column<Row>[] => [
  {
    key: 'coverage_50',
    value: ({ coverage50 }) => coverage50,
    title: '50%',
    show: ({ coverage50 }) => wholePercent(coverage50),
    align: 'right',
  },
  {
    key: 'coverage_90',
    value: ({ coverage90 }) => coverage90,
    title: '90%',
    show: ({ coverage90 }) => wholePercent(coverage90),
    align: 'right',
  },
];
