import { exp } from '../../numeric/elementary.ts';
import { cumulativeHazard, type Weibull } from '../../numeric/survival/weibull.ts';
import type { Deadlines } from './agreed-by.ts';

/** Talks that were waited for: how likely it is that no agreement has come, and that none has and they still go on. */
export interface Waited {
  none: number;
  open: number;
}

/**
 * What is left of talks after some time. They come to an agreement only while there is room for one; deadlines end them with
 * room or without.
 *
 * @param law time from the beginning of the talks to their agreement where there is room, in days
 * @param elapsed days for which the talks have gone on before
 * @param until the last days of consecutive spans, from now, ascending; the first span begins now
 * @param room whether there is room in each span, bit by bit: the lowest is that of the first one
 * @param deadlines those before the last day end talks
 * @param out is filled
 * @example
 * const out = { none: 1, open: 1 };
 * waited({ shape: 1, scale: 100 }, 0, [100], 1, NO_DEADLINES, out); // none and open: 0.3679
 */
export function waited(
  law: Weibull,
  elapsed: number,
  until: ArrayLike<number>,
  room: number,
  { day, ends }: Deadlines,
  out: Waited,
): void {
  let none = 1;
  let open = 1;
  let passed = cumulativeHazard(law, elapsed);
  let next = 0;
  for (let k = 0; k < until.length; k++) {
    const hasRoom = (room >>> k) & 1;
    for (let done = false; !done; ) {
      const ending = next < day.length && day[next] < until[k];
      const to = cumulativeHazard(law, elapsed + (ending ? day[next] : until[k]));
      const agreed = hasRoom ? open * (1 - exp(passed - to)) : 0;
      none -= agreed;
      open -= agreed;
      passed = to;
      if (ending) open *= 1 - ends[next++];
      else done = true;
    }
  }
  out.none = Math.max(0, none);
  out.open = Math.max(0, Math.min(open, none));
}
