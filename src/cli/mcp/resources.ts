import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js';
import { UsageError } from '../../numeric/errors.ts';
import { unknownName } from '../../numeric/nearest-name.ts';

/** The package's own folder, wherever this module was built to. */
const PACKAGE = dirname(createRequire(import.meta.url).resolve('tightrope-forecast/package.json'));

const TYPES: Record<string, string> = {
  md: 'text/markdown',
  yaml: 'application/yaml',
  json: 'application/schema+json',
};

/** Adds what an assistant reads to know the format: the schema, the docs and the examples of the package. */
export function resources(server: McpServer): void {
  server.registerResource(
    'schema',
    'tightrope://schema',
    { title: 'JSON Schema of the situation file', mimeType: TYPES.json },
    async (uri) => contents(uri, await readFile(join(PACKAGE, 'situation.schema.json'), 'utf8'), TYPES.json),
  );
  listed(server, 'docs', 'A chapter of the documentation', async () => {
    const names = (await readdir(join(PACKAGE, 'docs'))).filter((name) => name.endsWith('.md'));
    return names.sort().map((name) => ({ name: name.replace(/\.md$/, ''), path: join(PACKAGE, 'docs', name) }));
  });
  listed(server, 'examples', 'A worked example', async () => {
    const folder = join(PACKAGE, 'examples');
    const folders = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory());
    const found = folders.map(async ({ name: of }) => {
      const names = (await readdir(join(folder, of))).filter((name) => name.endsWith('.yaml'));
      return names.map((name) => ({ name: `${of}.${name.replace(/\.yaml$/, '')}`, path: join(folder, of, name) }));
    });
    return (await Promise.all(found)).flat().sort((a, b) => (a.name < b.name ? -1 : 1));
  });
}

interface Listed {
  name: string;
  path: string;
}

/** A family of texts, each under its name: `tightrope://docs/models`. */
function listed(server: McpServer, family: string, title: string, all: () => Promise<Listed[]>): void {
  const entryOf = ({ name, path }: Listed) => ({
    ...{
      name: `${family}/${name}`,
      uri: `tightrope://${family}/${name}`,
      mimeType: TYPES[path.split('.').at(-1) ?? ''],
    },
  });
  const template = new ResourceTemplate(`tightrope://${family}/{name}`, {
    list: async () => ({ resources: (await all()).map(entryOf) }),
    complete: { name: async (start) => (await all()).map(({ name }) => name).filter((name) => name.startsWith(start)) },
  });
  server.registerResource(family, template, { title }, async (uri, { name }) => {
    const known = await all();
    const found = known.find((one) => one.name === name);
    // Only what is listed is read: a name is never part of a path.
    if (!found)
      throw new UsageError(
        unknownName(
          family,
          String(name),
          known.map((one) => one.name),
        ),
      );
    return contents(uri, await readFile(found.path, 'utf8'), entryOf(found).mimeType);
  });
}

const contents = (uri: URL, text: string, mimeType: string) => ({ contents: [{ uri: uri.href, mimeType, text }] });
