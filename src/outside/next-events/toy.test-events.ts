import { type Events, eventsFrom, type Split } from './events.ts';

/** Events written as "day source relation target", a day of January 2014 each; for tests. */
export function toy(lines: readonly string[], split?: Split): Events {
  return eventsFrom(
    lines.map((line) => {
      const [day, source, event, target] = line.split(' ');
      return { date: `2014-01-${day.padStart(2, '0')}`, source, event, target, split };
    }),
  );
}
