import * as z from 'zod';
import { modelSettings } from '../models/models.ts';
import { actorId as id, ratio } from '../models/settings.ts';
import { once } from '../numeric/once.ts';
import { agreementSchema, askSchema } from './agreement-schema.ts';
import { changeSchema } from './change-schema.ts';
import { COUNCIL_NAMES } from './council.ts';
import { date } from './date-schema.ts';
import { formatSchema } from './format.ts';
import { hypothesesSchema } from './hypotheses/schema.ts';
import { KINDS, ROLES } from './kinds.ts';
import { outsideSchema } from './outside-schema.ts';
import { LARGEST, NOT_NEGATIVE, SHARE } from './quantity.ts';
import { anyQuantity, quantityWithin } from './quantity-schema.ts';
import { MOST_AGREEMENTS, RULES } from './quick/rules.ts';
import { reasons } from './reasons-schema.ts';
import type { Situation } from './situation.ts';

/** Names that conditions use: no hyphens, unlike all other ids, so that `a-b` stays a subtraction. */
const issueId = once(() =>
  z
    .string()
    .regex(/^\p{L}[\p{L}\p{N}_]{0,79}$/u)
    .meta({ title: 'a name of letters, digits and _' }),
);
/** What a file as a whole is, in messages. */
const TITLE = 'a situation: a map with title, actors and issues';
/** Bounds on the size of a situation. */
export const MOST_ACTORS = 2000;
export const MOST_ISSUES = 1000;
export const MOST_LINKS = 1000;

const title = once(() => z.string().min(1).max(500));
const prose = once(() => z.string().max(20_000));
const share = once(() => quantityWithin(SHARE));
const condition = once(() => z.string().min(1).max(10_000).describe('for example "currency >= 80 and command >= 80"'));

const actor = once(() =>
  z.strictObject({
    name: title().exactOptional().describe('what reports call the actor; its id by default'),
    short: z.string().min(1).max(40).exactOptional().describe('a short name for charts; its name or id by default'),
    description: prose().exactOptional().describe('who this is, for readers; reports show it, no model reads it'),
    capability: quantityWithin(NOT_NEGATIVE).describe('resources, on any scale that all actors share'),
    role: z
      .enum(ROLES)
      .exactOptional()
      .describe('its part in the procedure, where resolved cases of the kind show that it matters'),
    ...reasons(),
  }),
);

const stance = once(() =>
  z.strictObject({
    position: anyQuantity().describe('what the actor wants, on the scale of the issue'),
    salience: share().describe('how much the actor cares, 0-1'),
    capability: quantityWithin(NOT_NEGATIVE)
      .exactOptional()
      .describe("the actor's capability on this issue, where it differs from its general one"),
    veto: z
      .union([z.boolean(), share()])
      .meta({ title: 'true, false, or the probability that the veto would be used, 0-1' })
      .exactOptional()
      .describe(
        'nothing that this actor likes less than the status quo is agreed; a number: the probability that it would use its veto',
      ),
    limit: anyQuantity()
      .exactOptional()
      .describe('a red line: beyond it, seen from its position, the losses of the actor grow steeply'),
    asks: askSchema()
      .exactOptional()
      .describe('the actor gives way on this issue only if the rest of the agreement meets this condition'),
    ...reasons(),
  }),
);

/** As a type any list of numbers, which is what TypeScript takes `[0, 10]` for in an object that is passed on. */
const ends = once(
  () => z.tuple([z.number(), z.number()]) as unknown as z.ZodType<readonly number[], readonly number[]>,
);

const scale = once(() =>
  z
    .union([
      z.record(z.string(), z.string().max(500)).meta({ title: 'a map from value to label' }),
      ends().meta({ title: 'the two ends [low, high]' }),
    ])
    .meta({ title: 'a map from value to label, or the two ends [low, high]' })
    .describe('from its lowest to its highest value; 0 to 100 by default'),
);

const voters = once(() => z.array(id()).min(1).max(MOST_ACTORS));

const rule = once(() =>
  z
    .union([
      z.enum(['unanimity', 'majority']),
      z.strictObject({
        quota: z.number().gt(0).max(1).describe('share of all votes that must prefer the outcome to the status quo'),
        votes: z
          .record(id(), z.number().min(0).max(LARGEST))
          .exactOptional()
          .describe('votes of each actor, none for those not named; one each by default'),
      }),
      z.strictObject({ unanimity: voters().describe('all of these actors must prefer the outcome to the status quo') }),
      z.strictObject({ majority: voters().describe('more than half of these actors, one vote each') }),
      z.strictObject({
        council: z.enum(COUNCIL_NAMES).describe('a decision of the Council of the European Union'),
        procedure: z
          .enum(['qualified-majority', 'unanimity'])
          .exactOptional()
          .describe('unanimity: every member state, as for treaties and accessions; a qualified majority by default'),
        members: z
          .record(id(), z.union([z.string().max(60), z.array(z.string().max(60)).max(30)]))
          .exactOptional()
          .describe(
            'the member states that an actor speaks for, such as DE or [EE, LV, LT], [] for none; without it, by its own id or name',
          ),
      }),
    ])
    .meta({
      title: '`unanimity`, `majority`, {unanimity: [...]}, {majority: [...]}, {quota, votes} or {council, members}',
    }),
);

const issue = once(() =>
  z.strictObject({
    name: title().exactOptional().describe('what reports call the issue; its id by default'),
    description: prose()
      .exactOptional()
      .describe('what is bargained over, for readers; reports show it, no model reads it'),
    type: z
      .enum(['yes-no'])
      .exactOptional()
      .describe('two values, 0 for no and 1 for yes: conditions use its name as a word'),
    scale: scale().exactOptional().describe('from its lowest to its highest value; 0 to 100 by default'),
    statusQuo: anyQuantity().exactOptional().describe('where things stand, and stay if nothing is agreed'),
    now: anyQuantity()
      .exactOptional()
      .describe('where things stand now, if that differs from what holds if nothing is agreed'),
    rule: rule().exactOptional().describe('who must prefer an outcome to the status quo for it to replace that'),
    binds: share()
      .exactOptional()
      .describe(
        'the probability that the rule is kept to; by default as resolved cases of the kind show, 1 where there are none',
      ),
    agendaSetter: id()
      .exactOptional()
      .describe('the actor who makes a proposal that the others can only take or leave'),
    stances: z
      .record(id(), stance())
      .describe('by actor: what it wants and how much it cares; an actor without a stake in the issue has no stance'),
    ...reasons(),
  }),
);

const dependency = once(() =>
  z.strictObject({
    of: id().describe('the actor that depends'),
    on: id().describe('the actor that it depends on'),
    domain: id().describe('what for, in one word: energy, finance, market, security, transit, recognition, ...'),
    strength: share().describe('how much `of` depends on `on`, 0-1'),
    replaceable: share()
      .exactOptional()
      .describe('the share of that need that can be met without `on`, 0-1; 0 by default'),
    alternatives: z
      .record(id(), share())
      .exactOptional()
      .describe('the further share of that need that each other partner can meet, by partner, 0-1'),
    ...reasons(),
  }),
);

const link = once(() =>
  z
    .strictObject({
      when: condition(),
      caps: issueId().exactOptional().describe('the issue that cannot go above `at` while the condition holds'),
      floors: issueId().exactOptional().describe('the issue that cannot go below `at` while the condition holds'),
      at: anyQuantity().describe('the value that the issue cannot pass, on its scale'),
      ...reasons(),
    })
    .refine(RULES.capsOrFloors, {
      error: 'a link needs either `caps` or `floors`, and not both',
    }),
);

const outcome = once(() =>
  z.strictObject({
    when: condition(),
    by: date().exactOptional().describe('the day by which it is known whether it happened'),
    claim: title().exactOptional().describe('what people say will happen, in their words'),
    ...reasons(),
  }),
);

const change = once(() => changeSchema().describe('from a path such as actors.west.capability to its new value'));

const shock = once(() =>
  z.strictObject({
    id: id().describe('what scenarios call the shock'),
    name: title().exactOptional().describe('what reports call the shock; its id by default'),
    on: date().describe('the day on which it happens; a forecast as of a later day has it'),
    change: change(),
    ...reasons(),
  }),
);

const step = once(() =>
  z
    .strictObject({
      change: change().exactOptional(),
      shock: id().exactOptional().describe('the id of a shock that happens in this scenario'),
      ...reasons(),
    })
    .refine(RULES.changeOrShock, {
      error: 'a step of a scenario needs either `change` or `shock`, and not both',
    }),
);

const uncertainty = once(() =>
  z.strictObject({
    position: ratio().exactOptional().describe('standard deviation of every bare position, as a share of the scale'),
    salience: ratio().exactOptional().describe('standard deviation of every bare salience above 0'),
    capability: ratio()
      .exactOptional()
      .describe('standard deviation of every bare capability, as a share of its value'),
    ...reasons(),
  }),
);

const cabinet = once(() => ({
  parties: z.array(id()).max(MOST_ACTORS).describe('the actors that govern together'),
  ledBy: id().exactOptional().describe('the party of the head of government'),
}));

const government = once(() =>
  z
    .strictObject({
      ...cabinet(),
      seats: z
        .number()
        .gt(0)
        .max(LARGEST)
        .exactOptional()
        .describe('all seats; the sum of the capabilities by default'),
      earlier: z
        .strictObject({
          cabinets: z.number().int().min(1).max(1000).describe('how many cabinets there were before'),
          share: z.number().min(0).max(1).describe('the mean share of the seats that they held, 0-1'),
        })
        .exactOptional()
        .describe('how many cabinets there were before, and the mean share of the seats that they held'),
      ...reasons(),
    })
    .describe('who governed before, where actors are parties that form a cabinet and their capability is seats'),
);

const agreed = once(() => z.union([date(), z.boolean()]).meta({ title: 'the day of the agreement, or true or false' }));

const resolved = once(() =>
  z
    .strictObject({
      on: date().exactOptional().describe('the day on which it was known'),
      group: title()
        .exactOptional()
        .describe(
          'cases of one group, such as a country, are resampled and left out together; the case itself by default',
        ),
      coder: title().exactOptional().describe('who read the result from the source'),
      issues: z
        .record(
          issueId(),
          z
            .union([
              z.number(),
              z
                .strictObject({
                  low: z.number().describe('the lowest value that the sources allow'),
                  high: z.number().describe('the highest value that the sources allow'),
                  ...reasons(),
                })
                .refine(RULES.lowFirst, { error: '`low` is above `high`' }),
            ])
            .meta({
              title: 'a number, or {low, high} where it is a matter of reading or has its own `because` and `source`',
            }),
        )
        .describe('what each issue came to, on its scale'),
      outcomes: z
        .record(id(), z.boolean())
        .exactOptional()
        .describe('which outcomes happened; without it, by their conditions'),
      agreed: z
        .union([agreed(), z.record(issueId(), agreed())])
        .meta({ title: 'the day of the agreement, false, or such a day for each of several agreements' })
        .exactOptional()
        .describe('whether and when there was a deal'),
      cabinet: z.strictObject(cabinet()).exactOptional().describe('who governs now'),
      ...reasons(),
    })
    .describe('what happened, for scoring'),
);

/** The situation file: one definition for the checks, the JSON Schema and the messages; `schema.test.ts` holds the type to it. */
export const situationDefinition = once(() =>
  z
    .strictObject({
      $schema: z.string().max(2000).exactOptional().describe('where editors find the JSON Schema, for completion'),
      format: formatSchema(),
      title: title().describe('what the situation is called'),
      question: prose().exactOptional().describe('what the forecast is to answer, as a reader would ask it'),
      description: prose()
        .exactOptional()
        .describe('what it is about and who coded it; reports show it, no model reads it'),
      source: z.string().max(2000).exactOptional().describe('what the whole situation rests on'),
      asOf: date().exactOptional().describe('the day on which this is all that is known'),
      kind: z
        .enum(KINDS)
        .exactOptional()
        .describe('the kind of bargain, by which forecasts are calibrated; other by default'),
      actors: z.record(id(), actor()).describe('who decides, or presses those who decide, by id'),
      issues: z.record(issueId(), issue()).describe('what is bargained over, by id: each a scale between two extremes'),
      dependence: z
        .array(dependency())
        .max(10_000)
        .exactOptional()
        .describe('who needs whom for what: it lowers the capability of the one and raises that of the other'),
      links: z
        .array(link())
        .max(MOST_LINKS)
        .exactOptional()
        .describe('how one issue bounds another: while a condition holds, an issue stays below or above a value'),
      outcomes: z
        .record(id(), outcome())
        .exactOptional()
        .describe('what people ask, by id: conditions on where the issues settle'),
      shocks: z.array(shock()).max(1000).exactOptional().describe('what may happen on a day and change the situation'),
      scenarios: z
        .record(id(), z.array(step()).max(100))
        .exactOptional()
        .describe('what if, by id: changes that are made together and compared with the situation as it stands'),
      agreement: agreementSchema().exactOptional(),
      agreements: z
        .record(issueId(), agreementSchema())
        .refine(RULES.fewAgreements, {
          error: `expected at most ${MOST_AGREEMENTS} agreements`,
        })
        .exactOptional()
        .describe('several agreements, each settled by itself; conditions use their names as words'),
      government: government().exactOptional(),
      resolved: resolved().exactOptional(),
      outside: outsideSchema().exactOptional().describe('the outside view: the record of such events and claims'),
      hypotheses: hypothesesSchema().exactOptional(),
      uncertainty: uncertainty().exactOptional().describe('the error that bare numbers carry'),
      models: modelSettings().exactOptional().describe('settings of the models'),
    })
    .meta({ title: TITLE }),
);

/** The definition as other programs see it, with none of its parts: `situationSchema.parse(value)`. */
export const situationSchema: z.ZodType<Situation> = z.lazy(situationDefinition).meta({ title: TITLE });

export type { Actor, Change, Issue, Kind, Rule, Situation, Stance } from './situation.ts';

/** The JSON Schema of the situation file, for completion in editors. */
export function situationJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(situationDefinition()) as Record<string, unknown>;
}
