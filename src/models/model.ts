import * as z from 'zod';
import { once } from '../numeric/once.ts';
import type { Problem } from './problem.ts';
import { actorId as modelName } from './settings.ts';

/** Why an issue settled where it did. */
export const STATUS = {
  /** The model's own rule. */
  agreed: 0,
  /** No outcome is better than the status quo for all who must agree. */
  statusQuoStands: 1,
  /** No actor has any weight: the status quo stands; without one, the outcome is the unweighted mean. */
  nobodyCares: 2,
  /** Talks were broken off before they had settled. */
  unsettled: 3,
  /** A veto or the voting rule held the outcome at or near the status quo. */
  held: 4,
} as const;

/** What a model fills in for each issue. */
export interface Solution {
  /** Where each issue settles, on its scale. */
  readonly outcome: Float64Array;
  /** Why it settles there: one of STATUS. */
  readonly status: Uint8Array;
  /**
   * By row: how far the actor's own deals have moved the outcome of the issue, in its units. The actor agreed to those deals,
   * so its veto does not undo them. Only a model with deals fills it in.
   */
  readonly conceded?: Float64Array | undefined;
}

/** An empty solution for a problem: a number for each of its issues and rows. */
export const solutionOf = ({ issues, position }: Pick<Problem, 'issues' | 'position'>): Solution => ({
  outcome: new Float64Array(issues),
  status: new Uint8Array(issues),
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
  /** The actor it deals with. */
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
  /** The moves that led to this round's positions, in the order of the deals. */
  moves: Move[];
  /** What each actor makes of each other one, where the model says: rows and columns are these actors. */
  relations?: { actors: number[]; matrix: RelationName[][] };
  /** Numbers of each actor of the problem, by name, such as its risk attitude; NaN where it has none. */
  perActor?: Record<string, Float64Array>;
}

export type RelationName = 'none' | 'compromise' | 'capitulation' | 'confrontation';

/** A note for the reader, and what it is about; a forecast lists its notes by subject. */
export interface Note {
  about: 'agenda' | 'consent' | 'status quo' | 'salience' | 'other';
  text: string;
}

/** A situation as a model sees it before anything is drawn. */
export interface NoteContext<Settings extends object = object> {
  /** The problem at the best guess of every input. */
  problem: Problem;
  /** The names of its issues, as people read them. */
  issueNames: readonly string[];
  settings: Settings;
}

/** Something wrong with a model's settings that their schema cannot see. */
export interface SettingFault {
  /** The keys that lead to it, from the model's settings on. */
  path: string[];
  message: string;
  /** Whether the last key itself is wrong, or the value it has. */
  at: 'key' | 'value';
}

/** A schema of zod (version 4) for a model's settings. */
export interface SettingsSchema {
  readonly _zod: object;
}

/**
 * A bargaining model: one object that states all that the rest of the program needs to know of it. `forecast` takes the names of
 * built-in models, and objects of this kind.
 *
 * @example
 * const loudest: Model = {
 *   name: 'loudest',
 *   title: 'The loudest',
 *   says: 'The actor that cares most gets its way.',
 *   use: 'As a foil for the others.',
 *   source: 'none',
 *   perIssue: true,
 *   readsStatusQuo: false,
 *   steps: (actors, issues) => actors * issues,
 *   prepare({ issues, start, position, salience }) {
 *     return ({ outcome, status }) => {
 *       for (let m = 0; m < issues; m++) {
 *         let top = start[m];
 *         for (let k = top; k < start[m + 1]; k++) if (salience[k] > salience[top]) top = k;
 *         outcome[m] = position[top];
 *         status[m] = STATUS.agreed;
 *       }
 *     };
 *   },
 * };
 * forecast(situation, { models: ['weighted-mean', loudest] });
 */
export interface Model<Settings extends object = object> {
  /** The name that options, `--model` and settings use: lower case and hyphens, unlike that of any other model. */
  readonly name: string;
  readonly title: string;
  /** What it says, in one sentence. */
  readonly says: string;
  /** When to use it, and when not, in one sentence. */
  readonly use: string;
  /** Author and year. */
  readonly source: string;
  /**
   * Solves each issue from the rows of that issue alone. The engine then solves only the issues that a change touches, each as a
   * problem of its own.
   */
  readonly perIssue: boolean;
  /**
   * Reads the status quo, vetoes or voting rules of issues on which some actor has weight; if not, it is not solved again
   * when only they change.
   */
  readonly readsStatusQuo: boolean;
  /** Seeks the consent of those who can refuse as part of its own solution. */
  readonly asksConsent?: boolean;
  /** What a trace shows of it besides where it settles. */
  readonly tells?: 'rounds' | 'rounds and relations';
  /**
   * Its settings under `models:` in a situation file, by its name. Every one is optional. Only built-in models have settings there:
   * the file's schema names these alone, and `prepare` of any other model receives {}.
   */
  readonly settings?: SettingsSchema;
  /**
   * Checks settings beyond their schema, such as names of actors. They may have faults that the schema finds: read them with care.
   *
   * @param actors the ids of the situation's actors
   */
  settingFaults?(settings: unknown, actors: ReadonlySet<string>): SettingFault[];
  /** Whether it draws random numbers of its own; no by default. */
  hasChance?(settings: Settings): boolean;
  /** What a reader should know about how it applies to a situation. */
  notes?(context: NoteContext<Settings>): Note[];
  /**
   * The URL of the module that exports it, `import.meta.url` there: threads load it again by this. Only a model that is not
   * built in needs one, and only for `tightrope-forecast/workers`.
   */
  readonly module?: string;
  /** Roughly how many basic steps a draw takes, a finite number from 0 up; a step takes a few nanoseconds. */
  steps(actors: number, issues: number): number;
  /**
   * Allocates what it needs, once, and returns the function that solves every draw. Outcomes of a model that is not built in are
   * checked in each draw: NaN or a number off the issue's scale ends the run with a UsageError.
   *
   * @param settings its own, as the situation file has them; {} where it has none
   * @param seed seeds the model's own randomness, together with the index of the draw
   */
  prepare(problem: Problem, settings: Settings, seed: number): Solve;
}

const words = once(() => z.string().min(1).max(500).meta({ title: 'text' }));
const callable = once(() => z.custom((value) => typeof value === 'function').meta({ title: 'a function' }));

/** What a `Model` that is not built in must have. */
export const modelSchema = once(() =>
  z
    .looseObject({
      name: modelName(),
      title: words(),
      says: words(),
      use: words(),
      source: words(),
      perIssue: z.boolean(),
      readsStatusQuo: z.boolean(),
      asksConsent: z.boolean().optional(),
      tells: z.enum(['rounds', 'rounds and relations']).optional(),
      settings: z.looseObject({ _zod: z.unknown() }).optional().meta({ title: 'a schema of zod' }),
      settingFaults: callable().optional(),
      hasChance: callable().optional(),
      notes: callable().optional(),
      module: words().optional(),
      steps: callable(),
      prepare: callable(),
    })
    .meta({ title: 'a Model' }),
);

/**
 * Solves the problem as its arrays now stand. It is called for every draw and allocates nothing.
 *
 * @param draw draw index; seeds the model's own randomness
 * @param onRound receives round 0 and then every round of a dynamic model; only then may the model allocate
 */
export type Solve = (solution: Solution, draw: number, onRound?: (round: Round) => void) => void;
