import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  customType,
  doublePrecision,
  index,
  jsonb,
  pgSchema,
  text,
  timestamp,
} from 'drizzle-orm/pg-core';

/** All tables lie in a schema of their own, so that a shared database keeps what else it has. */
export const schema = pgSchema('tightrope');

const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });

/**
 * Any JSON, as the driver has read it. Drizzle's own column reads a text once more, and makes the number 2025 of an option
 * that is called `2025`.
 */
const json = customType<{ data: unknown; driverData: string }>({
  dataType: () => 'jsonb',
  toDriver: (value) => JSON.stringify(value),
});

/** Every entry, of whatever kind, has its place in one chain. */
const seal = {
  seq: bigint('seq', { mode: 'number' }).primaryKey(),
  recorded: moment('recorded').notNull(),
  hash: text('hash').notNull(),
};

export const claims = schema.table(
  'claim',
  {
    ...seal,
    id: text('id').notNull().unique(),
    kind: text('kind').notNull(),
    text: text('text').notNull(),
    claimant: text('claimant').notNull(),
    claimantKind: text('claimant_kind').notNull(),
    question: text('question'),
    outcome: text('outcome'),
    tags: text('tags').array().notNull().default(sql`'{}'`),
    made: moment('made').notNull(),
    deadline: moment('deadline'),
    trigger: text('trigger'),
    triggerOn: moment('trigger_on'),
    /** What is only ever shown: criteria, options, unit, link, quote, note, source. */
    rest: jsonb('rest').notNull(),
  },
  (t) => [
    index('claim_tags').using('gin', t.tags),
    index('claim_claimant').on(t.claimant),
    index('claim_question').on(t.question),
    index('claim_deadline').on(t.deadline),
  ],
);

export const forecasts = schema.table(
  'forecast',
  {
    ...seal,
    claim: bigint('claim', { mode: 'number' })
      .notNull()
      .references(() => claims.seq),
    made: moment('made').notNull(),
    probability: doublePrecision('probability'),
    /** What else it says: range, phrase, options, quantiles, reason, the model's run. */
    rest: jsonb('rest').notNull(),
  },
  (t) => [index('forecast_claim').on(t.claim, t.made, t.seq)],
);

export const resolutions = schema.table(
  'resolution',
  {
    ...seal,
    claim: bigint('claim', { mode: 'number' })
      .notNull()
      .references(() => claims.seq),
    verdict: text('verdict').notNull(),
    on: moment('resolved_on').notNull(),
    outcome: json('outcome'),
    rest: jsonb('rest').notNull(),
  },
  (t) => [index('resolution_claim').on(t.claim, t.seq)],
);

/** The end of the chain: one row, which every writer locks. */
export const head = schema.table('head', {
  only: boolean('only').primaryKey().default(true),
  seq: bigint('seq', { mode: 'number' }).notNull(),
  hash: text('hash').notNull(),
});
