import type { Timing } from './agreed-by.ts';
import type { Deal } from './deals.ts';
import type { PastRooms } from './past-rooms.ts';

/**
 * How likely an agreement is in the present draw. Half of the deals that only full knowledge would find are taken to be found, so a
 * draw is two cases, as likely as each other before: see `PastRooms`.
 */
export interface DealChances {
  /** That none has come until the day of looking: how much the draw counts by it; 1 where no time has gone by. */
  none(): number;
  /** That there is room, given that none has come. */
  room(): number;
  /** That it comes by a day, given that none has come. */
  inTime(day: string | undefined): number;
}

/** Of one draw, as far as it is drawn. */
type Drawn = Pick<Deal, 'exists' | 'sealed'>;

/** @param d place of the agreement among those of the file */
export function chancesOf(
  deal: Drawn,
  timing: Timing,
  { sealed, known }: Pick<PastRooms, 'sealed' | 'known'>,
  d: number,
): DealChances {
  const none = () => (timing.none(sealed[d]) + timing.none(known[d])) / 2;
  return {
    none,
    room() {
      const all = none();
      const offers = deal.sealed ? timing.none(sealed[d]) : 0;
      const informed = deal.exists ? timing.none(known[d]) : 0;
      return all > 0 ? (offers + informed) / 2 / all : 0;
    },
    inTime(day) {
      const all = none();
      const offers = deal.sealed ? timing.none(sealed[d]) * timing.by(day, sealed[d]).mean : 0;
      const informed = deal.exists ? timing.none(known[d]) * timing.by(day, known[d]).mean : 0;
      return all > 0 ? (offers + informed) / 2 / all : 0;
    },
  };
}
