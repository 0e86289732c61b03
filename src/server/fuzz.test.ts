import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { begunLedger } from '../testing/begun-ledger.ts';
import { atScale } from '../testing/scale.ts';
import { type Client, folderOf, serverOf } from './serving.test-client.ts';

interface Operation {
  parameters?: { name: string; in: string; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
}
interface Schema {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema | false;
  prefixItems?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
}

let here: Client;
let routes: { path: string; method: string; operation: Operation }[];
beforeAll(async () => {
  const folder = folderOf('examples/paris-2015');
  await begunLedger(join(folder, 'tightrope-ledger'));
  here = await serverOf(folder);
  const { paths } = (await (await here.send('GET', '/openapi.json')).json()) as {
    paths: Record<string, Record<string, Operation>>;
  };
  routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
});

/** Texts that have broken something somewhere. */
const hostile = fc.constantFrom(
  ...[
    '',
    ' ',
    '\0',
    '../../etc/passwd',
    '..\\..\\x',
    '%2e%2e%2f',
    '%',
    "' or 1=1 --",
    '<script>alert(1)</script>',
    '__proto__',
    'constructor',
    'toString',
  ],
  ...[
    '\ud800',
    '\u202e',
    'a'.repeat(5000),
    '-1',
    'NaN',
    '1e999',
    '9999999999999999999',
    '2021-02-30',
    'CON',
    'situation.yaml',
    'null',
    '[]',
    'a: &a [*a]',
  ],
);
const text = fc.oneof(hostile, fc.string({ maxLength: 30 }), fc.string({ unit: 'binary', maxLength: 10 }));
const number = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(0, -0, -1, 1e308, 2 ** 53, 0.5));
const anything = fc.oneof(text, number, fc.jsonValue({ maxDepth: 3 }));

/** Values that a schema describes, more or less. */
function describedBy(schema: Schema, depth = 0): fc.Arbitrary<unknown> {
  const sound = soundOf(schema, depth);
  return fc.oneof({ weight: 9, arbitrary: sound }, { weight: 1, arbitrary: anything });
}

function soundOf(
  { type, enum: choices, const: only, properties, required = [], items, prefixItems, anyOf, oneOf }: Schema,
  depth: number,
): fc.Arbitrary<unknown> {
  if (only !== undefined) return fc.constant(only);
  if (choices) return fc.constantFrom(...choices);
  const either = anyOf ?? oneOf;
  if (either && depth < 6) return fc.oneof(...either.map((one) => describedBy(one, depth + 1)));
  if (properties && depth < 6) {
    const parts = Object.fromEntries(
      Object.entries(properties).map(([name, one]) => [name, describedBy(one, depth + 1)]),
    );
    return fc.record(parts, { requiredKeys: required.filter((name) => name in parts) });
  }
  if (type === 'array' && depth < 6) {
    if (prefixItems) return fc.tuple(...prefixItems.map((one) => describedBy(one, depth + 1)));
    return fc.array(items ? describedBy(items, depth + 1) : anything, { maxLength: 3 });
  }
  if (type === 'string') return text;
  if (type === 'number' || type === 'integer') return number;
  if (type === 'boolean') return fc.boolean();
  return anything;
}

const encoded = (value: string) => {
  try {
    return encodeURIComponent(value);
  } catch {
    return '%ed%a0%80';
  }
};

/** A request to a route: with its parameters and body as described, or broken. */
function requestTo({ path, operation }: { path: string; operation: Operation }) {
  const { parameters = [], requestBody } = operation;
  const named = (place: string) => parameters.filter((one) => one.in === place);
  const steps = fc.record(
    Object.fromEntries(
      named('path').map(({ name, schema }) => [
        name,
        fc.oneof(text, describedBy(schema), fc.constant('situation.yaml')),
      ]),
    ),
  );
  const query = fc.record(Object.fromEntries(named('query').map(({ name, schema }) => [name, describedBy(schema)])), {
    requiredKeys: [],
  });
  const headers = fc.record(
    Object.fromEntries(
      named('header').map(({ name }) => [name, fc.constantFrom('*', '"x"', '', '17', 'W/"y", *', '\u00e9')]),
    ),
    { requiredKeys: [] },
  );
  const types = Object.entries(requestBody?.content ?? {});
  const body = fc.oneof(
    ...types.map(([type, { schema }]) =>
      type === 'application/json'
        ? describedBy(schema).map((value) => ({ type, body: JSON.stringify(value) ?? '' }))
        : fc
            .constantFrom('title: x\nissues: {}\n', '{"entry":"claim"}\n{}', '\ud800', '- [')
            .map((written) => ({ type, body: written })),
    ),
    fc.record({
      type: fc.constantFrom('application/json', 'text/plain', 'application/yaml', '', 'x'),
      body: fc.oneof(text, fc.constantFrom('{', '[[[[', '{"situation":', 'nul', '"\\ud800"')),
    }),
  );
  return fc.record({ steps, query, headers, body }).map((one) => ({
    path: `${path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encoded(String((one.steps as Record<string, unknown>)[name])))}?${Object.entries(
      one.query,
    )
      .map(([name, value]) => `${name}=${encoded(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))}`)
      .join('&')}`,
    headers: { ...(one.headers as Record<string, string>), 'Content-Type': one.body.type },
    body: types.length > 0 ? one.body.body : undefined,
  }));
}

test('no route answers anything with a fault of the server, and every error is JSON with a code and a message', async () => {
  const before = readFileSync(join(here.folder, 'situation.yaml'), 'utf8');
  for (const route of routes) {
    await fc.assert(
      fc.asyncProperty(requestTo(route), async ({ path, headers, body }) => {
        const answer = await here.send(route.method.toUpperCase(), path, {
          headers,
          ...(body !== undefined && { body }),
        });
        expect(answer.status).toBeLessThan(500);
        if (answer.headers.get('content-type')?.startsWith('text/event-stream')) return answer.body?.cancel();
        const text = await answer.text();
        if (answer.status >= 400)
          expect(JSON.parse(text)).toMatchObject({ error: { code: expect.any(String), message: expect.any(String) } });
      }),
      { numRuns: atScale(12, 100), ...(atScale(0, 1) === 0 && { seed: 1 }) },
    );
    for (const { status } of here.server.jobs()) if (status.error) expect(status.error.code).not.toBe('failed');
  }
  // Only who says the right ETag changes a file, and nothing is made outside the folder.
  if (existsSync(join(here.folder, 'situation.yaml')))
    expect(readFileSync(join(here.folder, 'situation.yaml'), 'utf8').length).toBeGreaterThan(0);
  expect(before.length).toBeGreaterThan(0);
  expect(readdirSync(here.folder)).toContain('.tightrope');
});

test('the description of the API has every route, and is a page too', async () => {
  const document = (await (await here.send('GET', '/openapi.json')).json()) as {
    openapi: string;
    paths: Record<string, unknown>;
  };
  expect(document.openapi).toBe('3.1.0');
  const docs = readFileSync('docs/http-api.md', 'utf8');
  for (const path of Object.keys(document.paths)) {
    const [base] = path.split('?');
    const known =
      docs.includes(base) || docs.includes(base.replace('/api/ledger', '')) || base.startsWith('/api/ledger/calls');
    expect([base, known]).toEqual([base, true]);
  }
  const page = await here.send('GET', '/docs', { headers: { Authorization: '' } });
  const html = await page.text();
  expect(html).toContain('<code>PUT /api/situations/{file}</code>');
  expect(html).not.toMatch(/<script|style=|\son\w+=/);
  const ids = Object.values(document.paths).flatMap((methods) =>
    Object.values(methods as Record<string, { operationId: string }>).map(({ operationId }) => operationId),
  );
  expect(new Set(ids).size).toBe(ids.length);
});
