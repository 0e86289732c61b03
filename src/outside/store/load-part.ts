import type { EventStore } from './database.ts';
import { usedIn } from './event-query.ts';
import type { IncomingPart } from './incoming-part.ts';

/** Puts the rows of a part where they are looked at, if they have to be. */
export async function load({ connection }: EventStore, part: IncomingPart): Promise<void> {
  if (part.load !== undefined) await connection.run(part.load, usedIn(part.load, part.parameters));
}
