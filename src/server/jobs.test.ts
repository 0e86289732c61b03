import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importEvents, openEvents } from '../outside/store/index.ts';
import { runCommand } from '../testing/run-command.ts';
import { type Client, folderOf, serverOf } from './serving.test-client.ts';

const FILE = 'russia-belarus-2021/situation.yaml';
const PATH = `examples/${FILE}`;
const situation = { file: FILE };

const folder = mkdtempSync(join(tmpdir(), 'tightrope-jobs-'));
afterAll(() => rmSync(folder, { recursive: true }));

let here: Client;
beforeAll(async () => {
  here = await serverOf(folderOf('examples'));
});

async function started(path: string, value: unknown): Promise<string> {
  const answer = await here.send('POST', path, {
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(value),
  });
  expect([answer.status, answer.status === 202 ? '' : await answer.text()]).toEqual([202, '']);
  return answer.headers.get('location') as string;
}

async function resultOf(path: string, value: unknown): Promise<string> {
  const answer = await here.send('GET', `${await started(path, value)}/result?wait=60`);
  return answer.text();
}

/** What a command prints, without the moment at which the record was read. */
const timeless = (text: string) => text.replaceAll(/"(asOf|now)": "20\d\d-\d\d-\d\dT[^"]*"/g, '');

test.each([
  [
    'forecast',
    '/api/forecasts',
    { options: { samples: 64, models: ['nash', 'weighted-mean'] } },
    ['--samples', '64', '--model', 'nash,weighted-mean'],
  ],
  [
    'why',
    '/api/analyses',
    { options: { samples: 64, models: ['nash'], outcome: 'merger', quick: true } },
    ['--samples', '64', '--model', 'nash', '--outcome', 'merger', '--quick'],
  ],
  [
    'compare',
    '/api/comparisons',
    { options: { samples: 64, models: ['nash'] }, timeLine: true },
    ['--samples', '64', '--model', 'nash', '--time-line'],
  ],
] as const)('a job of %s gives byte for byte what the command prints', async (command, path, value, flags) => {
  const { stdout } = await runCommand([command, PATH, ...flags, '--json']);
  expect(timeless(await resultOf(path, { situation, ...value }))).toBe(timeless(stdout));
});

test('a situation with explanations that change it has them in a job of forecast as in the command', async () => {
  const [text, section] = [PATH, 'examples/russia-belarus-2021/hypotheses.yaml'].map((file) =>
    readFileSync(file, 'utf8'),
  );
  const path = join(folder, 'explained.yaml');
  const both = `${text.replace(/^outside:[\s\S]*?^shocks:/m, 'shocks:')}\n${section.slice(section.indexOf('hypotheses:'))}`;
  writeFileSync(path, both);
  const { stdout } = await runCommand(['forecast', path, '--samples', '32', '--model', 'weighted-mean', '--json']);
  const options = { samples: 32, models: ['weighted-mean'] };
  const found = await resultOf('/api/forecasts', { situation: { text: both }, options });
  expect(JSON.parse(found).explanations.outcomes).toHaveLength(9);
  expect(timeless(found)).toBe(timeless(stdout));
});

test('a trace and the models are what the commands print', async () => {
  const traced = await here.send('POST', '/api/traces', {
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ situation, model: 'nash' }),
  });
  expect(await traced.text()).toBe((await runCommand(['trace', PATH, '--model', 'nash', '--json'])).stdout);
  expect(await (await here.send('GET', '/api/models')).text()).toBe((await runCommand(['models', '--json'])).stdout);
  const { value } = await here.ask('POST', '/api/records', { situation });
  expect(value).toMatchObject({ record: { records: [expect.objectContaining({ family: 'merger' })] } });
});

test('progress is streamed with ids, and a listener that comes back gets what it missed', async () => {
  const job = await started('/api/forecasts', { situation, options: { samples: 2048 } });
  const all = await (await here.send('GET', `${job}/events`)).text();
  const ids = [...all.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id));
  expect(ids).toEqual(ids.map((_, i) => i + 1));
  expect(all).toMatch(/event: done\ndata: \{\}\nid: \d+\n\n$/);
  const rest = await (
    await here.send('GET', `${job}/events`, { headers: { 'Last-Event-ID': String(ids.length - 1) } })
  ).text();
  expect(rest).toBe(`: hello\n\nevent: done\ndata: {}\nid: ${ids.length}\n\n`);
});

test('many requests wait for one result, and none of them is left listening', async () => {
  const warnings: string[] = [];
  const warned = ({ name }: Error) => void warnings.push(name);
  process.on('warning', warned);
  const job = await started('/api/forecasts', { situation, options: { samples: 512 } });
  const waiting = Array.from({ length: 20 }, () => here.send('GET', `${job}/result?wait=60`));
  for (const { status } of await Promise.all(waiting)) expect(status).toBe(200);
  await new Promise(setImmediate);
  process.off('warning', warned);
  expect(warnings).toEqual([]);
});

test('a job is cancelled, and says so to its listeners; an unknown one is not found', async () => {
  const job = await started('/api/analyses', { situation, options: { samples: 8192 } });
  const listening = here.send('GET', `${job}/events`).then((answer) => answer.text());
  const deleted = await here.send('DELETE', job);
  expect(deleted.status).toBe(202);
  expect(await listening).toContain('event: cancelled');
  expect(((await here.ask('GET', job)).value as { state: string }).state).toBe('cancelled');
  expect((await here.send('GET', '/api/jobs/none')).status).toBe(404);
  expect((await here.send('GET', `${job}/result?wait=61`)).status).toBe(400);
});

test('the faults of a situation come with their places, those of options with their paths', async () => {
  writeFileSync(join(here.folder, 'bad.yaml'), 'title: Gas\nactors: { a: { capability: -1 } }\nissues: {}\n');
  const job = await started('/api/forecasts', { situation: { file: 'bad.yaml' } });
  const failed = await here.send('GET', `${job}/result?wait=60`);
  const { error } = (await failed.json()) as { error: { faults: { place: unknown }[] } };
  expect([failed.status, error.faults[0].place]).toEqual([422, { line: 2, column: 28 }]);
  const { status, value } = await here.ask('POST', '/api/forecasts', { situation, options: { sample: 1 } });
  expect([status, value]).toMatchObject([400, { error: { faults: [{ path: ['options', 'sample'] }] } }]);
  const scenario = await started('/api/forecasts', { situation, options: { scenario: 'none' } });
  expect((await here.send('GET', `${scenario}/result?wait=60`)).status).toBe(400);
  expect((await here.ask('POST', '/api/traces', { situation, model: 'nsah' })).status).toBe(400);
});

test('a job fails with the status that a request for the same at once is answered with', async () => {
  const job = await started('/api/forecasts', { situation, ledger: true });
  const failed = await here.send('GET', `${job}/result?wait=60`);
  const atOnce = await here.send('POST', '/api/records', {
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ situation, ledger: true }),
  });
  expect([failed.status, await failed.text()]).toEqual([409, await atOnce.text()]);
});

test.each(['../outside.jsonl', '/etc/hosts.jsonl', '.tightrope/key', '..\\x'])(
  'a situation that names %s reaches nothing outside the folder',
  async (ledger) => {
    const text = `title: x\nactors: { a: { capability: 1 } }\nissues: { i: { scale: [0, 1], stances: { a: { position: 1, salience: 1 } } } }\noutside: { ledger: ${JSON.stringify(ledger)}, classes: {} }\n`;
    const { status, value } = await here.ask('POST', '/api/records', { situation: { file: 'x.yaml', text } });
    expect([status, JSON.stringify(value)]).toEqual([expect.toBeOneOf([400, 422]), expect.stringContaining('error')]);
  },
);

test('where there is no store of events, that is said', async () => {
  const { status, value } = await here.ask('POST', '/api/events/list', { selector: {} });
  expect([status, value]).toMatchObject([409, { error: { code: 'events' } }]);
  expect((await here.send('GET', '/api/events/names?text=x')).status).toBe(409);
});

test('a name that no event has is an error that says which, not an empty list', async () => {
  const client = await serverOf(folderOf());
  const csv = join(client.folder, 'events.csv');
  writeFileSync(csv, 'day,a,b,code\n2021-03-04,USAGOV,BLR,042\n');
  const store = await openEvents(join(client.folder, 'events.duckdb'), { create: true });
  await importEvents(store, csv, { map: { date: 'day', source: 'a', target: 'b', code: 'code' } });
  store.close();
  for (const [route, options] of [
    ['list', {}],
    ['count', { by: 'month' }],
    ['top', {}],
  ] as const) {
    const found = await client.ask('POST', `/api/events/${route}`, { selector: { source: 'USAGOV' }, ...options });
    expect(found).toMatchObject({ status: 200, value: { length: 1 } });
    const unknown = await client.ask('POST', `/api/events/${route}`, { selector: { source: 'Narnia' }, ...options });
    expect(unknown).toMatchObject({
      ...{ status: 400, value: { error: { code: 'usage', message: expect.stringContaining('Narnia') } } },
    });
  }
}, 60_000);

test('a result that is not there yet and one that will never be have codes of their own', async () => {
  const asked = { situation, options: { samples: 65_536 } };
  const places: string[] = [];
  for (let i = 0; i < 6; i++) places.push(await started('/api/analyses', asked));
  // The last one waits for the others.
  const last = places[places.length - 1];
  const result = async () => {
    const answer = await here.send('GET', `${last}/result`);
    return [answer.status, ((await answer.json()) as { error: { code: string } }).error.code];
  };
  expect(await result()).toEqual([409, 'not-ready']);
  for (const place of places.reverse()) await here.send('DELETE', place);
  expect(await result()).toEqual([409, 'cancelled']);
});

test('the faults of a situation are told by the result of its job, with their places', async () => {
  const text = 'title: t\nactors: { a: { capability: -1 } }\nissues: {}\n';
  const place = await started('/api/forecasts', { situation: { text, file: 'faulty.yaml' } });
  const answer = await here.send('GET', `${place}/result?wait=60`);
  const { error } = (await answer.json()) as { error: { code: string; faults: object[] } };
  expect([answer.status, error.code]).toEqual([422, 'faults']);
  expect(error.faults[0]).toMatchObject({ file: 'faulty.yaml', place: { line: 2 } });
});
