import type { ModelSettings } from '../model.ts';

/** KTAB's options, under KTAB's names; every one is set. */
export type SpatialOptions = Required<Omit<NonNullable<ModelSettings['spatial']>, 'IdealAdjustment' | 'turns'>>;

/** What KTAB does unless told otherwise. */
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
