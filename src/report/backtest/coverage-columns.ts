import { type Column, figure } from '../table/table.ts';
import { wholePercent } from '../words/numbers.ts';

/** How many outcomes lie in the middle half and the middle nine tenths of what was forecast. */
export const coverageColumns = <Row extends { coverage50: number; coverage90: number }>(): Column<Row>[] => [
  figure('coverage_50', '50%', ({ coverage50 }) => coverage50, wholePercent),
  figure('coverage_90', '90%', ({ coverage90 }) => coverage90, wholePercent),
];
