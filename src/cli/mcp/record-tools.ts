import { setImmediate as nextTurn } from 'node:timers/promises';
import * as z from 'zod';
import { backtest } from '../../backtest/backtest.ts';
import { solveCase } from '../../backtest/solve-case.ts';
import { readCaseFiles } from '../../files/case-files.ts';
import { stateTables } from '../../files/state-tables.ts';
import { claimIdOf } from '../../ledger/claim/entry.ts';
import { CLAIM_KINDS, CLAIMANT_KINDS } from '../../ledger/claim/kinds.ts';
import { GROUPINGS } from '../../ledger/score/group-by.ts';
import { scoreTable } from '../../ledger/score/score-table.ts';
import { withoutHindsight } from '../../ledger/score/without-hindsight.ts';
import { append, idsLike, listClaims, resolvedClaims } from '../../ledger/store/index.ts';
import { models } from '../../models/models.ts';
import { UsageError } from '../../numeric/errors.ts';
import { stateRate } from '../../outside/states/index.ts';
import { scoreTables } from '../../report/backtest/table.ts';
import { backtestText } from '../../report/backtest/text.ts';
import { rateTable } from '../../report/base-rate/table.ts';
import { baseRatesText } from '../../report/base-rate/text.ts';
import { claimTable } from '../../report/claims/table.ts';
import { claimListText } from '../../report/claims/text.ts';
import { scoresTable } from '../../report/scores/table.ts';
import { scoreText } from '../../report/scores/text.ts';
import { unpainted } from '../../report/terminal/lines.ts';
import { filterShape } from '../../server/routes/ledger-schemas.ts';
import { claimEntries } from '../ledger/entries.ts';
import { answerRows, READS, rowsSchema } from './answer.ts';
import { type Tool, tool } from './tool.ts';
import { caseFiles, type ServedFolder } from './workspace.ts';

const line = (description: string) => z.string().min(1).max(2000).optional().describe(description);
const rows = rowsSchema.optional();

/** A probability as people write it: a number, a percentage or a phrase. */
const likelihood = (description: string) =>
  z
    .union([z.number(), z.string().min(1).max(200)])
    .meta({ title: 'a probability such as 0.6, "60%" or "likely"' })
    .optional()
    .describe(description);

/** Names with a value each: a list of texts, or a map. */
const listed = (title: string) =>
  z
    .union([
      z.array(z.string().max(400)).max(200),
      z.record(z.string().max(300), z.union([z.number(), z.string().max(100)])),
    ])
    .meta({ title })
    .optional();

const written = (value: number | string | undefined) => (value === undefined ? undefined : String(value));

/** Names with a value each as the flags of the command have them: `NAME=VALUE`. */
function pairs(
  given: string[] | Record<string, number | string>,
  order?: (a: [string, unknown], b: [string, unknown]) => number,
): string[] {
  if (Array.isArray(given)) return given;
  const entries = Object.entries(given);
  return (order ? entries.sort(order) : entries).map(([name, value]) => `${name}=${value}`);
}

const byLevel = ([a]: [string, unknown], [b]: [string, unknown]) => Number.parseFloat(a) - Number.parseFloat(b);

/** Fields of a claim whose arguments are called otherwise. */
const ARGUMENT: Record<string, string> = { deadline: 'by', probabilities: 'options' };
const asArgument = (field: string): string => ARGUMENT[field] ?? field;

/** The tools on what happened: base rates, the ledger, and the scores of forecasts of resolved bargains. */
export function recordTools(workspace: ServedFolder): Tool[] {
  return [
    tool({
      name: 'base_rates',
      title: 'How often states ceased to exist',
      description:
        'The share of windows of some years in which a recognised state ceased to exist, 1816 to 2016, with an interval; narrower by time, neighbours and disputes.',
      input: z.strictObject({
        window: z.number().int().min(1).max(50).default(5).describe('years of a window'),
        since: z.number().int().min(1800).max(2100).optional().describe('the first year that counts'),
        until: z.number().int().min(1800).max(2100).optional().describe('the last year that counts'),
        nextToMajorPower: z.boolean().optional().describe('only states with a land border to one'),
        afterDispute: z
          .number()
          .int()
          .min(1)
          .max(50)
          .optional()
          .describe('only so many years after a militarised dispute with it'),
        ending: z.enum(['any', 'union']).default('any').describe('any end, or only by union with the great power'),
      }),
      output: { rates: rows },
      annotations: READS,
      run: async ({ nextToMajorPower, ...asked }) => {
        const { since, until } = asked;
        if (since !== undefined && until !== undefined && until < since)
          throw new UsageError(`until: found ${until}, expected ${since} or later, since it begins with ${since}`);
        const nextTo = nextToMajorPower ? ('major-power' as const) : undefined;
        const rates = [stateRate(await stateTables(), { ...asked, nextTo, manners: undefined })];
        return { data: { rates: answerRows(rateTable(rates)) }, text: baseRatesText(rates, unpainted, 100) };
      },
    }),

    tool({
      name: 'ledger_add',
      title: 'Write a claim into the ledger',
      description:
        'Writes down who said what would happen, and how likely. The ledger is append-only: ask the user before you write.',
      input: z.strictObject({
        text: z.string().min(1).max(2000).describe('what is claimed'),
        claimant: z.string().min(1).max(200).describe('who says so'),
        claimantKind: z.enum(CLAIMANT_KINDS).optional(),
        kind: z.enum(CLAIM_KINDS).optional().describe('the kind of claim, where it has no probability that tells it'),
        probability: likelihood('of a claim of yes or no: 0.6, "60%" or a phrase such as "likely"'),
        low: likelihood('the low end of its range, written in the same ways'),
        high: likelihood('the high end of its range'),
        options: listed('options with a probability each, ["a=0.3", "b=70%"] or { a: 0.3, b: "70%" }').describe(
          'of a claim of one of several: its options, with or without probabilities, ["a=0.3", "b=70%"] or { a: 0.3, b: "70%" }',
        ),
        quantiles: listed('levels with a value each, ["0.1=20", "0.9=80"] or { "0.1": 20, "0.9": 80 }').describe(
          'of a claim of a number or a date: levels and values, ["0.1=20", "0.9=80"] or { "0.1": 20, "0.9": 80 }',
        ),
        by: line('the deadline, yyyy-mm-dd'),
        made: line('when it was said; today by default'),
        tags: z.array(z.string().max(60)).max(50).optional(),
        criteria: line('how it will be judged'),
        question: line('an id that claims about one thing share'),
        outcome: line('the outcome of a situation that it is about'),
        quote: line('the words it was said in'),
        link: line('where it was said'),
        reason: line('why its claimant thinks so'),
      }),
      output: { id: z.string().optional() },
      annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: false, openWorldHint: false },
      run: async ({ text, options, quantiles, tags, probability, low, high, ...given }) => {
        const flags = {
          ...given,
          ...{ probability: written(probability), low: written(low), high: written(high), tag: tags },
          ...{ option: options && pairs(options), quantile: quantiles && pairs(quantiles, byLevel) },
        };
        const stated = Object.fromEntries(Object.entries(flags).filter(([, value]) => value !== undefined));
        const entries = await claimEntries(text, stated, new Date(), asArgument);
        const id = claimIdOf(entries[0]);
        const handle = workspace.ledger.handle(true);
        if ((await idsLike(handle, id)).includes(id)) throw new UsageError(`the ledger has the claim ${id} already`);
        await append(handle, entries);
        return { data: { id }, text: `added ${id}` };
      },
    }),

    tool({
      name: 'ledger_list',
      title: 'List claims of the ledger',
      description: 'Claims with what was last said of them, those recorded last first.',
      input: z.strictObject({
        ...filterShape,
        due: z.boolean().optional().describe('only open claims whose deadline is past'),
        page: z.number().int().min(1).max(100_000).default(1),
        limit: z.number().int().min(1).max(200).default(50).describe('claims a page'),
      }),
      output: { total: z.number().int().optional(), claims: rows },
      annotations: READS,
      run: async ({ page, limit, ...filter }) => {
        const which = filter as Parameters<typeof listClaims>[1];
        const found = await listClaims(workspace.ledger.handle(), which, { limit, offset: (page - 1) * limit });
        const text = claimListText(
          found.claims,
          { total: found.total, page, limit, next: `page: ${page + 1}` },
          unpainted,
          100,
        );
        return { data: { total: found.total, claims: answerRows(claimTable(found.claims)) }, text };
      },
    }),

    tool({
      name: 'ledger_score',
      title: 'Score the claims of the ledger',
      description:
        'How good resolved claims were: Brier, log and CRPS scores, by claimant or otherwise. Claims recorded in hindsight are left out.',
      input: z.strictObject({
        ...filterShape,
        by: z.enum(GROUPINGS).default('claimant').describe('a row for each'),
      }),
      output: { scores: rows },
      annotations: READS,
      run: async ({ by, ...filter }) => {
        const which = filter as Parameters<typeof resolvedClaims>[1];
        const claims = withoutHindsight(await resolvedClaims(workspace.ledger.handle(), which), filter.tag);
        const table = scoreTable(claims, { by: [by] });
        return { data: { scores: answerRows(scoresTable(table)) }, text: scoreText(table, unpainted, 100) };
      },
    }),

    tool({
      name: 'backtest',
      title: 'Score the models on resolved bargains',
      description:
        'Forecasts each resolved situation of the folder without what came of it, and scores the models, beside naive forecasts.',
      input: z.strictObject({
        paths: z
          .array(z.string().max(400))
          .min(1)
          .max(200)
          .default(['.'])
          .describe('situation files with `resolved:`, tables of cases, or folders of them'),
        seed: z.number().int().min(0).default(1),
      }),
      output: { scores: rows },
      annotations: READS,
      run: async ({ paths, seed }, { signal, onProgress }) => {
        const files = await caseFiles(workspace, paths);
        const read = await readCaseFiles(files, { salienceScale: 1 });
        const solved = [];
        const names = models.map(({ name }) => name);
        for (const one of read.cases) {
          signal.throwIfAborted();
          solved.push(solveCase(one, names, seed));
          onProgress({ stage: 'cases', share: solved.length / read.cases.length });
          await nextTurn();
        }
        const result = backtest(solved, models, seed, undefined, read.times);
        return {
          data: { scores: answerRows(scoreTables(result)) },
          text: backtestText(result, read.notes, unpainted, 100),
        };
      },
    }),
  ];
}
