import type { Situation } from '../situation/schema.ts';
import type { Problem } from './problem.ts';

/** Why an issue came out as it did. */
export const STATUS = {
  /** The model's own rule. */
  agreed: 0,
  /** No outcome is better for everyone who must agree: the status quo stands. */
  statusQuoStands: 1,
  /** Nobody has any weight: the status quo stands, or the plain mean where there is none. */
  nobodyCares: 2,
  /** Talks were broken off before they had settled. */
  unsettled: 3,
  /** Who can refuse a change held it back: a veto, or the voting rule. */
  held: 4,
} as const;

/** What a model fills in: one number and one reason an issue. */
export interface Solution {
  readonly outcome: Float64Array;
  readonly reason: Uint8Array;
  /**
   * By row: how far the actor's own deals have moved the outcome of the issue, in its units. What it has given in a deal it
   * has agreed to, so its veto does not take it back. Only a model with deals fills it in.
   */
  readonly conceded?: Float64Array;
}

/** An empty solution of so many issues and rows. */
export const solutionOf = ({ issues, position }: Pick<Problem, 'issues' | 'position'>): Solution => ({
  outcome: new Float64Array(issues),
  reason: new Uint8Array(issues),
  conceded: new Float64Array(position.length),
});

/** How one actor came to give way to another. */
export type MoveKind = 'compromise' | 'capitulation' | 'confrontation' | 'bargain' | 'exchange';

/** One actor's move on one issue in one round; actors and issues by their index in the problem. */
export interface Move {
  actor: number;
  issue: number;
  from: number;
  to: number;
  /** Whom it deals with. */
  partner: number;
  kind: MoveKind;
  /** The issue on which the partner gives way in return, in an exchange. */
  inReturn?: number;
  /** The numbers that made it move, by the names that the model's page gives them. */
  because: Record<string, number>;
}

/** How things stand after one round of a dynamic model; round 0 is the start. Its arrays are its own. */
export interface Round {
  number: number;
  /** The issue, where a model takes each one by itself. */
  issue?: number;
  /** A value for each row of the problem. */
  positions: Float64Array;
  /** Where each issue would settle if talks ended here. */
  outcome: Float64Array;
  /** Who moved whom to this round's positions, in the order of the deals. */
  moves: Move[];
  /** What each actor makes of each other one, where the model says: rows and columns are these actors. */
  relations?: { actors: number[]; matrix: RelationName[][] };
  /** Numbers of each actor of the problem, by name, such as its risk attitude; NaN where it has none. */
  perActor?: Record<string, Float64Array>;
}

export type RelationName = 'none' | 'compromise' | 'capitulation' | 'confrontation';

/** Settings of the models, as the situation file gives them. */
export type ModelSettings = NonNullable<Situation['models']>;

/**
 * A bargaining model. `prepare` is called once and may allocate; the function it returns is called
 * for every draw with the problem's arrays refilled, and allocates nothing.
 */
export interface Model {
  readonly name: string;
  readonly title: string;
  /** What it says, in one sentence. */
  readonly says: string;
  /** When to reach for it, and when not, in one sentence. */
  readonly use: string;
  readonly source: string;
  /** Asks for the consent of those who can refuse by itself, before any outcome is held to the rules. */
  readonly asksConsent?: boolean;
  /** What a trace of it tells: nothing but where it settles if left out. */
  readonly tells?: 'rounds' | 'rounds and relations';
  /** Roughly how many basic steps a draw takes with so many actors on so many issues; a step takes a few nanoseconds. */
  steps(actors: number, issues: number): number;
  /** @param seed of the model's own chance, where it has any */
  prepare(problem: Problem, settings: ModelSettings, seed: number): Solve;
}

/**
 * Solves the problem as its arrays now stand.
 *
 * @param draw number of the draw: a model with chance of its own does the same in the same draw, wherever it runs
 * @param onRound told round 0 and then every round of a dynamic model; only then may the model allocate
 */
export type Solve = (solution: Solution, draw: number, onRound?: (round: Round) => void) => void;
