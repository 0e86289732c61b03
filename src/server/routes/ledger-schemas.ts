import * as z from 'zod';
import { STATUSES } from '../../ledger/claim/kinds.ts';
import { claimSchema, forecastSchema, resolutionSchema } from '../../ledger/claim/schema.ts';

const text = (description: string) => z.string().min(1).max(2000).optional().describe(description);

/** Which claims are meant, as the flags of `tightrope ledger list` say it. */
export const filterShape = {
  status: z.enum(STATUSES).optional().describe('only claims with this status'),
  claimant: text('only claims of this claimant'),
  tag: text('only claims with this tag'),
  question: text('only claims on this question'),
  outcome: text('only claims on this outcome of a situation'),
  words: text('only claims whose text has these words'),
};

/** `true` and `false` in a query. */
export const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

/** A whole number in a query. */
export const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, { error: 'expected a whole number' })
    .transform(Number)
    .pipe(z.number().min(least).max(most))
    .meta({ type: 'integer', minimum: least, maximum: most });

const { claim: _, made, ...said } = forecastSchema.shape;
const { claim: __, on, ...judged } = resolutionSchema.shape;

/** What is said of a claim: now, if it does not say when. */
export const saidSchema = z.strictObject({ ...said, made: made.optional() });

/** A claim to write down: its id is made from its text, and it is made today, if it does not say otherwise. */
export const newClaimSchema = z.strictObject({
  claim: z.strictObject({
    ...claimSchema.shape,
    id: claimSchema.shape.id.optional(),
    made: claimSchema.shape.made.optional(),
  }),
  forecast: saidSchema.optional().describe('what its claimant says of it'),
});

/** What came of a claim: now, if it does not say when. */
export const judgedSchema = z.strictObject({ ...judged, on: on.optional() });
