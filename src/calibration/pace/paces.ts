import * as z from 'zod';
import shipped from '../../../data/calibration.json' with { type: 'json' };
import { KINDS, type Kind } from '../../situation/kinds.ts';
import { type LearnedPace, learnedPaceSchema } from './learned-pace.ts';

/** What a pace was learned of: kinds of bargains, and two sorts of events between states that no situation file has as its kind. */
export const PACE_KINDS = [...KINDS, 'dispute', 'union'] as const;
export type PaceKind = (typeof PACE_KINDS)[number];

/** The paces of a calibration file; `other` is the wide one, for kinds without a pace of their own. */
export const pacesSchema = z.partialRecord(z.enum(PACE_KINDS), learnedPaceSchema);
export type Paces = z.infer<typeof pacesSchema>;

/** What comes with the program, from `data/calibration.json`. */
export const SHIPPED_PACES: Paces = shipped.paces;

/**
 * The pace that is learned of a kind of bargain: its own, or the wide one, whose `wide` is true.
 *
 * @param paces those of a calibration file, where it has any; else those that come with the program
 */
export function paceOfKind(kind: Kind | undefined, paces: Paces = SHIPPED_PACES): LearnedPace {
  const own = kind === undefined ? undefined : paces[kind];
  return own ?? paces.other ?? (SHIPPED_PACES.other as LearnedPace);
}
