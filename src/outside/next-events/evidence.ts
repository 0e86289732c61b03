/**
 * What the past says of each candidate answer to a question; sums over past events, each halved every 2, 12 or 60 days,
 * unless it says otherwise.
 */
export const EVIDENCE = [
  // This source, this relation, this candidate.
  'same2',
  'same12',
  'same60',
  'sameCount',
  'sameAge',
  // This source and this candidate, whatever the relation; `pairWay60` only in the question's direction.
  'pair2',
  'pair12',
  'pairCount',
  'pairAge',
  'pairWay60',
  // The same, each event weighted by its rule of length one, or the greatest of them.
  'ruleSoon2',
  'ruleLate12',
  'ruleLate60',
  'bestSoon12',
  'bestLate60',
  // Any source, this relation, this candidate.
  'relation2',
  'relation12',
  'relation60',
  'relationCount',
  'relationAge',
  // Anything done to this candidate; rules about its role.
  'active2',
  'active12',
  'activeCount',
  'activeAge',
  'role12',
  // Chains over a third party, by their rules: sum and greatest.
  'chainSum',
  'chainBest',
  // Whom sources like this one chose, each event weighted by likeness, by its fourth power, and the greatest likeness.
  'alike60',
  'close60',
  'closest',
] as const;
export type EvidenceName = (typeof EVIDENCE)[number];

/** An age in days where there is no event: older than any. */
export const NO_EVENT = 1e4;

/** The candidates with any evidence, and a column of it a name; 0 for entities that aren't candidates. */
export interface CandidateEvidence {
  count: number;
  /** `candidates[0 .. count - 1]` are entities, in the order they were met. */
  candidates: Int32Array;
  isCandidate: Uint8Array;
  columns: Record<EvidenceName, Float64Array>;
  /** Of the source: events of the question's relation (all, halved every 12 days, age of the last), and of any. */
  asked: { same: number; same12: number; sameAge: number; all: number; all12: number; relation: number };
  /** What all entities are like (likeness.ts), and the directions of the source and of those it chose before. */
  likeness: { vectors: Float64Array; source: Float64Array; chosen: Float64Array };
}

/** Tables of 2^(-age / 2), 2^(-age / 12) and 2^(-age / 60). */
export interface Decay {
  two: Float64Array;
  twelve: Float64Array;
  sixty: Float64Array;
}

const NONE = new Float64Array(0);

export function emptyEvidence(entities: number): CandidateEvidence {
  const columns = Object.fromEntries(EVIDENCE.map((name) => [name, new Float64Array(entities)]));
  return {
    count: 0,
    candidates: new Int32Array(entities),
    isCandidate: new Uint8Array(entities),
    columns: columns as CandidateEvidence['columns'],
    asked: { same: 0, same12: 0, sameAge: NO_EVENT, all: 0, all12: 0, relation: 0 },
    likeness: { vectors: NONE, source: NONE, chosen: NONE },
  };
}

/** Makes an entity a candidate. */
export function admit(evidence: CandidateEvidence, entity: number): void {
  if (evidence.isCandidate[entity]) return;
  evidence.isCandidate[entity] = 1;
  evidence.candidates[evidence.count++] = entity;
}

/** Forgets all candidates and their evidence. */
export function clear(evidence: CandidateEvidence): void {
  for (const name of EVIDENCE) {
    const column = evidence.columns[name];
    for (let k = 0; k < evidence.count; k++) column[evidence.candidates[k]] = 0;
  }
  for (let k = 0; k < evidence.count; k++) evidence.isCandidate[evidence.candidates[k]] = 0;
  evidence.count = 0;
}
