import type { Lifetime } from '../../numeric/survival/kaplan-meier.ts';
import type { TimedKind } from '../kinds.ts';
import type { Traits } from '../traits.ts';

/** How long one bargain took, or for how long it has been open: `time` in days, `happened` where it was agreed. */
export interface CaseTime extends Lifetime {
  /** Its name in the data. */
  case: string;
  /** Cases of one group are faster or slower together, and are left out together. */
  group: string;
  kind: TimedKind;
  /** What of it may tell how long it takes. */
  traits: Traits;
}
