import type { PairedDifference } from '../../backtest/paired-bootstrap.ts';
import { signed } from '../words/signed.ts';

/** A difference of scores with its interval: "−0.3 (−1.2 to +0.6)". */
export const withInterval = ({ value, low, high }: PairedDifference, digits: number): string =>
  `${signed(value, digits)} (${signed(low, digits)} to ${signed(high, digits)})`;

/** A score with three decimals. */
export const threeDecimals = (x: number): string => x.toFixed(3);
