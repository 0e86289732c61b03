import { dateOf, MS_A_DAY } from '../../numeric/days.ts';
import type { History } from '../claim/history.ts';
import { familyOf, isVoiced } from './family.ts';
import { triggersOf } from './triggers.ts';

/** When a fear was voiced, and what it followed; days written yyyy-mm-dd. */
export interface Voiced {
  mentions: { day: string }[];
  triggers: { day: string; name: string }[];
}

/** The days of a family's claims and of their triggers, in the order of time. */
export function voicedOf(histories: Iterable<History>, family: string): Voiced {
  const claims = familyOf(histories, family, Infinity).filter(isVoiced);
  return {
    mentions: claims.map(({ made }) => ({ day: dateOf(Math.floor(made / MS_A_DAY)) })),
    triggers: triggersOf(claims).map(({ day, name }) => ({ day, name })),
  };
}
