import type { PastSpan } from '../engine/design.ts';
import type { Situation } from '../situation/schema.ts';
import { seenFrom, shocksInOrder } from '../situation/viewpoint.ts';

/** With more days on which something changed, the first ones count as one span. */
const MOST_SPANS = 24;

/**
 * The time from the day of a situation to a later day of looking, in which no agreement has come: cut where shocks changed
 * something. What a scenario changes holds from the day of looking on.
 *
 * @param situation with its shocks, as the file has it
 * @param present as seen from the day of looking
 * @returns nothing where no time has gone by
 */
export function pastSpans(
  situation: Situation,
  present: Situation,
  at: string | undefined,
): { past?: readonly PastSpan[] } {
  const { asOf, shocks = [] } = situation;
  if (asOf === undefined || at === undefined || at <= asOf) return {};
  const days = shocksInOrder(shocks).flatMap(({ on }) => (on > asOf && on < at ? [on] : []));
  const starts = [asOf, ...new Set(days.slice(-MOST_SPANS + 1))];
  const now = withoutQuestions(present);
  const past: PastSpan[] = [];
  starts.forEach((start, k) => {
    const then = withoutQuestions(seenFrom(situation, { at: start }));
    const span = {
      until: starts[k + 1] ?? at,
      situation: JSON.stringify(then) === JSON.stringify(now) ? undefined : then,
    };
    const last = past.at(-1);
    if (last && JSON.stringify(last.situation) === JSON.stringify(span.situation)) last.until = span.until;
    else past.push(span);
  });
  return { past };
}

/** What decides whether there is room: not what is asked of it. */
function withoutQuestions({ outcomes: _, ...rest }: Situation): Situation {
  return rest;
}
