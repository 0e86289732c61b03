import * as z from 'zod';
import { once } from '../numeric/once.ts';
import { RULES } from './quick/rules.ts';
import { selectorSchema } from './selector.ts';

const reasons = once(() => ({
  name: z.string().min(1).max(200).exactOptional().describe('what reports call the class'),
  because: z.string().max(5000).exactOptional().describe('why this class bears on the outcome'),
  source: z.string().max(2000).exactOptional().describe('where it comes from'),
}));

const LAST_YEAR = 2016;

/** How often recognised states ceased to exist, from the tables that come with the program. */
const stateExits = once(() =>
  z.strictObject({
    window: z.number().int().min(1).max(50).default(5).describe('years'),
    since: z.number().int().min(1816).max(LAST_YEAR).default(1816).describe('the first year that counts'),
    nextTo: z.enum(['major-power']).exactOptional().describe('only states that border one'),
    afterDispute: z
      .number()
      .int()
      .min(1)
      .max(50)
      .exactOptional()
      .describe('only states that had a militarised dispute with it in so many years before'),
    ending: z
      .enum(['any', 'union'])
      .default('any')
      .describe('union: only states that became part of another; any: also occupations and states that fell apart'),
  }),
);

/** Days of the longest window, a century; other pairs that are shown at most. */
export const [LONGEST_WINDOW, MOST_PAIRS] = [36_525, 200];

/** How often one kind of event came within so many days after another, from a store of events. */
const eventClass = once(() =>
  z.strictObject({
    outcome: selectorSchema().describe('the events that count'),
    after: selectorSchema()
      .optional()
      .describe('the events that open a window; without them the time is cut into windows'),
    within: z.number().int().min(1).max(LONGEST_WINDOW).describe('days of a window'),
    compare: z
      .strictObject({
        pairs: z
          .number()
          .int()
          .min(1)
          .max(MOST_PAIRS)
          .optional()
          .describe('so many other pairs, those with most such triggers'),
        named: z
          .array(
            z.strictObject({
              source: selectorSchema().shape.source.unwrap().describe('who'),
              target: selectorSchema().shape.target.unwrap().describe('to whom'),
            }),
          )
          .min(1)
          .max(50)
          .optional()
          .describe('other pairs by their names'),
        years: z.boolean().optional().describe('each year by itself'),
      })
      .optional()
      .describe('what to show beside it; it is not pooled'),
  }),
);

/** One reference class of an outcome. */
const reference = once(() =>
  z
    .strictObject({
      claims: z.string().min(1).max(60).exactOptional().describe("a tag of the ledger's claims: how many came true"),
      states: stateExits().exactOptional().describe('how often a recognised state ceased to exist'),
      events: eventClass().exactOptional().describe('how often such events happened'),
      ...reasons(),
    })
    .refine(RULES.oneClass, {
      error: 'a reference class is one of `claims`, `states` and `events`',
    }),
);

/** A file beside the situation's own: no path that leads out of its folder. */
const beside = once(() =>
  z
    .string()
    .max(200)
    .regex(/^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/, {
      error: 'expected a file in the folder of this one, such as ledger.jsonl',
    }),
);

/** The outside view: by outcome, the reference classes that bear on it. */
export const outsideSchema = once(() =>
  z.strictObject({
    ledger: beside()
      .exactOptional()
      .describe('a ledger in JSON Lines beside this file, read beside the one that the command names'),
    events: beside().exactOptional().describe('a store of events beside this file'),
    aliases: beside()
      .exactOptional()
      .describe('a file beside this one with the names that its actors have in the events'),
    classes: z
      .record(z.string().max(100), z.array(reference()).min(1).max(20))
      .describe('by outcome: how often such things happened'),
  }),
);
