import type { ListedClaim, Status } from './history.ts';
import { withoutMissing } from './stated.ts';

/** Which claims are meant; all conditions hold together. */
export interface ClaimFilter {
  status?: Status;
  /** Open, and the deadline is past. */
  due?: boolean;
  claimant?: string;
  tag?: string;
  question?: string;
  outcome?: string;
  /** Words in the text, in any case. */
  words?: string;
}

/** The filter among the flags of a command. */
export const filterIn = ({ status, due, claimant, tag, question, outcome, words }: ClaimFilter): ClaimFilter =>
  withoutMissing({ status, due, claimant, tag, question, outcome, words }) as ClaimFilter;

/** A page of claims. */
export interface Page {
  /** Claims that the filter fits. */
  total: number;
  claims: ListedClaim[];
}

/** Which part of the claims is asked for, and in which order. */
export interface PageOptions {
  limit?: number;
  offset?: number;
  /** The clock, milliseconds since 1970. */
  now?: number;
  /** Open claims past their deadline come first, the oldest deadline before the others. */
  dueFirst?: boolean;
}

/** How many claims there are of each kind that a reader filters by. */
export interface Overview {
  claims: number;
  /** Open, and past their deadline. */
  due: number;
  statuses: Record<Status, number>;
  /** The tags of most claims, the largest first. */
  tags: { tag: string; claims: number }[];
}

/** Tags that an overview names. */
export const MOST_TAGS = 30;
