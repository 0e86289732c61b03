import { isDay } from '../../numeric/days.ts';
import { countryFault } from '../country-fault.ts';

/** More agreements than this in one file are refused: outcomes are asked for every way in which they may be struck. */
export const MOST_AGREEMENTS = 8;

type Part = object | string | number | undefined;

/**
 * What the schema of a situation asks beyond the kinds of its values, by name: `quick/forms.json` names them, since data
 * holds no functions.
 */
export const RULES = {
  isDay,
  isKnownCountry: (name: string) => countryFault(name) === undefined,
  inOrder: ({ low, mode, high }: { low: number; mode: number; high: number }) => low <= mode && mode <= high,
  /** The same where `mode` may be left out. */
  inOrderIfStated: ({ low, mode = low, high }: { low: number; mode?: number; high: number }) =>
    low <= mode && mode <= high,
  lowFirst: ({ low, high }: { low: number; high: number }) => low <= high,
  capsOrFloors: ({ caps, floors }: { caps?: Part; floors?: Part }) => (caps === undefined) !== (floors === undefined),
  changeOrShock: ({ change, shock }: { change?: Part; shock?: Part }) =>
    (change === undefined) !== (shock === undefined),
  oneClass: ({ claims, states, events }: { claims?: Part; states?: Part; events?: Part }) =>
    [claims, states, events].filter((part) => part !== undefined).length === 1,
  fewAgreements: (all: object) => Object.keys(all).length <= MOST_AGREEMENTS,
} as const;
