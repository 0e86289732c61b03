import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { commandInfo } from '../../cli/help/tree.ts';
import { tightrope } from '../../cli/program.ts';
import { openApi } from '../../server/openapi.ts';
import { allRoutes } from '../../server/routes/all-routes.ts';
import { readSituation } from '../../situation/read.ts';
import { situationJsonSchema } from '../../situation/schema.ts';
import { commandsPage } from './commands-page.ts';
import type { SchemaNode } from './every-key.ts';
import { formatPage, withoutDescription, withoutExample } from './format-page.ts';
import { httpPage } from './http-page.ts';

// `npm run reference` writes the pages anew.
const FOLDER = 'docs/reference';
const files = new Map(
  readdirSync(FOLDER)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => [file, readFileSync(`${FOLDER}/${file}`, 'utf8')]),
);
const schema = situationJsonSchema() as SchemaNode;
const page = (name: string) => `../../../${FOLDER}/${name}.md`;

test('every example of the format passes check, without a warning', () => {
  expect([...files].flatMap(([file, text]) => readSituation(text, file).faults)).toEqual([]);
});

test('every key of the format has an example', () => {
  expect(withoutExample(schema, files)).toEqual([]);
});

test('every key of the format says what it means', () => {
  expect(withoutDescription(schema)).toEqual([]);
});

test('the page of the format is current', async () => {
  await expect(formatPage(schema, files)).toMatchFileSnapshot(page('situation-keys'));
});

test('the page of the commands is current', async () => {
  await expect(commandsPage(commandInfo(tightrope()))).toMatchFileSnapshot(page('commands'));
});

test('the page of the HTTP API is current', async () => {
  await expect(httpPage(openApi(allRoutes()))).toMatchFileSnapshot(page('http-routes'));
});
