import * as z from 'zod';
import { ratio, rounds } from '../settings.ts';
import type { ChallengeSettings } from './challenge.ts';

export const expectedUtilitySettings = z.strictObject({
  denominator: z.enum(['bueno-de-mesquita', 'scholz']).exactOptional().describe('bueno-de-mesquita if left out'),
  choice: z.enum(['least-move', 'scholz']).exactOptional().describe('least-move if left out'),
  capitulation: z.boolean().exactOptional().describe('false: nobody capitulates'),
  risk: z.enum(['estimated', 'neutral']).exactOptional().describe('estimated if left out'),
  q: ratio.exactOptional().describe('weight of the status quo, 1 if left out'),
  rounds: rounds.describe('at most this many rounds, 50 if left out'),
  tolerance: ratio
    .exactOptional()
    .describe('over when nobody moves further than this share of the range, 0.001 if left out'),
});

/** How the model reads what its publications leave open, and when it ends. */
export interface ExpectedUtilitySettings extends Partial<ChallengeSettings> {
  /** At most this many, 50 without it. */
  rounds?: number;
  /** The talks are over when no actor moves further than this share of the range, 0.001 without it. */
  tolerance?: number;
}
