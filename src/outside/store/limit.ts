import { EventsError } from './events-error.ts';

/** What is listed at once: more would not be read, and takes the memory of the machine. */
export const MOST_LISTED = 10_000;

/** @throws EventsError for a list too long to read */
export function atMost(limit: number, what: string): void {
  if (Number.isInteger(limit) && limit >= 1 && limit <= MOST_LISTED) return;
  throw new EventsError(`${limit} ${what}, expected a whole number from 1 to ${MOST_LISTED}`);
}
