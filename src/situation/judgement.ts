import type { Quantity } from './quantity.ts';

/** Why a judgement was made; reports show both. */
export interface Reasons {
  because?: string;
  /** Where the judgement comes from. */
  source?: string;
}

/** From a path such as `actors.west.capability` to its new value, to a change of the old one, or to whether a veto stands. */
export type Change = Record<string, Quantity | { times: number } | { plus: number } | boolean | { asks: string }>;
