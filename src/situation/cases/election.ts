import type { Election } from '../../models/coalition/election.ts';
import type { Fault } from '../fault.ts';

/** Elections of a file, with all that is wrong with it. */
export interface ElectionSet {
  /** By country and day. */
  elections: Election[];
  faults: Fault[];
  /** The rows that were skipped, and why; a line each. */
  notes: string[];
}
