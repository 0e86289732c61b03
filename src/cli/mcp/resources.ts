import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Server } from '@modelcontextprotocol/sdk/server/index.js';
import {
  CompleteRequestSchema,
  ListResourcesRequestSchema,
  ListResourceTemplatesRequestSchema,
  ReadResourceRequestSchema,
} from '@modelcontextprotocol/sdk/types.js';
import { UsageError } from '../../numeric/errors.ts';
import { unknownName } from '../../numeric/nearest-name.ts';
import { askedFor } from './asked-for.ts';

/** The package's own folder, wherever this module was built to. */
const PACKAGE = dirname(createRequire(import.meta.url).resolve('tightrope-forecast/package.json'));

const TYPES: Record<string, string> = {
  md: 'text/markdown',
  yaml: 'application/yaml',
  json: 'application/schema+json',
};

/** A text that an assistant may read. */
interface Text {
  uri: string;
  name: string;
  title: string;
  path: string;
}

/** The families of texts, and what one of them is. */
const FAMILIES = { docs: 'A chapter of the documentation', examples: 'A worked example' };
const uriOf = (family: string, name: string) => `tightrope://${family}/${name}`;

/** Serves what an assistant reads to know the format: the schema, the docs and the examples of the package. */
export function serveResources(server: Server): void {
  server.setRequestHandler(ListResourcesRequestSchema, async () => ({
    resources: (await texts()).map(({ path, ...text }) => ({ ...text, mimeType: typeOf(path) })),
  }));
  server.setRequestHandler(ListResourceTemplatesRequestSchema, () => ({
    resourceTemplates: Object.entries(FAMILIES).map(([name, title]) => ({
      ...{ name, title, uriTemplate: uriOf(name, '{name}') },
    })),
  }));
  server.setRequestHandler(ReadResourceRequestSchema, ({ params: { uri } }) =>
    askedFor({ root: PACKAGE }, async () => {
      const known = await texts();
      // Only what is listed is read: a name is never part of a path.
      const found = known.find((one) => one.uri === uri);
      if (!found)
        throw new UsageError(
          unknownName(
            'resource',
            uri,
            known.map((one) => one.uri),
          ),
        );
      return { contents: [{ uri, mimeType: typeOf(found.path), text: await readFile(found.path, 'utf8') }] };
    }),
  );
  server.setRequestHandler(CompleteRequestSchema, async ({ params: { ref, argument } }) => {
    const family = ref.type === 'ref/resource' ? ref.uri.replace('{name}', '') : undefined;
    const names =
      family === undefined ? [] : (await texts()).map(({ uri }) => uri).filter((uri) => uri.startsWith(family));
    const values = names.map((uri) => uri.slice(family?.length)).filter((name) => name.startsWith(argument.value));
    return { completion: { values: values.slice(0, 100), total: values.length, hasMore: values.length > 100 } };
  });
}

const typeOf = (path: string) => TYPES[path.split('.').at(-1) ?? ''];

/** Every text there is, in the order in which it is listed. */
async function texts(): Promise<Text[]> {
  const schema = { uri: 'tightrope://schema', name: 'schema', title: 'JSON Schema of the situation file' };
  const named = (family: keyof typeof FAMILIES, name: string, path: string): Text => ({
    ...{ uri: uriOf(family, name), name: `${family}/${name}`, title: `${FAMILIES[family]}: ${name}`, path },
  });
  const docs = (await readdir(join(PACKAGE, 'docs'))).filter((name) => name.endsWith('.md')).sort();
  const folders = (await readdir(join(PACKAGE, 'examples'), { withFileTypes: true })).filter((one) =>
    one.isDirectory(),
  );
  const examples = await Promise.all(
    folders.map(async ({ name: of }) => {
      const names = (await readdir(join(PACKAGE, 'examples', of))).filter((name) => name.endsWith('.yaml'));
      const examplesOf = (name: string) => `${of}.${name.replace(/\.yaml$/, '')}`;
      return names.map((name) => named('examples', examplesOf(name), join(PACKAGE, 'examples', of, name)));
    }),
  );
  return [
    { ...schema, path: join(PACKAGE, 'situation.schema.json') },
    ...docs.map((name) => named('docs', name.replace(/\.md$/, ''), join(PACKAGE, 'docs', name))),
    ...examples.flat().sort((a, b) => (a.uri < b.uri ? -1 : 1)),
  ];
}
