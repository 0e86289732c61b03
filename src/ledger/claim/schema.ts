import * as z from 'zod';
import { CLAIM_KINDS, CLAIMANT_KINDS, VERDICTS } from './kinds.ts';
import { type Edge, momentMs, parseMoment, writeMoment } from './moment.ts';

/** Text that a database and a terminal can hold: no control characters but tab and line end, no half of a character. */
const textUpTo = (most: number) =>
  z
    .string()
    .trim()
    .min(1, { error: 'is empty' })
    .max(most, { error: (issue) => `has ${(issue.input as string).length} characters, expected at most ${most}` })
    .refine((text) => text.isWellFormed(), { error: 'has half a character (a lone surrogate)' })
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is refused
    .refine((text) => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/.test(text), {
      error: 'has control characters',
    });

const line = (most: number) =>
  textUpTo(most).refine((text) => !/[\t\r\n]/.test(text), { error: 'has more than one line' });

const foundText = (text: string, fault: string) => `found ${JSON.stringify(text.slice(0, 40))}, ${fault}`;

const moment = (edge: Edge) =>
  z
    .string()
    .meta({ title: 'a date (2021-04-22) or a time with its zone' })
    .transform((text, context) => {
      const ms = parseMoment(text, edge);
      if (typeof ms === 'number') return writeMoment(ms, edge);
      context.addIssue({ code: 'custom', message: foundText(text, ms.fault) });
      return z.NEVER;
    });

/** A probability, 0-1. */
export const probabilitySchema = z
  .number({ error: 'expected a number from 0 to 1' })
  .min(0, { error: beyond })
  .max(1, { error: beyond });

function beyond({ input }: { input: unknown }): string {
  const p = Number(input);
  return `${p} is outside 0-1${p > 1 && p <= 100 ? `, if it is of 100 write ${Number((p / 100).toPrecision(12))}` : ''}`;
}

export const LONGEST_ID = 120;
export const ID = /^[\p{L}\p{N}][\p{L}\p{N}._:/-]*$/u;
const idSchema = line(LONGEST_ID).regex(ID, { error: 'expected letters, digits and . _ : / - only' });
export const tagSchema = line(60).regex(/^[^,]+$/, { error: 'expected a tag without commas' });
const link = line(2000).regex(/^https?:\/\//i, { error: 'expected a link that begins with http:// or https://' });

/** A claim that something will be so by some day, and its claimant. Plain data; moments in their written form. */
export const claimSchema = z
  .strictObject({
    id: idSchema.describe('how the ledger calls it'),
    kind: z.enum(CLAIM_KINDS).default('yes-no'),
    text: line(2000).describe('what is claimed'),
    criteria: textUpTo(20_000).optional().describe('how one will know'),
    outcome: line(120).optional().describe('the outcome of a situation that it is about'),
    question: idSchema
      .optional()
      .describe('what claims of several claimants about one and the same thing have in common'),
    claimant: line(200),
    claimantKind: z.enum(CLAIMANT_KINDS).default('person'),
    tags: z
      .array(tagSchema)
      .max(50)
      .default([])
      .transform((tags) => [...new Set(tags)]),
    made: moment('start').describe('when it was said'),
    deadline: moment('end').optional().describe('by when it will be known'),
    options: z.array(line(200)).min(2).max(200).optional().describe('of one-of: what may happen, one of them'),
    unit: line(60).optional().describe('of number: what is counted'),
    trigger: line(200).optional().describe('what it followed: a summit, a crisis'),
    triggerOn: moment('start').optional().describe('when that was'),
    link: link.optional(),
    quote: textUpTo(20_000).optional(),
    note: textUpTo(20_000).optional().describe('what a reader should know about how it came into the ledger'),
    source: line(200).optional().describe('the export or data set that it was imported from'),
  })
  .superRefine((claim, context) => {
    const fault = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (claim.deadline !== undefined && momentMs(claim.deadline, 'end') < momentMs(claim.made)) {
      fault('deadline', `${claim.deadline} is before the claim was made (${claim.made})`);
    }
    if (claim.kind === 'one-of' && !claim.options) fault('options', 'a claim of one-of names its options');
    if (claim.kind !== 'one-of' && claim.options) fault('options', 'only a claim of one-of has options');
    if (claim.options && new Set(claim.options).size < claim.options.length)
      fault('options', 'an option is named twice');
    if (claim.kind !== 'number' && claim.unit !== undefined) fault('unit', 'only a claim of a number has a unit');
    if (claim.triggerOn !== undefined && claim.trigger === undefined)
      fault('trigger', 'a trigger with a day has a name');
  });

/** A date or a number. */
const quantileValue = z.union([z.number().min(-1e15).max(1e15), moment('start')]);

/** What a claimant says of a claim at some time; later ones stand beside the earlier ones, never in their place. */
export const forecastSchema = z
  .strictObject({
    claim: idSchema,
    made: moment('start'),
    probability: probabilitySchema.optional().describe('of yes-no: that it is so, 0-1'),
    low: probabilitySchema.optional().describe('low end of what the words may mean'),
    high: probabilitySchema.optional().describe('high end of it'),
    phrase: line(100).optional().describe('the words that the probability was read from'),
    probabilities: z
      .array(probabilitySchema)
      .min(2)
      .max(200)
      .optional()
      .describe('of one-of: of each option, in order'),
    quantiles: z
      .array(z.tuple([z.number().gt(0).lt(1), quantileValue]))
      .min(1)
      .max(200)
      .optional()
      .describe('of number and date: [level, value], both rising'),
    reason: textUpTo(20_000).optional(),
    inputsHash: line(64).optional().describe('of a model: SHA-256 of its inputs'),
    seed: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
    standardError: probabilitySchema.optional().describe('of a model: Monte Carlo error of the probability'),
    version: line(40).optional().describe('of a model: the version of the program'),
  })
  .superRefine((forecast, context) => {
    const fault = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    const { probability, probabilities, quantiles, low, high } = forecast;
    const said = [probability, probabilities, quantiles].filter((part) => part !== undefined);
    if (said.length !== 1) {
      fault('probability', 'expected a probability, or one for each option (one-of), or quantiles (number, date)');
    }
    if ((low === undefined) !== (high === undefined)) fault('low', 'a range has a low and a high end');
    if (
      low !== undefined &&
      high !== undefined &&
      probability !== undefined &&
      !(low <= probability && probability <= high)
    ) {
      fault('low', `the range ${low} to ${high} does not hold ${probability}`);
    }
    const sum = probabilities?.reduce((total, p) => total + p, 0);
    if (sum !== undefined && Math.abs(sum - 1) > 1e-6) {
      fault('probabilities', `they add up to ${Number(sum.toPrecision(6))}, expected 1`);
    }
    quantiles?.forEach(([level, value], i) => {
      if (i === 0) return;
      const [before, lower] = quantiles[i - 1];
      if (level <= before) fault('quantiles', `the level ${level} follows ${before}, expected rising levels`);
      if (typeof value !== typeof lower || value < lower)
        fault('quantiles', `${value} follows ${lower}, expected rising values`);
    });
  });

/** A judgement of what happened, made on some day; the last one of a claim counts. */
export const resolutionSchema = z
  .strictObject({
    claim: idSchema,
    verdict: z.enum(VERDICTS).default('resolved'),
    outcome: z
      .union([z.boolean(), z.number().min(-1e15).max(1e15), line(200)])
      .optional()
      .describe('yes-no: true or false; one-of: the option; number: the number; date: the day, or `never`'),
    on: moment('start').describe('when it happened, or was known not to'),
    evidence: textUpTo(20_000).optional(),
    by: line(200).optional().describe('who judged it'),
  })
  .superRefine(({ verdict, outcome }, context) => {
    const message = verdict === 'resolved' ? 'expected what happened' : `what is ${verdict} has no outcome`;
    if ((verdict === 'resolved') !== (outcome !== undefined)) {
      context.addIssue({ code: 'custom', path: ['outcome'], message });
    }
  });
