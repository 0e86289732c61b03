import * as z from 'zod';
import { once } from '../numeric/once.ts';
import { KINDS } from '../situation/kinds.ts';
import type { Kind } from '../situation/situation.ts';
import { type Paces, pacesSchema } from './pace/paces.ts';

/** The parts of the distribution around what the models say, in the order of their weights. */
export const COMPONENTS = ['normal', 'positions', 'roles', 'statusQuo', 'low', 'uniform'] as const;
export type Component = (typeof COMPONENTS)[number];

/** What resolved cases of one kind of bargain teach about the distribution around what the models say. */
export interface KindCalibration {
  /** The centre of the normal part: the weighted mean, moved by this share of the way to the exchange model's outcome. */
  towardsExchange: number;
  /** Its standard deviation in shares of the scale: `base` + `perDeviation` x the weighted deviation of the positions. */
  base: number;
  perDeviation: number;
  /** Of the parts, 0-1. */
  weights: { normal: number } & { [part in Exclude<Component, 'normal'>]?: number | undefined };
  /** Correlation of the residuals of issues of one case, 0-1. */
  correlation: number;
  /** How likely a formal rule binds, and the issues with one that it was learned from; missing where few cases have rules. */
  binds?: number | undefined;
  ruled?: number | undefined;
  /** How strongly a kind with few cases was pulled towards what all other kinds teach; missing where its own cases suffice. */
  pull?: number | undefined;
  /** Numbers of resolved cases, their groups and their issues that it was learned from. */
  cases: number;
  groups: number;
  issues: number;
}

/** What of it draws an outcome: centre, spread and parts. */
export type OutcomeDistribution = Pick<KindCalibration, 'towardsExchange' | 'base' | 'perDeviation' | 'weights'>;

/** What was learned from resolved cases, by kind of bargain; `other` holds for kinds without a calibration of their own. */
export interface Calibration {
  format: 'tightrope-calibration';
  version: 1;
  /** The files and the seed of the folds. */
  from: string[];
  seed: number;
  kinds: { [kind in Kind]?: KindCalibration };
  /** How long bargains take to be agreed. */
  paces?: Paces | undefined;
  /** Which cabinets form: weights of `FEATURES` and `LEADER_FEATURES` of the model of coalitions. */
  coalitions?: { coalition: number[]; leader: number[]; others: number; led: number } | undefined;
}

const share = once(() => z.number().min(0).max(1));
const count = once(() => z.number().int().min(0));

const kindCalibration = once(() =>
  z.strictObject({
    towardsExchange: z.number().min(-1).max(2),
    base: z.number().gt(0).max(2),
    perDeviation: z.number().min(0).max(5),
    weights: z.strictObject({
      normal: share(),
      positions: share().optional(),
      roles: share().optional(),
      statusQuo: share().optional(),
      low: share().optional(),
      uniform: share().optional(),
    }),
    correlation: share(),
    binds: share().optional(),
    ruled: count().optional(),
    pull: z.number().min(0).max(1e6).optional(),
    cases: count(),
    groups: count(),
    issues: count(),
  }),
);

/** What a file of a calibration holds. */
export const calibrationDefinition = once(() =>
  z.strictObject({
    format: z.literal('tightrope-calibration'),
    version: z.literal(1, {
      error: ({ input }) =>
        typeof input === 'number' && input > 1
          ? `version ${input} is newer than this Tightrope, which reads version 1: take a newer Tightrope (npm install tightrope-forecast@latest), or have learn write the file again`
          : undefined,
    }),
    from: z.array(z.string()),
    seed: z.number().int(),
    kinds: z.partialRecord(z.enum(KINDS), kindCalibration()),
    paces: pacesSchema().optional(),
    coalitions: z
      .strictObject({
        coalition: z.array(z.number()).max(100),
        leader: z.array(z.number()).max(100),
        others: share(),
        led: share(),
      })
      .optional(),
  }),
);

/** The definition as other programs see it. */
export const calibrationSchema: z.ZodType<Calibration> = z.lazy(calibrationDefinition);
