import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importEvents, openEvents } from '../../outside/store/index.ts';
import { BUILT } from '../../testing/run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'tightrope-mcp-'));
const SMALL = readFileSync('examples/ec-emissions-1985/situation.yaml', 'utf8');
writeFileSync(join(folder, 'cars.yaml'), SMALL);
writeFileSync(join(folder, 'bargain.yaml'), readFileSync('examples/russia-belarus-2021/duties-2010.yaml', 'utf8'));
writeFileSync(
  join(folder, 'leads-out.yaml'),
  `title: T
actors: { a: { capability: 1 } }
issues: { fee: { stances: { a: { position: 1, salience: 1 } } } }
outcomes: { high: { when: fee > 50 } }
outside: { ledger: linked.jsonl, classes: { high: [{ claims: war }] } }
`,
);
const outside = mkdtempSync(join(tmpdir(), 'tightrope-outside-'));
writeFileSync(join(outside, 'secret.yaml'), SMALL);
symlinkSync(join(outside, 'secret.yaml'), join(folder, 'link.yaml'));
symlinkSync(outside, join(folder, 'linked'));
writeFileSync(join(outside, 'secret.jsonl'), '');
symlinkSync(join(outside, 'secret.jsonl'), join(folder, 'linked.jsonl'));
mkdirSync(join(folder, 'cases'));
writeFileSync(join(folder, 'cases', 'cars.yaml'), SMALL);
symlinkSync(join(outside, 'secret.yaml'), join(folder, 'cases', 'secret.yaml'));

/** A client of the protocol's own, at the built command. */
async function connected(...flags: string[]): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' });
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => name !== 'TIGHTROPE_DATABASE_URL'));
  await client.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: [BUILT, 'mcp', folder, ...flags],
      env: env as Record<string, string>,
      stderr: 'pipe',
    }),
  );
  return client;
}

let client: Client;
beforeAll(async () => {
  client = await connected();
});
afterAll(() => client.close());

interface Answer {
  isError?: boolean;
  structuredContent: Record<string, never> & { message?: string; faults?: { message: string; place: object }[] };
  content: { text: string }[];
}
const call = async (name: string, args: object = {}) =>
  (await client.callTool({ name, arguments: args as Record<string, unknown> })) as unknown as Answer;

test('it names its tools, resources and prompts', async () => {
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name)).toEqual([
    ...[
      'check',
      'forecast',
      'why',
      'compare',
      'base_rates',
      'ledger_add',
      'ledger_list',
      'ledger_score',
      'backtest',
      'event_rates',
    ],
  ]);
  for (const { outputSchema, description } of tools) {
    expect(outputSchema).toMatchObject({ type: 'object' });
    expect(description).not.toBe('');
  }
  const { prompts } = await client.listPrompts();
  expect(prompts.map(({ name }) => name)).toEqual(['draft_situation', 'find_hindsight', 'argue_against']);
  const { resources } = await client.listResources();
  const uris = resources.map(({ uri }) => uri);
  expect(uris).toEqual(
    expect.arrayContaining([
      'tightrope://schema',
      'tightrope://docs/situation-file',
      'tightrope://examples/russia-belarus-2021.situation',
    ]),
  );
  for (const uri of [
    'tightrope://schema',
    'tightrope://docs/situation-file',
    'tightrope://examples/paris-2015.situation',
  ]) {
    const { contents } = await client.readResource({ uri });
    expect((contents[0] as { text: string }).text.length).toBeGreaterThan(1000);
  }
  await expect(client.readResource({ uri: 'tightrope://docs/..%2F..%2Fpackage' })).rejects.toThrow(/unknown resource/);
});

test('check names each fault with its place, so that the file can be mended', async () => {
  const text =
    'title: T\nactors: { a: { capability: 1 } }\nissues: { fee: { stances: { b: { position: 1, salience: 2 } } } }\n';
  const { isError, structuredContent, content } = await call('check', { text });
  expect(isError).toBeUndefined();
  expect(structuredContent.faults).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ place: { line: 3, column: 57 }, message: expect.stringContaining('salience 2') }),
    ]),
  );
  expect(content[0].text).toMatch(/^situation\.yaml:3:\d+: /);
  expect((await call('check', { file: 'cars.yaml' })).content[0].text).toMatch(/No faults\.$/);
});

test('a forecast of a faulty situation has the faults, and a sound one its numbers and its words', async () => {
  const faulty = await call('forecast', { text: 'title: 3\n' });
  expect(faulty.isError).toBe(true);
  expect(faulty.structuredContent.faults?.length).toBeGreaterThan(0);
  const sound = await call('forecast', { file: 'bargain.yaml', samples: 256 });
  expect(sound.isError).toBeUndefined();
  const { issues, outcomes } = sound.structuredContent as unknown as Record<
    string,
    { rows: Record<string, unknown>[] }
  >;
  expect(issues.rows.length).toBeGreaterThan(0);
  expect(outcomes.rows[0]).toMatchObject({ outcome: expect.any(String) });
  expect(sound.content[0].text).toContain('Russia and Belarus');
  const again = await call('forecast', { file: 'bargain.yaml', samples: 256 });
  expect(again.structuredContent).toEqual(sound.structuredContent);
});

test('why, compare, base rates and backtest answer with tables', async () => {
  const why = await call('why', { file: 'bargain.yaml', samples: 128 });
  expect((why.structuredContent as unknown as { inputs: { rows: unknown[] } }).inputs.rows.length).toBeGreaterThan(0);
  const compared = await call('compare', { file: 'bargain.yaml', samples: 128 });
  expect(
    (compared.structuredContent as unknown as { changes: { rows: unknown[] } }).changes.rows.length,
  ).toBeGreaterThan(0);
  const rates = await call('base_rates', { since: 1945 });
  expect((rates.structuredContent as unknown as { rates: { rows: unknown[] } }).rates.rows).toHaveLength(1);
  const scores = await call('backtest', { paths: ['cars.yaml'] });
  expect(scores.content[0].text).toMatch(/1 (issue|case|bargain)/);
});

test('the rate of an event is asked of the store in the folder, and faults of the selector are named', async () => {
  const asked = { selector: { source: 'country:Russia', target: 'country:Ukraine' } };
  expect((await call('event_rates', asked)).structuredContent.message).toMatch(/^events\.duckdb: /);
  const store = await openEvents(join(folder, 'events.duckdb'), { create: true });
  const days = Array.from({ length: 60 }, (_, k) => `2021-0${1 + (k % 5)}-${10 + (k % 18)},RUSGOV,UKRMIL,190,x${k}\n`);
  writeFileSync(join(folder, 'plain.csv'), `date,source,target,code,id\n${days.join('')}`);
  await importEvents(store, join(folder, 'plain.csv'));
  store.close();
  const { structuredContent, content } = await call('event_rates', { ...asked, by: ['2021-12-31'] });
  const { rates } = structuredContent as unknown as { rates: { rows: Record<string, unknown>[] } };
  expect(rates.rows).toEqual([expect.objectContaining({ by: '2021-12-31', chosen: expect.any(String) })]);
  expect(rates.rows[0].constant).toBeGreaterThan(0.5);
  expect(content[0].text).toContain('2021-12-31');
  for (const [wrong, message] of [
    [{ ...asked, by: ['1999-01-01'] }, /a date after 2021/],
    [{ selector: { source: 'country:Rusia' } }, /did you mean `country:Russia`/],
    [{ selector: { source: 'nobody at all' } }, /nobody at all/],
    [{ ...asked, events: '../events.duckdb' }, /`\.\.`/],
    [{ ...asked, events: 'cars.yaml' }, /^cars\.yaml: /],
  ] as const) {
    const { isError, content } = await call('event_rates', wrong);
    expect(isError).toBe(true);
    expect(content[0].text).toMatch(message);
  }
});

test('a claim is written down, listed and scored', { tags: 'whole' }, async () => {
  expect((await call('ledger_list')).structuredContent.message).toBe(
    'the folder has no ledger yet; `ledger_add` begins one',
  );
  const added = await call('ledger_add', {
    text: 'It rains',
    claimant: 'anna',
    probability: 'likely',
    by: '2999-01-01',
    tags: ['rain'],
  });
  expect(added.structuredContent).toMatchObject({ id: expect.stringMatching(/^it-rains/) });
  expect(
    (
      await call('ledger_add', {
        text: 'It rains',
        claimant: 'anna',
        probability: '0.7',
        by: '2999-01-01',
        tags: ['rain'],
      })
    ).isError,
  ).toBe(true);
  expect(
    (await call('ledger_add', { text: 'x', claimant: 'anna', probability: 'likly' })).structuredContent.message,
  ).toContain('did you mean `likely`?');
  const listed = (await call('ledger_list', { tag: 'rain' })).structuredContent as unknown as { total: number };
  expect(listed.total).toBe(1);
  // Each form of a probability is the same claim.
  const about = { claimant: 'anna', by: '2999-01-01' };
  for (const [text, said] of [
    ['A number', { probability: 0.3, low: 0.1, high: '50%' }],
    ['A percentage', { probability: '30%', low: '10%', high: 0.5 }],
    ['A map', { options: { a: 0.3, b: '70%' } }],
    ['A list', { options: ['a=0.3', 'b=70%'] }],
    ['Levels', { quantiles: { '0.9': 80, '0.1': 20 } }],
  ] as const)
    expect((await call('ledger_add', { text, ...said, ...about })).content[0].text).toMatch(/^added /);
  const { claims } = (await call('ledger_list')).structuredContent as unknown as {
    claims: { rows: Record<string, unknown>[] };
  };
  const saidOf = (text: string) => claims.rows.find((row) => row.text === text)?.probability;
  expect([saidOf('A number'), saidOf('A percentage')]).toEqual([0.3, 0.3]);
  expect((await call('ledger_score')).isError).toBeUndefined();
});

test.each([
  ['above the folder', '../secret.yaml'],
  ['an absolute path', join(outside, 'secret.yaml')],
  ['a symbolic link', 'link.yaml'],
  ['below a symbolic link', 'linked/secret.yaml'],
  ['a hidden file', '.env'],
  ['nothing', ''],
  ['a device', 'con.yaml'],
])('%s is not read', async (_, file) => {
  for (const [tool, args] of [
    ['check', { file }],
    ['forecast', { file }],
    ['backtest', { paths: [file] }],
  ] as const) {
    const { isError, content } = await call(tool, args);
    expect(isError, `${tool} ${file}`).toBe(true);
    expect(content[0].text).not.toContain('Car emissions');
  }
  await expect(client.getPrompt({ name: 'find_hindsight', arguments: { file } })).rejects.toThrow();
});

test('what a situation names beside itself is not read outside the folder, and links in a folder of cases are passed over', async () => {
  const { isError, content } = await call('forecast', { file: 'leads-out.yaml', samples: 16 });
  expect([isError, content[0].text]).toEqual([true, expect.stringContaining('leads out of the folder')]);
  expect((await call('backtest', { paths: ['cases'] })).content[0].text).not.toContain('also in');
});

test.each([
  ['check', { text: 'title: T\n', fiel: 'cars.yaml' }, 'fiel: unknown key `fiel`, did you mean `file`?'],
  ['check', { text: 5 }, 'text: found 5, expected a text'],
  ['check', {}, 'found neither of `file` and `text`, expected a path in the folder or the text of a situation'],
  ['check', { file: '../x' }, '`../x`: paths stay inside the folder, expected one without `..`'],
  ['check', { file: 'a//x' }, '`a//x`: found two slashes in a row, or one at the end'],
  ['chekc', {}, 'unknown tool `chekc`, did you mean `check`?'],
  ['forecast', { file: 'bargain.yaml', samples: 4 }, 'samples: 4 is outside 16-1000000'],
  ['forecast', { file: 'bargain.yaml', samples: 1.5 }, 'samples: found 1.5, expected a whole number'],
  ['forecast', { file: 'bargain.yaml', samples: 'many' }, 'samples: found the text `many`, expected a whole number'],
  ['forecast', { file: 'bargain.yaml', at: 'soon' }, 'at: found `soon`, expected a date such as 2021-12-31'],
  ['why', { file: 'bargain.yaml', quick: 'yes' }, 'quick: found the text `yes`, expected true or false'],
  [
    'compare',
    { file: 'bargain.yaml', timeLine: true, scenarios: ['x'] },
    'scenarios: found beside timeLine, which goes by days, expected one of them',
  ],
  ['base_rates', { ending: 'x' }, 'ending: found the text `x`, expected one of `any`, `union`'],
  ['base_rates', { since: 1990, until: 1950 }, 'until: found 1950, expected 1990 or later, since it begins with 1990'],
  ['backtest', { paths: [] }, 'paths: has 0 values, expected at least 1'],
  [
    'event_rates',
    { selector: { quad: [7] } },
    'selector.quad[0]: found 7, expected 1 or 2 for cooperation, 3 or 4 for conflict',
  ],
  ['ledger_list', { status: 'opn' }, 'status: found the text `opn`, did you mean `open`?'],
  ['ledger_add', { text: 'x' }, '`claimant` is missing, expected a text: who says so'],
  [
    'ledger_add',
    { text: 'x', claimant: 'a', probability: 30 },
    'probability: 30 is not a probability, did you mean 30%?',
  ],
  [
    'ledger_add',
    { text: 'x', claimant: 'a', probability: true },
    'probability: found true, expected a probability such as 0.6, "60%" or "likely"',
  ],
  ['ledger_add', { text: 'x', claimant: 'a', low: 0.1 }, 'high is missing, expected it beside low'],
  [
    'ledger_add',
    { text: 'x', claimant: 'a', options: ['a=0.3', 'b'] },
    'options: found a probability for 1 of 2 options, expected one for each (NAME=0.3) or for none',
  ],
  ['ledger_add', { text: 'x', claimant: 'a', options: { a: 0.3, b: 0.3 } }, 'options: they add up to 0.6, expected 1'],
  [
    'ledger_add',
    { text: 'x', claimant: 'a', by: 'soon' },
    'by: found "soon", expected a date (2021-04-22) or a time with its zone (2021-04-22T10:00:00+03:00)',
  ],
])('%s of %j: the argument, what was found and what is right', async (tool, args, message) => {
  const { isError, content, structuredContent } = await call(tool, args);
  expect([isError, content[0].text, structuredContent.message]).toEqual([true, message, message]);
});

test('every tool takes the arguments that it states and no other', async () => {
  const { tools } = await client.listTools();
  for (const { inputSchema } of tools) expect(inputSchema).toMatchObject({ additionalProperties: false });
});

test('what an assistant reads names its tools and arguments, not commands and flags', async () => {
  const prose = 'A text of somebody who has read no docs. It goes on and on.\n';
  const asked = [
    ['forecast', { file: 'bargain.yaml', samples: 64 }],
    ['ledger_score', {}],
    ['event_rates', { events: 'none.duckdb', selector: { source: 'X' } }],
    ['check', { text: 'format: 0\n' }],
    ['check', { text: prose }],
  ] as const;
  const texts = await Promise.all(asked.map(async ([tool, args]) => (await call(tool, args)).content[0].text));
  const [forecast, , events, older] = texts;
  expect(forecast).toMatch(/\nNext: why, with outcome: signed_2010\n$/);
  expect(events).toContain('`tightrope events import` (a command that the user can run)');
  expect(older).toContain('tightrope migrate (a command that the user can run)');
  for (const text of texts) {
    expect(text).not.toMatch(/(^|\s)--[a-z]/);
    expect(text.replace(/`?tightrope [^(]*\(a command that the user can run\)/g, '')).not.toMatch(/tightrope [a-z]/);
  }
});

test('a prompt and a resource that there is not, and their arguments, are refused in the same words', async () => {
  const prompt = (name: string, args: Record<string, string>) => client.getPrompt({ name, arguments: args });
  await expect(prompt('draft', {})).rejects.toThrow(/: unknown prompt `draft`, expected one of `draft_situation`/);
  await expect(prompt('draft_situation', {})).rejects.toThrow(': `article` is missing, expected a text');
  await expect(prompt('draft_situation', { article: 'x', day: '3 May' })).rejects.toThrow(
    ': day: found "3 May", expected a date such as 2026-03-03',
  );
  await expect(client.readResource({ uri: 'tightrope://docs/model' })).rejects.toThrow(
    'did you mean `tightrope://docs/models`?',
  );
  const completed = await client.complete({
    ref: { type: 'ref/resource', uri: 'tightrope://docs/{name}' },
    argument: { name: 'name', value: 'situation' },
  });
  expect(completed.completion.values).toEqual(['situation-file']);
});

test('messages do not say where the folder lies', async () => {
  const { content } = await call('check', { file: 'gone.yaml' });
  expect(content[0].text).toContain('gone.yaml: no such file');
  expect(content[0].text).not.toContain(folder);
});

test('both or neither of file and text, and values that are none, are said to be wrong', async () => {
  expect((await call('check', { file: 'cars.yaml', text: 'x' })).isError).toBe(true);
  expect((await call('forecast', { file: 'cars.yaml', samples: -1 })).isError).toBe(true);
  expect((await call('forecast', { file: 'cars.yaml', scenario: 'nuclear' })).structuredContent.message).toContain(
    'unknown scenario',
  );
});

test('the prompts carry the article and the file, with the numbers of its lines', async () => {
  const drafted = await client.getPrompt({
    name: 'draft_situation',
    arguments: { article: 'Two towns quarrel.', day: '2026-01-02' },
  });
  expect(JSON.stringify(drafted.messages)).toContain('Two towns quarrel.');
  for (const name of ['find_hindsight', 'argue_against']) {
    const { messages } = await client.getPrompt({ name, arguments: { file: 'cars.yaml' } });
    expect((messages[0].content as { text: string }).text).toMatch(/\n {3}3 title: Car emissions/);
  }
});

test('it says how far it is, and stops when it is told to', async () => {
  const shares: number[] = [];
  const long = { name: 'forecast', arguments: { file: 'bargain.yaml', samples: 1_000_000 } };
  const stop = new AbortController();
  const running = client.callTool(long, undefined, {
    signal: stop.signal,
    onprogress: ({ progress }) => {
      shares.push(progress);
      if (shares.length === 2) stop.abort('enough');
    },
  });
  await expect(running).rejects.toThrow(/enough/);
  expect(shares[1]).toBeGreaterThan(shares[0]);
  // The server goes on with the next call.
  expect((await call('check', { file: 'cars.yaml' })).isError).toBeUndefined();
});

test('a call that takes too long ends with what is done', async () => {
  const hurried = await connected('--seconds', '1');
  try {
    const ended = (await hurried.callTool({
      name: 'forecast',
      arguments: { file: 'bargain.yaml', samples: 1_000_000 },
    })) as unknown as Answer;
    expect(ended.content[0].text).toMatch(/^[Ss]topped after 1 second\b/);
  } finally {
    await hurried.close();
  }
});
