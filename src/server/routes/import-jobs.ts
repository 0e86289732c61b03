import * as z from 'zod';
import { COUNTRY_LISTS } from '../../countries/country-lists.ts';
import { LONG_FIELDS } from '../../situation/cases/long-fields.ts';
import { LIKE } from '../../situation/import/index.ts';
import { KINDS } from '../../situation/kinds.ts';
import { DATE_ORDERS } from '../../situation/table/index.ts';
import { LARGEST_BYTES } from '../../situation/yaml-source.ts';
import type { NamedRun } from '../folder/runs.ts';
import type { TaskKind } from '../jobs/task.ts';
import { Refusal } from '../refusal.ts';
import { json, route } from '../route.ts';
import type { ServerContext } from '../server-context.ts';
import { started } from './jobs.ts';
import { runAsked } from './runs.ts';

const tag = 'Files';
const name = (description: string) => z.string().min(1).max(400).describe(description);
const file = name('its name in the folder');
const decimal = z.enum([',', '.']);

/** How a table of cases is to be read, as the flags of `backtest` and `learn` say it. */
const caseOptions = z.strictObject({
  columns: z
    .strictObject(Object.fromEntries(LONG_FIELDS.map((field) => [field, z.string().min(1).max(200).optional()])))
    .optional()
    .describe('columns of a long table by field, where they have other names'),
  kind: z.enum(KINDS).optional().describe('the kind of all cases of a long table'),
  scale: z
    .tuple([z.number(), z.number()])
    .refine(([low, high]) => low < high, { error: 'expected the low end before the high one' })
    .optional()
    .describe('the ends of every scale of a long table'),
  salienceScale: z.literal([1, 100]).optional().describe('full salience in a long table'),
  decimal: decimal.optional(),
  capability: z
    .record(z.string().max(100), z.number().min(0).max(1e12))
    .optional()
    .describe('capabilities in place of votes in DEU, by actor'),
});
const cases = {
  files: z
    .array(name('a file or a folder'))
    .max(100)
    .default([])
    .describe(
      'files with resolved bargains, and folders of them, by their names in the folder; none are needed with `run`',
    ),
  run: runAsked,
  options: caseOptions.optional(),
  seed: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional().describe('1 by default, or that of the run'),
};

/** Three bytes are four letters of base64. */
const MOST_LETTERS = 4 * Math.ceil(LARGEST_BYTES / 3);
const content = z
  .string()
  .max(MOST_LETTERS)
  .regex(/^[A-Za-z0-9+/]*={0,2}$/, { error: 'expected base64' })
  .optional()
  .describe('its contents in base64, where it is not in the folder; `file` is then what messages call it');
const most = MOST_LETTERS + 100_000;

const importBody = z.discriminatedUnion('into', [
  z.strictObject({
    ...{ into: z.literal('situation'), file, content },
    hypotheses: z.boolean().optional().describe('a matrix of explanations and evidence'),
    options: z
      .strictObject({
        salienceScale: z.literal([1, 100]).optional(),
        decimal: decimal.optional(),
        dates: z.enum(DATE_ORDERS).optional(),
        like: z.enum(LIKE).optional(),
      })
      .optional(),
  }),
  z.strictObject({ into: z.literal('ledger'), file, content }),
  z.strictObject({
    ...{ into: z.literal('events'), file },
    mapping: name('a file in YAML that says which column is what, as `--mapping`').optional(),
    options: z
      .strictObject({
        format: z.string().max(100).optional(),
        dates: z.string().max(100).optional(),
        decimal: decimal.optional(),
        countries: z.enum(COUNTRY_LISTS).optional(),
        dataset: z.string().min(1).max(100).optional(),
      })
      .optional(),
  }),
]);

function start(kind: TaskKind, options: object, { jobs, root }: ServerContext, run?: NamedRun): Response {
  const { status } = jobs.start({ kind, root, options: { ...options }, ...(run && { run }) });
  return json(status, 202, { Location: `/api/jobs/${status.id}` });
}

/** Starts work on resolved bargains: those of files, or those of a run. */
async function startCases(
  kind: 'backtest' | 'learn',
  { files, options = {}, ...rest }: { files: string[]; options?: object | undefined },
  named: string | undefined,
  server: ServerContext,
): Promise<Response> {
  if (named === undefined && files.length === 0) throw new Refusal('request', 'files: expected at least one, or `run`');
  const run = named === undefined ? undefined : await server.runs.find(named);
  return start(kind, { ...rest, files, options }, server, run);
}

/** Work on the files of the folder: bringing them in, and scoring and learning from bargains whose end is known. */
export const importJobRoutes = [
  route({
    ...{ method: 'post', path: '/api/backtests', tag, summary: 'Scores the models on bargains whose end is known' },
    body: {
      json: z.strictObject({
        ...cases,
        calibration: name('a file that `learn` wrote, to be scored too').optional(),
      }),
    },
    answers: started,
    handle: ({ body: { run, calibration, ...asked } }, server) =>
      startCases('backtest', { ...asked, ...(calibration !== undefined && { calibration }) }, run, server),
  }),
  route({
    ...{ method: 'post', path: '/api/calibrations', tag, summary: 'Learns from bargains whose end is known' },
    body: { json: z.strictObject(cases) },
    answers: started,
    handle: ({ body: { run, ...asked } }, server) => startCases('learn', asked, run, server),
  }),
  route({
    ...{
      method: 'post',
      path: '/api/imports',
      tag,
      summary: 'Makes a situation of a file, or brings it into the ledger or the events',
    },
    body: { json: importBody, most },
    answers: started,
    handle({ body }, server) {
      const given = 'content' in body && body.content !== undefined;
      const bytes = given ? { content: new Uint8Array(Buffer.from(body.content as string, 'base64')) } : {};
      const { content: _, ...rest } = body as typeof body & { content?: string };
      return start('import', { options: {}, ...rest, ...bytes }, server);
    },
  }),
];
