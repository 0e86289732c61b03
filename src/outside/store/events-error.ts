import { UsageError } from '../../situation/usage-error.ts';

/** A reason why the store of events cannot do something, in words for its user. */
export class EventsError extends UsageError {}
