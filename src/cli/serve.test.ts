import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Serving, serveFolder } from '../server/index.ts';
import { folderOf } from '../server/serving.test-client.ts';
import { runCommand } from '../testing/run-command.ts';

const folder = folderOf();
let serving: Serving;
beforeAll(async () => {
  serving = await serveFolder(folder, { port: 0 });
});
afterAll(() => serving.close());

test('a second server of a folder at another port is refused, with the address of the one that runs', async () => {
  const { status, stdout, stderr } = await runCommand(['serve', folder, '--port', '1']);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toContain(`--port 1: a server of this folder runs already, at ${serving.address} (process `);
  expect((await runCommand(['serve', folder, '--host', '0.0.0.0'])).stderr).toContain('--host 0.0.0.0: a server of');
});

test('asked for again as it is, it gives a further address', async () => {
  const port = new URL(serving.address).port;
  for (const flags of [[], ['--port', port], ['--port', '0']]) {
    const { stdout, stderr } = await runCommand(['serve', folder, ...flags]);
    expect(stdout).toContain(`${serving.address}/?token=`);
    expect(stderr).toContain('runs already');
  }
  expect((await runCommand(['serve', folder, '--run', 'examples'])).status).toBe(2);
});
