import * as z from 'zod';
import type { SealedEntry } from '../../ledger/claim/entry.ts';
import { entryLine } from '../../ledger/claim/jsonl.ts';
import { LEDGER_HEADER } from '../../ledger/claim/ledger-format.ts';
import { fearRecordOf } from '../../ledger/record/fear-record-of.ts';
import { GROUPINGS } from '../../ledger/score/group-by.ts';
import { headOf, histories, listClaims, overview, verify } from '../../ledger/store/index.ts';
import { quoteName } from '../../numeric/nearest-name.ts';
import { Refusal } from '../refusal.ts';
import { json, route } from '../route.ts';
import { claimNamed, claimParams } from './claim-named.ts';
import { filterShape, flag, whole } from './ledger-schemas.ts';

const tag = 'Ledger';
/** Entries that are sent in one piece. */
const PIECE = 500;

const groupings = GROUPINGS.map((name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));

export const ledgerReadRoutes = [
  route({
    ...{ method: 'get', path: '/api/ledger/claims', tag, summary: 'Claims, those recorded last first' },
    query: z.strictObject({
      ...filterShape,
      due: flag.optional().describe('only open claims whose deadline is past, the oldest first'),
      dueFirst: flag.optional().describe('those past their deadline before the others'),
      page: whole(1, 1_000_000).optional().describe('1 by default'),
      limit: whole(1, 1000).optional().describe('claims a page, 50 by default'),
    }),
    answers: { 200: { description: '`{ total, claims }`, as `tightrope ledger list --json`' } },
    async handle({ query: { page = 1, limit = 50, due, dueFirst = false, ...filter } }, { ledger }) {
      const which = { ...filter, ...(due !== undefined && { due }) } as Parameters<typeof listClaims>[1];
      return json(await listClaims(ledger.handle(), which, { limit, offset: (page - 1) * limit, dueFirst }));
    },
  }),
  route({
    ...{
      method: 'get',
      path: '/api/ledger/overview',
      tag,
      summary: 'How many claims there are of each status and tag',
    },
    answers: { 200: { description: '`{ claims, due, statuses, tags }`' } },
    handle: async (_, { ledger }) => json(await overview(ledger.handle())),
  }),
  route({
    ...{ method: 'get', path: '/api/ledger/claims/{id}', tag, summary: 'A claim with its whole history' },
    params: claimParams,
    answers: { 200: { description: 'as `tightrope ledger show --json`' } },
    handle: async ({ params: { id } }, { ledger }) => json(await claimNamed(ledger.handle(), id)),
  }),
  route({
    ...{ method: 'get', path: '/api/ledger/scores', tag, summary: 'How good the forecasts were' },
    query: z.strictObject({
      ...filterShape,
      by: z.enum(groupings).optional().describe('a row for each; claimant by default'),
    }),
    answers: { 200: { description: 'as `tightrope ledger score --json`' } },
    async handle({ query: { by = 'claimant', ...filter } }, { ledger }) {
      return json(await ledger.handle().call('scores', [filter, GROUPINGS[groupings.indexOf(by)]]));
    },
  }),
  route({
    ...{ method: 'get', path: '/api/ledger/calibration', tag, summary: 'What was said against how often it happened' },
    query: z.strictObject({ ...filterShape, bins: whole(1, 100).optional().describe('10 by default') }),
    answers: { 200: { description: 'as `tightrope ledger calibration --json`' } },
    async handle({ query: { bins = 10, ...filter } }, { ledger }) {
      return json(await ledger.handle().call('calibration', [filter, bins]));
    },
  }),
  route({
    ...{ method: 'get', path: '/api/ledger/records/{tag}', tag, summary: 'The record of a fear' },
    params: z.object({ tag: z.string().describe('the tag of its claims') }),
    answers: { 200: { description: 'as `tightrope ledger record --json`' } },
    async handle({ params: { tag: family } }, { ledger }) {
      const record = fearRecordOf(await histories(ledger.handle(), { tag: family }), { family, now: Date.now() });
      if (record.claims === 0) throw new Refusal('not-found', `no claim has the tag ${quoteName(family)}`);
      return json(record);
    },
  }),
  route({
    ...{
      method: 'get',
      path: '/api/ledger/verification',
      tag,
      summary: 'Whether every entry is what it was when it was written down',
    },
    query: z.strictObject({
      noted: z
        .string()
        .regex(/^\d{1,15}:[0-9a-f]{64}$/, { error: 'expected N:HASH' })
        .optional()
        .describe('the end of the ledger as it was noted earlier, N:HASH'),
    }),
    answers: { 200: { description: 'as `tightrope ledger verify --json`' } },
    async handle({ query: { noted } }, { ledger }) {
      const [seq, hash] = noted?.split(':') ?? [];
      return json(
        await verify(ledger.handle(), { noted: noted === undefined ? undefined : { seq: Number(seq), hash } }),
      );
    },
  }),
  route({
    ...{ method: 'get', path: '/api/ledger/entries', tag, summary: 'The whole ledger, an entry a line' },
    answers: { 200: { description: 'JSON Lines, as `tightrope ledger export`', type: 'application/x-ndjson' } },
    async handle(_, { ledger }) {
      const handle = ledger.handle();
      const { seq: last } = await headOf(handle);
      let from = 1;
      const lines = new ReadableStream({
        start: (stream) => stream.enqueue(new TextEncoder().encode(`${LEDGER_HEADER}\n`)),
        async pull(stream) {
          if (from > last) return stream.close();
          const entries = (await handle.call('entryPage', [from, Math.min(last, from + PIECE - 1)])) as SealedEntry[];
          from += PIECE;
          stream.enqueue(new TextEncoder().encode(entries.map((entry) => `${entryLine(entry)}\n`).join('')));
        },
      });
      return new Response(lines, {
        headers: { 'Content-Type': 'application/x-ndjson; charset=utf-8', 'Cache-Control': 'no-store' },
      });
    },
  }),
];
