import * as z from 'zod';
import { decode } from '../../files/decode.ts';
import { LARGEST_BYTES } from '../../situation/yaml-source.ts';
import { checkText } from '../jobs/check-text.ts';
import { json, route } from '../route.ts';
import { checkedSchema } from './checked.ts';
import { fileParams } from './situations.ts';

const answers = { 200: { description: 'its faults, as `tightrope check --json`', schema: checkedSchema } };

export const checkRoutes = [
  route({
    ...{ method: 'get', path: '/api/situations/{file}/check', tag: 'Situations', summary: 'The faults of a situation' },
    params: fileParams,
    answers,
    async handle({ params: { file } }, server) {
      const { bytes } = await server.situations.read(file);
      return json(await checkText(decode(bytes, file), file, server));
    },
  }),
  route({
    ...{ method: 'post', path: '/api/check', tag: 'Situations', summary: 'The faults of a text that is not saved' },
    body: {
      json: z.strictObject({
        text: z.string().describe('the text of a situation'),
        file: z.string().max(400).default('situation.yaml').describe('what messages call it'),
      }),
      most: 2 * LARGEST_BYTES,
    },
    answers,
    handle: async ({ body: { text, file } }, server) => json(await checkText(text, file, server)),
  }),
];
