import * as z from 'zod';
import { once } from '../numeric/once.ts';

/** The fields of `Reasons`, for any judgement. */
export const reasons = once(() => ({
  because: z.string().max(20_000).exactOptional().describe('why this judgement; reports show it'),
  source: z.string().max(2000).exactOptional().describe('where it comes from'),
}));
