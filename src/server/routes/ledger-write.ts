import * as z from 'zod';
import { identify } from '../../ledger/claim/identify.ts';
import { claimSchema, forecastSchema, resolutionSchema } from '../../ledger/claim/schema.ts';
import { withoutMissing } from '../../ledger/claim/stated.ts';
import type { Elsewhere } from '../../ledger/store/elsewhere.ts';
import { append, histories, idsLike, type NewEntry } from '../../ledger/store/index.ts';
import { quoteName } from '../../numeric/nearest-name.ts';
import { checkValue } from '../../situation/check-value.ts';
import { importLines } from '../import-lines.ts';
import { Refusal } from '../refusal.ts';
import { json, route } from '../route.ts';
import { claimNamed, claimParams } from './claim-named.ts';
import { judgedSchema, newClaimSchema, saidSchema } from './ledger-schemas.ts';

const tag = 'Ledger';
const added = { 201: { description: 'the entries that were added, as the command prints them with `--json`' } };
/** The largest ledger that is taken over in one request, bytes. */
const LARGEST_IMPORT = 64_000_000;

/** Writes entries down, all or none. */
async function write(handle: Elsewhere, entries: NewEntry[]): Promise<Response> {
  const results = await append(handle, entries);
  return json(
    results.flatMap((result) => (result.state === 'added' ? [result.entry] : [])),
    201,
  );
}

const now = () => new Date().toISOString();

/** What came of some claims, each judged alike. */
const resolutionsOf = (ids: readonly string[], judged: object): NewEntry[] =>
  ids.map((claim) => ({
    entry: 'resolution',
    ...checkValue(resolutionSchema, withoutMissing({ on: now(), ...judged, claim }), 'body'),
  }));

export const ledgerWriteRoutes = [
  route({
    ...{
      method: 'post',
      path: '/api/ledger/claims',
      tag,
      summary: 'Writes a claim down, with what its claimant says of it',
    },
    body: { json: newClaimSchema },
    answers: added,
    async handle({ body: { claim: given, forecast } }, { ledger }) {
      const { id: named, made = now().slice(0, 10), ...rest } = given;
      const { id: _, ...unnamed } = checkValue(
        claimSchema,
        withoutMissing({ ...rest, made, id: named ?? 'unnamed' }),
        'claim',
      );
      const claim = { ...unnamed, id: named ?? identify(unnamed) };
      const entries: NewEntry[] = [{ entry: 'claim', ...claim }];
      if (forecast) {
        const said = withoutMissing({ made: claim.made, ...forecast, claim: claim.id });
        entries.push({ entry: 'forecast', ...checkValue(forecastSchema, said, 'forecast') });
      }
      const handle = ledger.handle(true);
      if ((await idsLike(handle, claim.id)).includes(claim.id))
        throw new Refusal(
          'conflict',
          `the ledger has the claim ${claim.id} already; a further forecast of it adds what is said now`,
        );
      return write(handle, entries);
    },
  }),
  route({
    ...{ method: 'post', path: '/api/ledger/claims/{id}/forecasts', tag },
    summary: 'Writes down what the claimant says now; what was said before stays',
    params: claimParams,
    body: { json: saidSchema },
    answers: added,
    async handle({ params: { id }, body }, { ledger }) {
      const { claim } = await claimNamed(ledger.handle(), id);
      const said = checkValue(forecastSchema, withoutMissing({ made: now(), ...body, claim: claim.id }), 'body');
      return write(ledger.handle(), [{ entry: 'forecast', ...said }]);
    },
  }),
  route({
    ...{ method: 'post', path: '/api/ledger/claims/{id}/resolutions', tag },
    summary: 'Writes down what came of a claim; an earlier judgement stays in its history',
    params: claimParams,
    body: { json: judgedSchema },
    answers: added,
    async handle({ params: { id }, body }, { ledger }) {
      const { claim } = await claimNamed(ledger.handle(), id);
      return write(ledger.handle(), resolutionsOf([claim.id], body));
    },
  }),
  route({
    ...{ method: 'post', path: '/api/ledger/questions/{id}/resolutions', tag },
    summary: 'Writes down what came of all claims on a question',
    params: z.object({ id: z.string().describe('the id of the question, percent-encoded') }),
    body: { json: judgedSchema },
    answers: added,
    async handle({ params: { id }, body }, { ledger }) {
      const meant = await histories(ledger.handle(), { question: id });
      if (meant.length === 0) throw new Refusal('not-found', `no claim is on the question ${quoteName(id)}`);
      return write(
        ledger.handle(),
        resolutionsOf(
          meant.map(({ claim }) => claim.id),
          body,
        ),
      );
    },
  }),
  route<unknown, unknown, Uint8Array>({
    ...{ method: 'post', path: '/api/ledger/entries', tag, summary: 'Takes over a ledger in JSON Lines' },
    body: { text: ['application/x-ndjson', 'application/jsonl'], most: LARGEST_IMPORT },
    answers: { 200: { description: 'how many entries were added, known or refused, and the first faults' } },
    handle: async ({ body }, { ledger }) => json(await importLines(ledger.handle(true), body)),
  }),
];
