import * as z from 'zod';
import { once } from '../../numeric/once.ts';
import { ratio, rounds } from '../settings.ts';
import type { ChallengeSettings } from './challenge.ts';

export const expectedUtilitySettings = once(() =>
  z.strictObject({
    denominator: z.enum(['bueno-de-mesquita', 'scholz']).exactOptional().describe('bueno-de-mesquita by default'),
    choice: z.enum(['least-move', 'scholz']).exactOptional().describe('least-move by default'),
    capitulation: z.boolean().exactOptional().describe('false: nobody capitulates'),
    risk: z.enum(['estimated', 'neutral']).exactOptional().describe('estimated by default'),
    q: ratio().exactOptional().describe('weight of the status quo, 1 by default'),
    rounds: rounds().describe('at most this many rounds, 50 by default'),
    tolerance: ratio()
      .exactOptional()
      .describe('over when nobody moves further than this share of the range, 0.001 by default'),
  }),
);

/** How the model reads what its publications leave open, and when it ends. */
export interface ExpectedUtilitySettings extends Partial<ChallengeSettings> {
  /** At most this many, 50 without it. */
  rounds?: number;
  /** The talks are over when no actor moves further than this share of the range, 0.001 without it. */
  tolerance?: number;
}
