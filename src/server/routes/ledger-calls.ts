import * as z from 'zod';
import { parseEntryLine, readEntry } from '../../ledger/claim/jsonl.ts';
import { GROUPINGS } from '../../ledger/score/group-by.ts';
import type { CallName } from '../../ledger/store/calls.ts';
import type { NewEntry } from '../../ledger/store/index.ts';
import { checkValue } from '../../situation/check-value.ts';
import { route } from '../route.ts';
import { filterShape, flag } from './ledger-schemas.ts';

const place = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const id = z.string().max(400);
/** Commands pass on all their flags: those that are no part of the filter mean nothing here. */
const filter = z.object({ ...filterShape, due: z.boolean().optional() }).nullish();

const entry = z.unknown().transform((value, context) => {
  const read = parseEntryLine(JSON.stringify(value) ?? '');
  if (!('fault' in read)) return read;
  context.addIssue({ code: 'custom', message: read.fault });
  return z.NEVER;
});

/** Entries as JSON, checked one by one. */
const entriesText = z.string().transform((text, context) => {
  const fault = (message: string) => {
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  };
  let values: unknown;
  try {
    values = JSON.parse(text);
  } catch {
    return fault('is not JSON');
  }
  if (!Array.isArray(values)) return fault('expected a list of entries');
  const entries: NewEntry[] = [];
  for (const [i, value] of values.entries()) {
    const read = readEntry(value);
    if ('fault' in read) return fault(`${i}: ${read.fault}`);
    entries.push(read);
  }
  return JSON.stringify(entries);
});

/** What each function of the ledger takes. */
const ARGUMENTS: Record<CallName, z.ZodType<unknown[]>> = {
  append: z.tuple([
    z.array(entry).max(10_000),
    z.object({ lenient: z.boolean().optional(), source: z.string().max(100).optional() }).nullish(),
  ]),
  takeIn: z.tuple([entriesText, z.object({ source: z.string().max(100).optional() }).nullish()]),
  verify: z.tuple([z.object({ noted: z.object({ seq: place, hash: z.string().max(64) }).optional() }).nullish()]),
  headOf: z.tuple([]),
  entryPage: z
    .tuple([place, place])
    .refine(([from, to]) => to - from < 10_000, { error: 'expected at most 10000 entries' }),
  listClaims: z.tuple([
    filter,
    z
      .object({
        limit: place.max(10_000).optional(),
        offset: place.optional(),
        dueFirst: z.boolean().optional(),
        now: place.optional(),
      })
      .nullish(),
  ]),
  overview: z.tuple([]),
  histories: z.tuple([filter]),
  historyOf: z.tuple([id]),
  idsLike: z.tuple([id]),
  allIds: z.tuple([]),
  resolvedClaims: z.tuple([filter]),
  scores: z.tuple([filter, z.enum(GROUPINGS).nullish()]),
  calibration: z.tuple([filter, z.number().int().min(1).max(100).nullish()]),
};

export const ledgerCallRoutes = [
  route({
    ...{ method: 'post', path: '/api/ledger/calls/{name}', tag: 'Ledger' },
    summary:
      'Not for programs of others: how `tightrope ledger` of the same version asks the server; results as `node:v8` writes them',
    params: z.object({ name: z.enum(Object.keys(ARGUMENTS) as [CallName, ...CallName[]]) }),
    query: z.strictObject({ create: flag.optional().describe('begins a ledger where there is none') }),
    body: { json: z.array(z.unknown()).describe('its arguments'), most: 64_000_000 },
    answers: { 200: { description: 'the result', type: 'application/octet-stream' } },
    async handle({ params: { name }, query: { create = false }, body }, { ledger }) {
      const args = checkValue(ARGUMENTS[name], body, 'body').map((value) => value ?? undefined);
      return new Response(await ledger.bytes(name, args, create), {
        headers: { 'Content-Type': 'application/octet-stream', 'Cache-Control': 'no-store' },
      });
    },
  }),
];
