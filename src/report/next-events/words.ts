import type { PlainEvent } from '../../outside/next-events/events.ts';
import type { CandidateReason } from '../../outside/next-events/reasons.ts';
import { count, roughPercent } from '../words/numbers.ts';

const eventInWords = ({ date, source, event, target }: PlainEvent) => `${source}: ${event}, ${target} (${date})`;

/** Why an event may be next, in a sentence. */
export function reasonInWords(reason: CandidateReason): string {
  switch (reason.kind) {
    case 'repeats':
      return `it happened ${reason.times === 1 ? 'once' : `${count(reason.times)} times`} before, last on ${reason.last.date}`;
    case 'follows':
      return `it follows within ${count(reason.days)} days in ${roughPercent(reason.share)} of the cases after ${eventInWords(reason.event)}`;
    case 'chain':
      return `such a chain led to it in ${roughPercent(reason.share)} of the cases: ${reason.events.map(eventInWords).join('; ')}`;
    case 'usual':
      return `${count(reason.times)} of ${count(reason.of)} such events were with this side`;
  }
}
