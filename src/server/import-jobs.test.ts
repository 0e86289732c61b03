import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { begunLedger } from '../testing/begun-ledger.ts';
import { runCommand } from '../testing/run-command.ts';
import { type Client, folderOf, serverOf } from './serving.test-client.ts';

/** Thirty bargains of one issue, in a table with its own names of columns. */
const ROWS = Array.from({ length: 30 }, (_, k) =>
  [20, 50, 90]
    .map((position, i) => `c${k},fee,${'xyz'[i]},${1 + ((k + i) % 3)},${position},${1 - i / 4},${40 + (k % 5) * 4}`)
    .join('\n'),
).join('\n');
const TABLE = `dossier,issue,actor,capability,position,salience,outcome\n${ROWS}\n`;
const EVENTS = 'date,source,target,code\n2021-01-05,Russia,Belarus,036\n2021-02-05,Belarus,Russia,0211\n';
const STANCES = 'actor,capability,position,salience\nA,1,10,50\nB,2,80,100\n';
const OPTIONS = { columns: { case: 'dossier' }, kind: 'treaty' };

let here: Client;
let outside: string;
beforeAll(async () => {
  const folder = folderOf();
  outside = folderOf();
  await begunLedger(join(folder, 'tightrope-ledger'));
  mkdirSync(join(folder, 'cases'));
  writeFileSync(join(folder, 'cases', 'all.csv'), TABLE);
  writeFileSync(join(folder, 'wrong.csv'), 'case,issue,actor,position,outcome\nA,i,x,10,130\n');
  writeFileSync(join(folder, 'events.csv'), EVENTS);
  writeFileSync(join(folder, 'map.yaml'), 'columns: { date: date, source: source, target: target, code: code }\n');
  writeFileSync(join(folder, 'stances.csv'), STANCES);
  writeFileSync(join(outside, 'secret.csv'), TABLE.replaceAll('c1,', 'secret,'));
  symlinkSync(join(outside, 'secret.csv'), join(folder, 'cases', 'link.csv'));
  symlinkSync(outside, join(folder, 'linked'));
  here = await serverOf(folder);
});

/** Starts a job and waits for it. @returns its kind of end, its result or error, and how often its progress was told */
async function done(path: string, value: unknown) {
  const { status, value: begun } = (await here.ask('POST', path, value)) as { status: number; value: { id: string } };
  if (status !== 202)
    return { state: `refused ${status}`, value: begun as never, text: JSON.stringify(begun), told: 0 };
  const at = `/api/jobs/${begun.id}`;
  const events = await (await here.send('GET', `${at}/events`)).text();
  const answer = await here.send('GET', `${at}/result`);
  const text = await answer.text();
  const { state } = ((await here.ask('GET', at)) as { value: { state: string } }).value;
  return { state, text, value: JSON.parse(text) as never, told: events.split('event: progress').length - 1 };
}

test('cases are scored and learned from as by the commands, with their progress', async () => {
  const file = join(here.folder, 'cases', 'all.csv');
  const flags = ['--columns', 'case=dossier', '--kind', 'treaty'];
  const scored = await done('/api/backtests', { files: ['cases/all.csv'], options: OPTIONS });
  expect([scored.state, scored.told > 0]).toEqual(['done', true]);
  expect(scored.text).toBe((await runCommand(['backtest', file, ...flags, '--json'])).stdout);
  const learned = await done('/api/calibrations', { files: ['cases'], options: OPTIONS });
  // The folder has a link to a file outside: it is passed over.
  expect({ ...(learned.value as object), from: 0 }).toEqual({
    ...JSON.parse((await runCommand(['learn', file, ...flags])).stdout),
    from: 0,
  });
  writeFileSync(join(here.folder, 'learned.json'), learned.text);
  const again = await done('/api/backtests', { files: ['cases'], options: OPTIONS, calibration: 'learned.json' });
  expect(again.text).toContain('learned before');
});

test('a file becomes the text that `import` prints, from the folder or from the request', async () => {
  const printed = await runCommand(['import', join(here.folder, 'stances.csv'), '--salience-scale', '100']);
  expect(printed.status).toBe(0);
  const options = { salienceScale: 100 };
  const read = await done('/api/imports', { into: 'situation', file: 'stances.csv', options });
  expect((read.value as { text: string }).text).toBe(printed.stdout);
  const content = Buffer.from(STANCES).toString('base64');
  const sent = await done('/api/imports', { into: 'situation', file: 'stances.csv', content, options });
  expect(sent.text).toBe(read.text);
});

test('events and claims come into the store and the ledger of the folder', async () => {
  const events = await done('/api/imports', { into: 'events', file: 'events.csv', mapping: 'map.yaml' });
  expect([events.state, events.value]).toEqual(['done', expect.objectContaining({ file: 'events.csv', added: 2 })]);
  expect(((await here.ask('POST', '/api/events/list', { selector: {}, limit: 5 })).value as unknown[]).length).toBe(2);
  const lines = readFileSync('examples/russia-belarus-2021/ledger.jsonl');
  const claims = await done('/api/imports', { into: 'ledger', file: 'x.jsonl', content: lines.toString('base64') });
  expect(claims.value).toMatchObject({ refused: 0, known: 0, faults: [] });
  expect((claims.value as { claims: number }).claims).toBeGreaterThan(0);
  expect((await here.ask('GET', '/api/ledger/overview')).value).toMatchObject({
    claims: (claims.value as { claims: number }).claims,
  });
});

test('what is wrong with a file is said with its place, without where the folder lies', async () => {
  const cases = await done('/api/backtests', { files: ['wrong.csv'] });
  expect([cases.state, (cases.value as { error: { message: string } }).error.message]).toEqual([
    'failed',
    'wrong.csv:2:10: outcome is 130, off the scale from 0 to 100',
  ]);
  const situation = await done('/api/imports', { into: 'situation', file: 'cases/all.csv' });
  expect(situation.state).toBe('failed');
  const missing = await done('/api/imports', { into: 'events', file: 'none.csv' });
  expect([missing.state, missing.text.includes(here.folder)]).toEqual(['failed', false]);
  writeFileSync(join(here.folder, 'bad.yaml'), 'columns: { dat: date }\n');
  const mapped = await done('/api/imports', { into: 'events', file: 'events.csv', mapping: 'bad.yaml' });
  expect((mapped.value as { error: { message: string } }).error.message).toMatch(
    /^bad.yaml:1:12: .*did you mean `date`/,
  );
  const ledger = await done('/api/imports', { into: 'ledger', file: 'stances.csv' });
  expect(ledger.value).toMatchObject({ claims: 0, refused: 3 });
});

test('no file outside the folder is read, and no option is taken that is none', async () => {
  for (const file of ['../secret.csv', 'linked/secret.csv', 'cases/link.csv', '.tightrope/key', '/etc/passwd']) {
    for (const [path, body] of [
      ['/api/backtests', { files: [file] }],
      ['/api/calibrations', { files: [file] }],
      ['/api/imports', { into: 'situation', file }],
      ['/api/imports', { into: 'ledger', file }],
      ['/api/imports', { into: 'events', file }],
    ] as const) {
      const { state, text } = await done(path, body);
      expect([file, state]).toEqual([file, 'failed']);
      expect(text).not.toContain('secret,');
    }
  }
  for (const body of [
    { into: 'nothing', file: 'x' },
    { into: 'situation', file: 'x', content: '*' },
    { into: 'events', file: 'x', content: '' },
    { into: 'situation', file: 'x', options: { choose: {} } },
  ])
    expect((await done('/api/imports', body)).state).toBe('refused 400');
  expect((await done('/api/backtests', { files: [], seed: -1 })).state).toBe('refused 400');
  const { state, text } = await done('/api/backtests', { files: ['cases/all.csv'], options: { salienceScale: 0 } });
  expect([state, text]).toEqual(['refused 400', expect.stringContaining('found 0, expected one of 1, 100')]);
  expect(existsSync(join(outside, 'secret.csv'))).toBe(true);
});

test('a job that is cancelled keeps the cases that are done', async () => {
  writeFileSync(
    join(here.folder, 'many.csv'),
    TABLE + Array.from({ length: 40 }, (_, k) => ROWS.replaceAll(/^c/gm, `d${k}-`)).join('\n'),
  );
  const { value } = (await here.ask('POST', '/api/calibrations', { files: ['many.csv'], options: OPTIONS })) as {
    value: { id: string };
  };
  const events = (await here.send('GET', `/api/jobs/${value.id}/events`)).body as ReadableStream<Uint8Array>;
  const reader = events.getReader();
  const decoder = new TextDecoder();
  for (let text = ''; !text.includes('event: progress'); ) text += decoder.decode((await reader.read()).value);
  expect((await here.send('DELETE', `/api/jobs/${value.id}`)).status).toBe(202);
  for (let text = ''; !text.includes('event: cancelled'); ) text += decoder.decode((await reader.read()).value);
  const { warnings } = ((await here.ask('GET', `/api/jobs/${value.id}`)) as { value: { warnings?: string[] } }).value;
  expect(warnings?.[0] ?? 'Stopped after').toContain('Stopped after');
});
