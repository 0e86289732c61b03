import type { Span } from './span.ts';

/** A time in which a state was a member of the state system. It is a member until the end of its last day. */
export interface Membership extends Span {
  /** Number of the state, as of the Correlates of War project: one number may have several memberships. */
  code: number;
  /** Its abbreviation. */
  state: string;
  name: string;
}

/** A time in which a state was a major power. */
export interface Major extends Span {
  code: number;
}

/** A militarised dispute of two states on its two sides. */
export interface Dispute {
  id: number;
  a: number;
  b: number;
  /** The first day of the month in which it began for them, or of the year where no month is known. */
  day: number;
  /** yyyy-mm, or yyyy. */
  start: string;
  /** 1 no militarised action, 2 threat, 3 display, 4 use of force, 5 war: of `a` and of `b`. */
  hostility: [number, number];
}

/** A time in which a state had a land border with the home territory of a state that was a major power at some time. */
export interface Border extends Span {
  /** Numbers of the two states. */
  major: number;
  neighbour: number;
}

/** How a membership came to its end, in our own coding. */
export const EXIT_KINDS = ['absorbed', 'merged', 'occupied', 'protectorate', 'dissolved', 'renumbered'] as const;
export type ExitKind = (typeof EXIT_KINDS)[number];

/**
 * Whether it was agreed, in our own coding: by force or its threat; under pressure, agreed by a state that had just been
 * defeated or whose government had been driven out; by agreement without that; by falling apart; or not at all, if only the
 * number in the data changes.
 */
export const MANNERS = ['force', 'pressure', 'agreement', 'collapse', 'none'] as const;
export type Manner = (typeof MANNERS)[number];

/** The end of a membership. */
export interface Exit {
  /** Its abbreviation and year, as GDR-1990. */
  id: string;
  code: number;
  state: string;
  name: string;
  /** The last day as a member. */
  day: number;
  kind: ExitKind;
  manner: Manner;
  /** Abbreviations of the states that absorbed or occupied it. */
  by: string[];
  /** Why it is coded so. */
  reason: string;
  /** The year in which a state of the same number became a member again. */
  back?: number;
}

/** The tables, read. */
export interface StateTables {
  memberships: Membership[];
  majors: Major[];
  disputes: Dispute[];
  borders: Border[];
  exits: Exit[];
  /** The first and the last day that the table of members covers. */
  from: number;
  to: number;
}
