import type { Election } from '../../models/coalition/election.ts';
import type { Fault } from '../fault.ts';
import type { CaseTime } from './case-time.ts';

/** Elections of a file, with all that is wrong with it. */
export interface ElectionSet {
  /** By country and day. */
  elections: Election[];
  /** Days from an election to the first cabinet, or to the next election where only caretakers came between. */
  paced: { times: CaseTime[]; notes: string[] };
  faults: Fault[];
  /** The rows that were skipped, and why; a line each. */
  notes: string[];
}
