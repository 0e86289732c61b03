/** What a claim is about: whether, which one, how many, when. */
export const CLAIM_KINDS = ['yes-no', 'one-of', 'number', 'date'] as const;
/** Kinds of claimants. */
export const CLAIMANT_KINDS = ['person', 'outlet', 'institution', 'model', 'market', 'crowd'] as const;
/** What a resolution says: what happened; that it is in dispute; that the claim counts for nothing. */
export const VERDICTS = ['resolved', 'disputed', 'annulled'] as const;
/** Where a claim stands: open, or what its last resolution says. */
export const STATUSES = ['open', ...VERDICTS] as const;
/** The outcome of a claim about a date if the event had not happened by the deadline. */
export const NEVER = 'never';

export type ClaimKind = (typeof CLAIM_KINDS)[number];
export type ClaimantKind = (typeof CLAIMANT_KINDS)[number];
export type Verdict = (typeof VERDICTS)[number];
export type Status = (typeof STATUSES)[number];
