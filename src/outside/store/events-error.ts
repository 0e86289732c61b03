import { TightropeError, UsageError } from '../../numeric/errors.ts';
import type { EventField } from './format.ts';

/** A reason why the store of events cannot do something, in words for its user. */
export class EventsError extends UsageError {
  override readonly code: 'events' | 'events-mapping' = 'events';
}

/** What a mapping or a flag asks for that the file cannot give; where it is about a field, that tells the place in the mapping. */
export class MappingError extends EventsError {
  override readonly code = 'events-mapping';
  readonly setting: EventField | 'dates' | 'decimal' | 'heading';
  /** The message without the file of events. */
  readonly reason: string;
  constructor(reason: string, setting: MappingError['setting'], file?: string) {
    super(file === undefined ? reason : `${file}: ${reason}`);
    this.reason = reason;
    this.setting = setting;
  }
}

/** The store itself is damaged: nothing that the user asked is wrong, and the command ends with exit code 1. */
export class DamagedStore extends TightropeError {
  override readonly code = 'events-damaged';
}
