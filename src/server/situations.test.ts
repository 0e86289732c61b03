import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from '../testing/run-command.ts';
import { type Client, folderOf, serverOf } from './serving.test-client.ts';

const GAS = `title: Gas # a comment
actors: { a: { capability: 1 } }
issues:
  fee: { scale: [0, 100], stances: { a: { position: 5, salience: 1 } } }
`;
const yaml = (text: string, headers: Record<string, string> = {}) => ({
  headers: { 'Content-Type': 'application/yaml', ...headers },
  body: text,
});
const at = (file: string) => `/api/situations/${encodeURIComponent(file)}`;

let here: Client;
beforeAll(async () => {
  here = await serverOf(folderOf('examples'));
});

test('the list has every situation of the folder and its folders, and no other file', async () => {
  const { value } = await here.ask('GET', '/api/situations');
  const { situations } = value as { situations: { file: string; title: string; asOf?: string }[] };
  expect(situations.map(({ file }) => file)).toEqual(
    readdirSync('examples', { encoding: 'utf8', recursive: true })
      .filter((file) => file.endsWith('.yaml') && /^issues:/m.test(readFileSync(join('examples', file), 'utf8')))
      .sort(),
  );
  const belarus = situations.find(({ file }) => file === 'russia-belarus-2021/situation.yaml');
  expect(belarus).toMatchObject({ title: 'Russia and Belarus, spring 2021', asOf: '2021-05-11' });
});

test('a situation is its file, byte for byte, and its ETag tells whether it is still the same', async () => {
  const file = 'russia-belarus-2021/situation.yaml';
  const first = await here.send('GET', at(file));
  expect(first.status).toBe(200);
  expect(await first.text()).toBe(readFileSync(join('examples', file), 'utf8'));
  const etag = first.headers.get('etag') as string;
  const again = await here.send('GET', at(file), { headers: { 'If-None-Match': `W/${etag}, "other"` } });
  expect([again.status, await again.text()]).toEqual([304, '']);
});

test('a text is written with its faults, and what the command finds in it is what the server finds', async () => {
  const bad = GAS.replace('salience: 1', 'salience: 1.4');
  const made = await here.send('PUT', at('drafts/gas.yaml'), yaml(bad, { 'If-None-Match': '*' }));
  expect(made.status).toBe(201);
  const { faults, etag } = (await made.json()) as { faults: unknown[]; etag: string };
  expect(made.headers.get('etag')).toBe(etag);
  expect(readFileSync(join(here.folder, 'drafts/gas.yaml'), 'utf8')).toBe(bad);
  writeFileSync(join(here.folder, 'same.yaml'), bad);
  const { stdout } = await runCommand(['check', '--json', join(here.folder, 'same.yaml')]);
  const named = (list: unknown) => JSON.stringify(list).replaceAll(join(here.folder, 'same.yaml'), 'drafts/gas.yaml');
  expect(JSON.stringify(faults)).toBe(named(JSON.parse(stdout)[0].faults));
  const { value } = await here.ask('GET', `${at('drafts/gas.yaml')}/check`);
  expect(value).toEqual({ file: 'drafts/gas.yaml', faults });
  const posted = await here.ask('POST', '/api/check', { text: bad, file: 'drafts/gas.yaml' });
  expect(posted.value).toEqual({ file: 'drafts/gas.yaml', faults });
});

describe('two writers on one file', () => {
  test('the second is told, and nothing is overwritten', async () => {
    const { etag } = (await (await here.send('PUT', at('two.yaml'), yaml(GAS, { 'If-None-Match': '*' }))).json()) as {
      etag: string;
    };
    const [one, other] = await Promise.all(
      ['# one', '# other'].map((more) => here.send('PUT', at('two.yaml'), yaml(GAS + more, { 'If-Match': etag }))),
    );
    expect([one.status, other.status].sort()).toEqual([200, 412]);
    const [won, lost] = one.status === 200 ? ['# one', other] : ['# other', one];
    expect(readFileSync(join(here.folder, 'two.yaml'), 'utf8')).toBe(GAS + won);
    const { error } = (await lost.json()) as { error: { code: string; message: string } };
    expect(error).toEqual({
      code: 'changed',
      message: '`two.yaml`: changed since it was read; read it again and bring the two together',
    });
    const now = await here.send('GET', at('two.yaml'));
    expect(lost.headers.get('etag')).toBe(now.headers.get('etag'));
  });

  test('an editor that saves in between is one of the two; its text is kept when it is replaced', async () => {
    const { etag } = (await (
      await here.send('PUT', at('editor.yaml'), yaml(GAS, { 'If-None-Match': '*' }))
    ).json()) as { etag: string };
    writeFileSync(join(here.folder, 'editor.yaml'), `${GAS}# by hand`);
    const lost = await here.send('PUT', at('editor.yaml'), yaml(`${GAS}# by the page`, { 'If-Match': etag }));
    expect(lost.status).toBe(412);
    const now = lost.headers.get('etag') as string;
    expect((await here.send('PUT', at('editor.yaml'), yaml(`${GAS}# both`, { 'If-Match': now }))).status).toBe(200);
    const { value } = await here.ask('GET', `${at('editor.yaml')}/versions`);
    const [{ id, source }] = (value as { versions: { id: string; source: string }[] }).versions;
    expect(source).toBe('server');
    expect(await (await here.send('GET', `${at('editor.yaml')}/versions/${id}`)).text()).toBe(`${GAS}# by hand`);
  });

  test('a write that does not say what it replaces is refused, and so is a new file over an old one', async () => {
    expect((await here.send('PUT', at('two.yaml'), yaml(GAS))).status).toBe(428);
    expect((await here.send('PUT', at('two.yaml'), yaml(GAS, { 'If-None-Match': '*' }))).status).toBe(412);
    expect((await here.send('PUT', at('none.yaml'), yaml(GAS, { 'If-Match': '"x"' }))).status).toBe(412);
  });
});

test('changes are told, those of the server at once and those of an editor at the next look; what was missed comes after a break', async () => {
  const client = await serverOf(folderOf());
  writeFileSync(join(client.folder, 'a.yaml'), GAS);
  await client.server.look();
  const stream = await client.send('GET', '/api/changes');
  expect(stream.headers.get('content-type')).toBe('text/event-stream');
  const reader = (stream.body as ReadableStream<Uint8Array>).getReader();
  const next = async () => new TextDecoder().decode((await reader.read()).value);
  expect(await next()).toBe(': hello\n\n');
  await client.send('PUT', at('b.yaml'), yaml(GAS, { 'If-None-Match': '*' }));
  const told = await next();
  expect(told).toMatch(/^event: changed\ndata: \{"file":"b.yaml","etag":"\\"[0-9a-f]{32}\\""\}\nid: \d+\n\n$/);
  const [, id] = /id: (\d+)/.exec(told) as RegExpExecArray;
  await reader.cancel();
  await client.server.look();
  writeFileSync(join(client.folder, 'a.yaml'), `${GAS}# by hand`);
  await client.server.look();
  const again = await client.send('GET', '/api/changes', { headers: { 'Last-Event-ID': id } });
  const missed = (again.body as ReadableStream<Uint8Array>).getReader();
  await missed.read();
  const text = new TextDecoder().decode((await missed.read()).value);
  expect(text).toContain('data: {"file":"a.yaml",');
  await missed.cancel();
  const old = await client.send('GET', '/api/changes', { headers: { 'Last-Event-ID': '17' } });
  const reload = (old.body as ReadableStream<Uint8Array>).getReader();
  await reload.read();
  expect(new TextDecoder().decode((await reload.read()).value)).toContain('event: reload');
  await reload.cancel();
});

test('a ledger in JSON Lines and a store of events that others write are told of, also in folders, each once', async () => {
  const client = await serverOf(folderOf());
  const write = (name: string, text: string) => writeFileSync(join(client.folder, name), text);
  mkdirSync(join(client.folder, 'case'));
  write('case/ledger.jsonl', '{}');
  await client.server.look();
  const stream = await client.send('GET', '/api/changes');
  const reader = (stream.body as ReadableStream<Uint8Array>).getReader();
  await reader.read();
  const told = async () =>
    /^event: beside\ndata: (.*)$/m.exec(new TextDecoder().decode((await reader.read()).value))?.[1];
  await client.server.look();
  write('case/ledger.jsonl', '{}\n{}');
  write('notes.txt', 'nothing that a situation reads');
  await client.server.look();
  expect(await told()).toBe('{"file":"case/ledger.jsonl"}');
  // Latest events stand in a log before they come into the store.
  write('events.duckdb', 'x');
  write('events.duckdb.wal', 'y');
  await client.server.look();
  expect(await told()).toBe('{"file":"events.duckdb"}');
  write('events.duckdb.wal', 'yy');
  await client.server.look();
  expect(await told()).toBe('{"file":"events.duckdb"}');
  rmSync(join(client.folder, 'case', 'ledger.jsonl'));
  await client.server.look();
  expect(await told()).toBe('{"file":"case/ledger.jsonl"}');
  await reader.cancel();
});

test('deleting takes the ETag and the name once more, and the text stays among the versions', async () => {
  const file = 'gone.yaml';
  const { etag } = (await (await here.send('PUT', at(file), yaml(GAS, { 'If-None-Match': '*' }))).json()) as {
    etag: string;
  };
  const headers = { 'If-Match': etag };
  expect((await here.send('DELETE', at(file), { headers })).status).toBe(400);
  expect((await here.send('DELETE', `${at(file)}?confirm=${file}`)).status).toBe(428);
  expect((await here.send('DELETE', `${at(file)}?confirm=${file}`, { headers: { 'If-Match': '"old"' } })).status).toBe(
    412,
  );
  expect((await here.send('DELETE', `${at(file)}?confirm=${file}`, { headers })).status).toBe(204);
  expect(existsSync(join(here.folder, file))).toBe(false);
  const { value } = await here.ask('GET', `${at(file)}/versions`);
  const [{ id }] = (value as { versions: { id: string }[] }).versions;
  expect(await (await here.send('GET', `${at(file)}/versions/${id}`)).text()).toBe(GAS);
});

test('in a repository of git, its commits are versions', async () => {
  const folder = folderOf();
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', '-C', folder, ...args], {
      encoding: 'utf8',
    });
  git('init', '-q');
  writeFileSync(join(folder, 'gas [old].yaml'), GAS);
  git('add', '-A');
  git('commit', '-qm', 'Gas, as it was');
  const client = await serverOf(folder);
  // Nothing that the server keeps for itself is seen by git.
  expect(git('status', '--porcelain')).toBe('');
  const { value } = await client.ask('GET', `${at('gas [old].yaml')}/versions`);
  const { versions } = value as { versions: Record<string, string>[] };
  expect(versions).toMatchObject([{ source: 'git', by: 'Ada', message: 'Gas, as it was' }]);
  expect(await (await client.send('GET', `${at('gas [old].yaml')}/versions/${versions[0].id}`)).text()).toBe(GAS);
  expect((await client.send('GET', `${at('other.yaml')}/versions/${versions[0].id}`)).status).toBe(404);
});

describe('no path leads out of the folder', () => {
  let secret: string;
  beforeAll(() => {
    secret = folderOf();
    writeFileSync(join(secret, 'secret.yaml'), GAS);
    symlinkSync(secret, join(here.folder, 'linked'));
    symlinkSync(join(secret, 'secret.yaml'), join(here.folder, 'link.yaml'));
    symlinkSync(join(secret, 'not-there.yaml'), join(here.folder, 'dangling.yaml'));
    mkdirSync(join(here.folder, '.hidden'));
    writeFileSync(join(here.folder, '.hidden/a.yaml'), GAS);
  });

  const outside = (): string[] => [
    ...[
      '../secret.yaml',
      'a/../../secret.yaml',
      '..\\secret.yaml',
      'a\\b.yaml',
      '/etc/hosts.yaml',
      'C:\\a.yaml',
      'C:a.yaml',
    ],
    ...[
      'linked/secret.yaml',
      'linked/new/x.yaml',
      'link.yaml',
      'dangling.yaml',
      '.hidden/a.yaml',
      '.tightrope/x.yaml',
      './a.yaml',
    ],
    ...[
      'a\0.yaml',
      'a\n.yaml',
      'a//b.yaml',
      'a/.yaml',
      'nul.yaml',
      'a. /x.yaml',
      'node_modules/a.yaml',
      'tightrope-ledger/a.yaml',
    ],
    ...[
      '.yaml',
      '',
      'gas.txt',
      `${'x'.repeat(300)}.yaml`,
      'a/b/c/d/e/f/g/h/i.yaml',
      `${secret}/secret.yaml`,
      '\ufeff.yaml/../x.yaml',
    ],
  ];

  test('to read, write, delete, check or list versions', async () => {
    for (const file of outside()) {
      for (const path of [at(file), `${at(file)}/check`, `${at(file)}/versions`]) {
        expect([file, (await here.send('GET', path)).status]).toEqual([file, expect.toBeOneOf([400, 404])]);
      }
      const put = await here.send('PUT', at(file), yaml('# written', { 'If-None-Match': '*' }));
      expect([file, put.status]).toEqual([file, expect.toBeOneOf([400, 404, 405])]);
      const remove = await here.send('DELETE', `${at(file)}?confirm=${encodeURIComponent(file)}`, {
        headers: { 'If-Match': '*' },
      });
      expect([file, remove.status]).toEqual([file, expect.toBeOneOf([400, 404, 405])]);
    }
    expect(readdirSync(secret)).toEqual(['secret.yaml']);
    expect(readFileSync(join(secret, 'secret.yaml'), 'utf8')).toBe(GAS);
  });

  test('however it is encoded', async () => {
    for (const path of [
      '..%2f..%2fsecret.yaml',
      '%2e%2e%2fsecret.yaml',
      '%252e%252e%252fsecret.yaml',
      '..%5csecret.yaml',
      '%c0%ae%c0%ae%c0%afsecret.yaml',
      '%00',
      '%',
      '%zz.yaml',
    ]) {
      const { status } = await here.send('GET', `/api/situations/${path}`);
      expect([path, status]).toEqual([path, expect.toBeOneOf([400, 404])]);
    }
    for (const path of [
      '/../../package.json',
      '/%2e%2e/%2e%2e/package.json',
      '/..%2f..%2fpackage.json',
      '/assets/..%5c..%5cpackage.json',
      '/.tightrope/key',
      '/%2etightrope/key',
    ]) {
      expect([path, (await here.send('GET', path)).status]).toEqual([path, 404]);
    }
  });

  test('and the list shows nothing of what lies outside or is hidden', async () => {
    const text = await (await here.send('GET', '/api/situations')).text();
    expect(text).not.toMatch(/secret|link|hidden|dangling/);
  });
});

test('a text that is no text, too large or of another kind is refused', async () => {
  const put = (body: Uint8Array | string, type = 'application/yaml') =>
    here.send('PUT', at('kind.yaml'), { headers: { 'Content-Type': type, 'If-None-Match': '*' }, body });
  expect((await put(new Uint8Array([0xff, 0xfe, 0, 1, 2]))).status).toBe(400);
  expect((await put(GAS, 'application/x-www-form-urlencoded')).status).toBe(415);
  expect((await put('#'.repeat(10_000_001))).status).toBe(413);
  expect(existsSync(join(here.folder, 'kind.yaml'))).toBe(false);
});
