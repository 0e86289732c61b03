/** Kinds of bargains, which end in different ways: what is learned from resolved cases is learned for each. */
export const KINDS = ['legislation', 'coalition', 'treaty', 'regime', 'other'] as const;
export type Kind = (typeof KINDS)[number];

/** What the time to an agreement is learned of: these kinds, disputes between states, and states that give up being one. */
export const TIMED_KINDS = [...KINDS, 'dispute', 'union'] as const;
export type TimedKind = (typeof TIMED_KINDS)[number];

/** Parts that an actor may have in the procedure, where resolved cases of the kind show that it matters. */
export const ROLES = ['agenda-setter', 'co-legislator'] as const;
export type Role = (typeof ROLES)[number];
