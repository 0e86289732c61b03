import * as z from 'zod';
import { actorId as id } from '../../models/settings.ts';
import { once } from '../../numeric/once.ts';
import { changeSchema } from '../change-schema.ts';
import { date } from '../date-schema.ts';
import { formatSchema } from '../format.ts';
import { LARGEST } from '../quantity.ts';
import { RULES } from '../quick/rules.ts';
import { reasons } from '../reasons-schema.ts';

/** Bounds on the size. */
export const MOST_EXPLANATIONS = 1000;
export const MOST_ITEMS = 10_000;
export const MOST_ANALYSTS = 100;

const name = once(() => z.string().min(1).max(500));
const prose = once(() => z.string().max(20_000));
const probability = () => z.number().min(0).max(1);

const range = once(() =>
  z
    .strictObject({ low: probability(), mode: probability().exactOptional(), high: probability(), ...reasons() })
    .refine(RULES.inOrderIfStated, {
      error: (issue) => {
        const { low, mode, high } = issue.input as { low: number; mode?: number; high: number };
        const found = mode === undefined ? `low ${low}, high ${high}` : `low ${low}, mode ${mode}, high ${high}`;
        return `${found} are out of order, expected low <= ${mode === undefined ? '' : 'mode <= '}high`;
      },
    }),
);
const word = once(() => z.string().min(1).max(100));
const stated = once(() =>
  z
    .union([probability(), word(), range()])
    .meta({ title: 'a probability, 0-1: a number, {low, high}, {low, mode, high} or a word such as `likely`' }),
);
const byAnalyst = once(() => z.strictObject({ by: z.record(id(), stated()), ...reasons() }));
/** What a probability may be written as. */
export const judgementSchema = once(() =>
  z.union([probability(), word(), range(), byAnalyst()]).meta({
    title:
      'a probability, 0-1: a number, {low, high}, {low, mode, high}, a word such as `likely`, or {by: {analyst: ...}}',
  }),
);
const likelihood = once(() =>
  z.record(id(), judgementSchema()).describe('by explanation: how likely it is if that is true'),
);

const alarms = once(() =>
  z.strictObject({
    hit: probability().describe('the true alarm rate: how often it is reported if it happened'),
    falseAlarm: probability().describe('the false alarm rate: how often it is reported if it did not'),
  }),
);

const reported = once(() => ({
  rating: z
    .string()
    .regex(/^[A-Fa-f][1-6]?$/, { error: 'expected a rating of the Admiralty code: A to F and 1 to 6, such as B2' })
    .exactOptional()
    .describe('the Admiralty code: how reliable the source is, A to F, and how credible the report, 1 to 6'),
  report: alarms().exactOptional().describe('how often such a report is true, in place of a rating'),
  seen: probability().exactOptional().describe('the chance that it would have been seen if it had happened, 0-1'),
}));

const change = once(() =>
  changeSchema().describe(
    'what the situation would be if it were true: from a path such as actors.west.capability to its new value',
  ),
);

const explanation = once(() =>
  z.strictObject({
    name: name().exactOptional().describe('what reports call the explanation; its id by default'),
    description: prose().exactOptional().describe('what it says, for readers'),
    prior: judgementSchema()
      .exactOptional()
      .describe('how likely it was before the evidence; by default an equal share of what the others leave'),
    partOf: id().exactOptional().describe('the explanation that it is a form of; its prior is then its share of that'),
    change: change().exactOptional(),
    ...reasons(),
  }),
);

const item = once(() =>
  z.strictObject({
    name: name().exactOptional().describe('what was seen, in a few words; its id by default'),
    date: date().exactOptional().describe('when it was known'),
    note: prose().exactOptional().describe('what a reader should know about it'),
    link: z.string().max(2000).exactOptional().describe('where it can be read'),
    likelihood: likelihood().exactOptional(),
    of: id().exactOptional().describe('the event that this is a report of; reports of one event are not counted twice'),
    absent: z.boolean().exactOptional().describe('true: nothing was reported, or it was denied'),
    ...reported(),
    ...reasons(),
  }),
);

const event = once(() =>
  z.strictObject({
    name: name().exactOptional().describe('what happened or not, in a few words; its id by default'),
    likelihood: likelihood(),
    ...reasons(),
  }),
);

const lookup = once(() =>
  z.strictObject({
    name: name().exactOptional().describe('what could be looked at, in a few words; its id by default'),
    likelihood: likelihood(),
    cost: z.number().gt(0).max(LARGEST).exactOptional().describe('what it costs to look, in any unit that all share'),
    ...reported(),
    ...reasons(),
  }),
);

const cutOff = (mark: string) =>
  z.number().gt(0).lt(1).exactOptional().describe(`the likelihood at which ${mark} begins, 0-1`);
const ach = once(() =>
  z.strictObject({
    cutOffs: z
      .strictObject({ I: cutOff('I'), N: cutOff('N'), C: cutOff('C'), CC: cutOff('CC') })
      .exactOptional()
      .describe('where the marks of ACH begin; by default 0.1, 0.4, 0.6 and 0.9, below the first II'),
  }),
);

const wordMeaning = once(() =>
  z
    .union([
      probability(),
      z
        .strictObject({
          low: probability().describe('the lowest probability that the word means, 0-1'),
          high: probability().describe('the highest probability that the word means, 0-1'),
        })
        .refine(RULES.lowFirst, { error: '`low` is above `high`' }),
    ])
    .meta({ title: 'a probability, 0-1, or {low, high}' }),
);

/** The section `hypotheses` of a situation. */
export const hypothesesSchema = once(() =>
  z
    .strictObject({
      question: prose().exactOptional().describe('what the explanations answer'),
      explanations: z.record(id(), explanation()).describe('what may be true, by id: one of them is, or none'),
      none: z
        .union([
          z.literal(false),
          z.strictObject({
            prior: judgementSchema().exactOptional().describe('how likely it was before the evidence'),
            ...reasons(),
          }),
        ])
        .meta({ title: 'false, or {prior} of none of these' })
        .exactOptional()
        .describe('that none of the explanations is true; false where one of them must be'),
      evidence: z.record(id(), item()).exactOptional().describe('what was seen or reported, by id'),
      events: z.record(id(), event()).exactOptional().describe('what is known from reports only'),
      lookups: z.record(id(), lookup()).exactOptional().describe('what could be looked at next'),
      ach: ach().exactOptional().describe('how the counts of ACH read a likelihood'),
      words: z
        .record(z.string().max(100), wordMeaning())
        .exactOptional()
        .describe('what words mean, beside those of ICD 203 or in their place'),
      ratings: z
        .record(
          z
            .string()
            .regex(/^[A-F][1-6]?$/)
            .meta({ title: 'a rating such as B2, or its letter' }),
          alarms(),
        )
        .exactOptional()
        .describe('what ratings of the Admiralty code mean, in place of the usual'),
      analysts: z
        .record(
          id(),
          z.strictObject({
            name: name().exactOptional().describe('what reports call the analyst; the id by default'),
            weight: z
              .number()
              .min(0)
              .max(LARGEST)
              .exactOptional()
              .describe('how much this analyst counts; 1 by default'),
          }),
        )
        .exactOptional()
        .describe('who judges'),
      ...reasons(),
    })
    .describe('explanations that compete, weighed by evidence'),
);

/** A file of explanations and evidence without a situation. */
export const hypothesesFileDefinition = once(() =>
  z
    .strictObject({
      $schema: z.string().max(2000).exactOptional().describe('where editors find the JSON Schema, for completion'),
      format: formatSchema(),
      title: name().describe('what the file is called in reports'),
      description: prose().exactOptional().describe('what it is about, for readers'),
      source: z.string().max(2000).exactOptional().describe('what the whole file rests on'),
      asOf: date().exactOptional().describe('the day on which this is all that is known'),
      situation: z
        .string()
        .max(200)
        .regex(/^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/, {
          error: 'expected a file in the folder of this one, such as situation.yaml',
        })
        .exactOptional()
        .describe('the situation that the changes are of'),
      hypotheses: hypothesesSchema(),
    })
    .meta({ title: 'explanations and evidence: a map with title and hypotheses' }),
);
