import type { Fault } from '../fault.ts';
import type { Rule, Situation } from '../schema.ts';
import type { CaseTime } from './case-time.ts';

/** A bargain with a known outcome. */
export interface ResolvedCase {
  /** Its name in the data, for example the number of a proposal; unique in its set. */
  id: string;
  /** Cases of one group are resampled and left out together: a country, or the case itself. */
  group: string;
  /** The situation as of its date, with `kind` and `resolved`. */
  situation: Situation;
  /**
   * The formal rule under which an issue was decided, by its id, where the data tell it. The models do not know of it: how far such
   * rules bind is learned.
   */
  rules?: Record<string, Rule>;
}

/** A file of cases with all that is wrong with it. */
export interface CaseSet {
  cases: ResolvedCase[];
  /** How long bargains took, also those that were still open when the data ended; none where it has no times. */
  times?: CaseTime[];
  faults: Fault[];
  /** The cases that were skipped, and why; a line each. */
  notes: string[];
}
