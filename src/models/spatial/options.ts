import * as z from 'zod';
import { actorId, ratio, rounds } from '../settings.ts';

export const spatialSettings = z.strictObject({
  VictoryProbModel: z.enum(['Linear', 'Square', 'Quartic', 'Octic', 'Binary']).exactOptional(),
  PCEModel: z.enum(['Conditional', 'MarkovIncentive', 'MarkovUniform']).exactOptional(),
  StateTransitions: z.enum(['Deterministic', 'Stochastic']).exactOptional(),
  VotingRule: z.enum(['Binary', 'PropBin', 'Proportional', 'PropCbc', 'Cubic', 'ASymProsp']).exactOptional(),
  BigRAdjust: z.enum(['Full', 'TwoThirds', 'Half', 'OneThird', 'No']).exactOptional(),
  BigRRange: z.enum(['Min', 'Mid', 'Max']).exactOptional(),
  ThirdPartyCommit: z.enum(['NoCommit', 'SemiCommit', 'FullCommit']).exactOptional(),
  InterVecBrgn: z.enum(['S1P1', 'S2P2', 'S2PMax']).exactOptional(),
  BargnModel: z.enum(['InitOnlyInterp', 'InitRcvrInterp', 'PWCompInterp']).exactOptional(),
  IdealAdjustment: z
    .record(actorId, z.record(actorId, ratio))
    .exactOptional()
    .describe("how much of an actor's ideal point is each actor's position; its own position alone by default"),
  turns: rounds.describe('at most this many turns, 100 by default'),
});

/** KTAB's options, under KTAB's names. */
export interface SpatialOptions {
  VictoryProbModel: 'Linear' | 'Square' | 'Quartic' | 'Octic' | 'Binary';
  PCEModel: 'Conditional' | 'MarkovIncentive' | 'MarkovUniform';
  StateTransitions: 'Deterministic' | 'Stochastic';
  VotingRule: 'Binary' | 'PropBin' | 'Proportional' | 'PropCbc' | 'Cubic' | 'ASymProsp';
  BigRAdjust: 'Full' | 'TwoThirds' | 'Half' | 'OneThird' | 'No';
  BigRRange: 'Min' | 'Mid' | 'Max';
  ThirdPartyCommit: 'NoCommit' | 'SemiCommit' | 'FullCommit';
  InterVecBrgn: 'S1P1' | 'S2P2' | 'S2PMax';
  BargnModel: 'InitOnlyInterp' | 'InitRcvrInterp' | 'PWCompInterp';
}

export interface SpatialSettings extends Partial<SpatialOptions> {
  /** How much of an actor's ideal point is each actor's position, 0-1, by actor and actor. */
  IdealAdjustment?: Record<string, Record<string, number>>;
  /** At most this many, 100 without it. */
  turns?: number;
}

/** KTAB's own defaults. */
export const SPATIAL_DEFAULTS: SpatialOptions = {
  VictoryProbModel: 'Linear',
  PCEModel: 'Conditional',
  StateTransitions: 'Deterministic',
  VotingRule: 'Proportional',
  BigRAdjust: 'OneThird',
  BigRRange: 'Mid',
  ThirdPartyCommit: 'SemiCommit',
  InterVecBrgn: 'S2P2',
  BargnModel: 'InitOnlyInterp',
};

/** Turns after which a run ends at the latest. */
export const TURNS = 100;
/** A run never ends before this turn. */
export const FEWEST_TURNS = 2;
/** It ends when a turn's step is below this share of the first. */
export const QUIET = 0.02;
/** Added to the first step, so that a run that begins at rest has ended. */
export const LEAST_STEP = 1e-4;
