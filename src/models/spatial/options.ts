import * as z from 'zod';
import { once } from '../../numeric/once.ts';
import { actorId, ratio, rounds } from '../settings.ts';

export const spatialSettings = once(() =>
  z.strictObject({
    VictoryProbModel: z
      .enum(['Linear', 'Square', 'Quartic', 'Octic', 'Binary'])
      .exactOptional()
      .describe('how likely the stronger of two coalitions wins, by their strengths'),
    PCEModel: z
      .enum(['Conditional', 'MarkovIncentive', 'MarkovUniform'])
      .exactOptional()
      .describe('how the chance of each option follows from its chances against each other one'),
    StateTransitions: z
      .enum(['Deterministic', 'Stochastic'])
      .exactOptional()
      .describe('whether the likeliest option is taken, or one is drawn by its chance'),
    VotingRule: z
      .enum(['Binary', 'PropBin', 'Proportional', 'PropCbc', 'Cubic', 'ASymProsp'])
      .exactOptional()
      .describe('how an actor votes, by what it gains or loses'),
    BigRAdjust: z
      .enum(['Full', 'TwoThirds', 'Half', 'OneThird', 'No'])
      .exactOptional()
      .describe("how much of the other's own risk attitude stands in what an actor makes of it"),
    BigRRange: z
      .enum(['Min', 'Mid', 'Max'])
      .exactOptional()
      .describe('the range of risk attitudes: -1/2 to 1 (Mid), 0 to 1 (Min), -1 to 1 (Max)'),
    ThirdPartyCommit: z
      .enum(['NoCommit', 'SemiCommit', 'FullCommit'])
      .exactOptional()
      .describe('whether a third party that joins a side keeps its own position'),
    InterVecBrgn: z
      .enum(['S1P1', 'S2P2', 'S2PMax'])
      .exactOptional()
      .describe('how the two sides of a bargain weigh in where they meet'),
    BargnModel: z
      .enum(['InitOnlyInterp', 'InitRcvrInterp', 'PWCompInterp'])
      .exactOptional()
      .describe('whose bargain is put forward: that of who challenges, also that of the challenged, or their mean'),
    IdealAdjustment: z
      .record(actorId(), z.record(actorId(), ratio()))
      .exactOptional()
      .describe("how much of an actor's ideal point is each actor's position; its own position alone by default"),
    turns: rounds().describe('at most this many turns, 100 by default'),
  }),
);

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
