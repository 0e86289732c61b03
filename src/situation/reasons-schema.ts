import * as z from 'zod';

/** The fields of `Reasons`, for any judgement. */
export const reasons = {
  because: z.string().max(20_000).exactOptional().describe('why this judgement; reports show it'),
  source: z.string().max(2000).exactOptional().describe('where it comes from'),
};
