import * as z from 'zod';
import { COMMIT_ID, gitVersion, gitVersions } from '../folder/git-versions.ts';
import { pathWithin, situationNameFault } from '../folder/paths.ts';
import { json, route } from '../route.ts';
import { fileParams } from './situations.ts';

const versionSchema = z.object({
  id: z.string(),
  source: z.enum(['git', 'server']),
  at: z.iso.datetime(),
  by: z.string().optional(),
  message: z.string().optional(),
});

export const versionRoutes = [
  route({
    ...{ method: 'get', path: '/api/situations/{file}/versions', tag: 'Situations' },
    summary: 'The earlier texts of a situation: commits of git, and texts that the server replaced',
    params: fileParams,
    answers: { 200: { description: 'newest first', schema: z.object({ versions: z.array(versionSchema) }) } },
    async handle({ params: { file } }, { root, versions }) {
      await pathWithin(root, file, situationNameFault(file));
      const all = await Promise.all([versions.list(file), gitVersions(root, file)]);
      return json({ versions: all.flat().sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)) });
    },
  }),
  route({
    ...{
      method: 'get',
      path: '/api/situations/{file}/versions/{id}',
      tag: 'Situations',
      summary: 'An earlier text of a situation',
    },
    params: fileParams.extend({ id: z.string() }),
    answers: { 200: { description: 'the text', type: 'application/yaml' } },
    async handle({ params: { file, id }, c }, { root, versions }) {
      await pathWithin(root, file, situationNameFault(file));
      const bytes = COMMIT_ID.test(id) ? await gitVersion(root, file, id) : await versions.read(file, id);
      return c.body(new Uint8Array(bytes), 200, {
        'Content-Type': 'application/yaml; charset=utf-8',
        'Cache-Control': 'private, max-age=31536000, immutable',
      });
    },
  }),
];
