import * as z from 'zod';
import { decode } from '../../files/decode.ts';
import { readSituation } from '../../situation/read.ts';
import { LARGEST_BYTES } from '../../situation/yaml-source.ts';
import { json, route } from '../route.ts';
import { checkedOf, checkedSchema } from './checked.ts';
import { fileParams } from './situations.ts';

const answers = { 200: { description: 'its faults, as `tightrope check --json`', schema: checkedSchema } };

export const checkRoutes = [
  route({
    ...{ method: 'get', path: '/api/situations/{file}/check', tag: 'Situations', summary: 'The faults of a situation' },
    params: fileParams,
    answers,
    async handle({ params: { file } }, { situations }) {
      const { bytes } = await situations.read(file);
      return json(checkedOf(readSituation(decode(bytes, file), file), file));
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
    handle: ({ body: { text, file } }) => json(checkedOf(readSituation(text, file), file)),
  }),
];
