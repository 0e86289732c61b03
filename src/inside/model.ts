import type { Situation } from '../situation/schema.ts';
import type { Problem } from './problem.ts';

/** Why an issue came out as it did. */
export const REASON = {
  /** The model's own rule. */
  agreed: 0,
  /** No outcome is better for everyone who must agree: the status quo stands. */
  statusQuoStands: 1,
  /** Nobody has any weight: the status quo stands, or the plain mean where there is none. */
  nobodyCares: 2,
} as const;

/** What a model fills in: one number and one reason an issue. */
export interface Solution {
  readonly outcome: Float64Array;
  readonly reason: Uint8Array;
}

/** The positions after one round of a dynamic model, a value for each row of the problem. */
export interface Round {
  readonly positions: Float64Array;
}

/** Settings of the models, as the situation file gives them. */
export type ModelSettings = NonNullable<Situation['models']>;

/**
 * A bargaining model. `prepare` is called once and may allocate; the function it returns is called
 * for every draw with the problem's arrays refilled, and allocates nothing.
 * A dynamic model hands each round to `onRound`, when it is given one.
 */
export interface Model {
  readonly name: string;
  readonly title: string;
  /** What it says, in one sentence. */
  readonly says: string;
  readonly source: string;
  prepare(problem: Problem, settings: ModelSettings): Solve;
}

export type Solve = (solution: Solution, onRound?: (round: Round) => void) => void;
