import * as z from 'zod';
import { actorId as id } from '../models/settings.ts';
import { once } from '../numeric/once.ts';
import { date } from './date-schema.ts';
import { GAIN, SHARE } from './quantity.ts';
import { quantityWithin } from './quantity-schema.ts';
import { reasons } from './reasons-schema.ts';

/** Days of the longest talks, two centuries. */
const LONGEST_TALKS = 73_000;
/** How fast losses may grow beyond a limit. */
const STEEPEST = 1000;

const days = once(() => z.number().min(0).max(LONGEST_TALKS));
const condition = once(() => z.string().min(1).max(10_000));

/** A condition on the package, alone or with its reason. */
export const askSchema = once(() =>
  z
    .union([condition(), z.strictObject({ when: condition().describe('for example "swift >= 40"'), ...reasons() })])
    .meta({ title: 'a condition such as "swift >= 40", or { when, because, source }' }),
);

const worth = once(() => quantityWithin(GAIN));

const pace = once(() =>
  z
    .union([
      z.strictObject({
        k: z.number().int().min(0).max(1e9).describe('how many of them ended in agreement'),
        n: z.number().int().min(1).max(1e9).describe('how many such talks there were'),
        within: days().describe('in so many days'),
        ...reasons(),
      }),
      z.strictObject({
        durations: z.array(days()).min(1).max(10_000).describe('days from the beginning to the agreement, of each'),
        open: z
          .array(days())
          .min(1)
          .max(10_000)
          .exactOptional()
          .describe('days for which those without one have gone on'),
        ...reasons(),
      }),
      z.strictObject({
        class: z.string().min(1).max(60).describe('a reference class that comes with the program, with its times'),
        ...reasons(),
      }),
    ])
    .meta({ title: '{ k, n, within }, { durations: [...] } or { class: name }' }),
);

const timing = once(() =>
  z.strictObject({
    since: date().exactOptional().describe('the day on which the talks began; the day of the situation by default'),
    elapsed: z
      .number()
      .min(0)
      .max(LONGEST_TALKS)
      .exactOptional()
      .describe('in place of `since`: days that the talks have gone on for'),
    deadlines: z
      .array(
        z.strictObject({
          on: date().describe('the day'),
          ends: z
            .union([z.boolean(), z.number().min(0).max(1)])
            .meta({ title: 'true, false, or the probability that it ends the talks, 0-1' })
            .exactOptional()
            .describe('whether the talks end then without an agreement, or are renewed; true by default'),
          ...reasons(),
        }),
      )
      .max(100)
      .exactOptional()
      .describe('days on which the talks end, or are renewed'),
    pace: pace().exactOptional().describe('how fast such talks come to an agreement; that of the kind by default'),
    ...reasons(),
  }),
);

/** What is settled together or not at all, by whose consent and by when. */
export const agreementSchema = once(() =>
  z
    .strictObject({
      name: z.string().min(1).max(500).exactOptional().describe('what reports call the agreement'),
      consent: z
        .array(id())
        .max(2000)
        .exactOptional()
        .describe('who must agree; by default those who can stop it by a veto or a rule'),
      issues: z
        .array(z.string().max(80))
        .max(1000)
        .exactOptional()
        .describe('settled together or not at all; all by default'),
      without: z
        .record(
          id(),
          z.union([worth(), z.strictObject({ value: worth().describe('what no deal is worth to it'), ...reasons() })]),
        )
        .exactOptional()
        .describe(
          'what no deal is worth to an actor beyond the issues, as a share of all that it cares about, -1 to 1',
        ),
      flexibility: quantityWithin(SHARE)
        .exactOptional()
        .describe('how far the limits of an actor may give, as a share of the scale; 0 to 0.1 by default'),
      steepness: z
        .number()
        .min(1)
        .max(STEEPEST)
        .exactOptional()
        .describe('how many times faster losses grow beyond a limit than before it; 10 by default'),
      asks: z.record(id(), askSchema()).exactOptional().describe('conditions on which an actor signs'),
      timing: timing()
        .exactOptional()
        .describe('since when they talk, until when, and how fast such talks come to an end'),
      ...reasons(),
    })
    .describe('what is settled together or not at all, by whose consent and by when'),
);
