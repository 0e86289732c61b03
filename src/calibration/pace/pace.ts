import type { Weibull } from '../../numeric/survival/weibull.ts';

/** How fast bargains of a sort are agreed where there is room: a distribution over Weibull laws, one of which holds in a draw. */
export interface Pace {
  /** Bargains that it was learned from, and how many of them were agreed while they were observed. */
  readonly cases: number;
  readonly agreed: number;
  /** Whether it is the wide one, for a kind of bargain of which no case is known. */
  readonly wide: boolean;
  /**
   * Puts the law of one draw into `law`; allocates nothing.
   *
   * @param u two numbers in (0, 1)
   */
  take(u: ArrayLike<number>, law: Weibull): void;
}
