import * as z from 'zod';
import shipped from '../../../data/calibration.json' with { type: 'json' };
import { once } from '../../numeric/once.ts';
import { TIMED_KINDS, type TimedKind } from '../../situation/kinds.ts';
import type { Situation } from '../../situation/situation.ts';
import { traitsOf } from '../../situation/traits.ts';
import { type LearnedPace, learnedPaceSchema, stretched } from './learned-pace.ts';

/** The paces of a calibration file; `other` is the wide one, for kinds without a pace of their own. */
export type Paces = { [kind in TimedKind]?: LearnedPace };

export const pacesSchema = once(() => z.partialRecord(z.enum(TIMED_KINDS), learnedPaceSchema()));

/** What comes with the program, from `data/calibration.json`. */
export const shippedPaces = once((): Paces => pacesSchema().parse(shipped.paces));

/**
 * The pace that is learned of a kind of bargain: its own, or the wide one, whose `wide` is true.
 *
 * @param paces those of a calibration file, where it has any; else those that come with the program
 */
export function paceOfKind(kind: TimedKind | undefined, paces: Paces = shippedPaces()): LearnedPace {
  const own = kind === undefined ? undefined : paces[kind];
  return own ?? paces.other ?? (shippedPaces().other as LearnedPace);
}

/** The pace that is learned of a situation: that of its kind, for a bargain with its actors and issues. */
export const paceOfSituation = (
  situation: Pick<Situation, 'kind' | 'actors' | 'issues'>,
  paces: Paces = shippedPaces(),
): LearnedPace => stretched(paceOfKind(situation.kind, paces), traitsOf(situation));
