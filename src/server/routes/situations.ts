import * as z from 'zod';
import { quoteName } from '../../numeric/nearest-name.ts';
import { decodeText } from '../../situation/table/index.ts';
import { LARGEST_BYTES } from '../../situation/yaml-source.ts';
import { namesEtag } from '../folder/etag.ts';
import { checkText } from '../jobs/check-text.ts';
import { Refusal } from '../refusal.ts';
import { json, route } from '../route.ts';
import { checkedSchema } from './checked.ts';

const YAML_TYPES = ['application/yaml', 'application/x-yaml', 'text/yaml'] as const;
export const fileParams = z.object({ file: z.string().describe('its path in the folder, percent-encoded') });

const listedSchema = z.object({
  file: z.string(),
  title: z.string().optional(),
  asOf: z.string().optional(),
  etag: z.string(),
  bytes: z.number(),
  modified: z.iso.datetime(),
});

const ETAG = { 'If-Match': 'the ETag of what is replaced', 'If-None-Match': '`*` for a new file' };

export const situationRoutes = [
  route({
    ...{ method: 'get', path: '/api/situations', tag: 'Situations', summary: 'The situations of the folder' },
    answers: {
      200: {
        description: 'in the order of their names',
        schema: z.object({ situations: z.array(listedSchema), more: z.boolean() }),
      },
    },
    handle: async (_, { situations }) => json(await situations.list()),
  }),
  route({
    ...{ method: 'get', path: '/api/situations/{file}', tag: 'Situations', summary: 'The text of a situation' },
    params: fileParams,
    headers: { 'If-None-Match': 'the ETag that the client has' },
    answers: {
      200: { description: 'the text, with its ETag', type: 'application/yaml' },
      304: { description: 'as the client has it', type: null },
    },
    async handle({ params: { file }, c }, { situations }) {
      const { bytes, etag } = await situations.read(file);
      const headers = { ETag: etag, 'Cache-Control': 'no-cache' };
      if (namesEtag(c.req.header('if-none-match') ?? '', etag, { weak: true })) return c.body(null, 304, headers);
      return c.body(new Uint8Array(bytes), 200, { ...headers, 'Content-Type': 'application/yaml; charset=utf-8' });
    },
  }),
  route<{ file: string }, unknown, Uint8Array>({
    ...{ method: 'put', path: '/api/situations/{file}', tag: 'Situations' },
    summary: 'Writes the text of a situation, sound or not',
    params: fileParams,
    headers: ETAG,
    body: { text: YAML_TYPES, most: LARGEST_BYTES },
    answers: {
      200: { description: 'replaced; with the faults of the text', schema: checkedSchema.extend({ etag: z.string() }) },
      201: { description: 'a new file', schema: checkedSchema.extend({ etag: z.string() }) },
    },
    async handle({ params: { file }, body, who, c }, server) {
      const decoded = decodeText(body);
      if (decoded === undefined || decoded.guessed)
        throw new Refusal('request', `${quoteName(file)}: the body is no text in UTF-8`);
      const condition = { ifMatch: c.req.header('if-match'), ifNoneMatch: c.req.header('if-none-match') };
      const etag = await server.situations.write(file, body, condition, who.name);
      const status = condition.ifNoneMatch === undefined ? 200 : 201;
      return json({ ...(await checkText(decoded.text, file, server)), etag }, status, { ETag: etag });
    },
  }),
  route({
    ...{ method: 'delete', path: '/api/situations/{file}', tag: 'Situations' },
    summary: 'Deletes a situation as it was read (If-Match); its text stays among its versions',
    params: fileParams,
    query: z.strictObject({ confirm: z.string().describe('the name of the file once more') }),
    headers: { 'If-Match': ETAG['If-Match'] },
    answers: { 204: { description: 'deleted', type: null } },
    async handle({ params: { file }, query: { confirm }, who, c }, { situations }) {
      if (confirm !== file)
        throw new Refusal(
          'request',
          `confirm=${quoteName(confirm)}, expected the name of the file, ${quoteName(file)}`,
        );
      const condition = { ifMatch: c.req.header('if-match'), ifNoneMatch: c.req.header('if-none-match') };
      await situations.remove(file, condition, who.name);
      return c.body(null, 204);
    },
  }),
];
