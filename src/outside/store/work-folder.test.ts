import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { workFolder } from './work-folder.ts';

const parent = mkdtempSync(join(tmpdir(), 'tightrope-work-'));
afterAll(() => rmSync(parent, { recursive: true }));

test('what a killed import left is taken away by the next; what another one still needs stays', async () => {
  const mine = await workFolder(parent);
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  const host = hostname().replace(/[^A-Za-z0-9.]/g, '');
  const left = (name: string, days = 0) => {
    const folder = join(parent, name);
    mkdirSync(folder);
    writeFileSync(join(folder, 'part-0.tsv'), 'a\tb\n');
    const then = Date.now() / 1000 - days * 86_400;
    for (const file of [join(folder, 'part-0.tsv'), folder]) utimesSync(file, then, then);
    return folder;
  };
  const killed = left(`tightrope-events-${host}-${pid}-abcdef`);
  const elsewhere = left(`tightrope-events-other-${pid}-abcdef`);
  const long = left(`tightrope-events-other-${pid}-ghijkl`, 2);
  const earlier = left('tightrope-events-mnopqr', 2);
  const other = left('tightrope-events-report');
  const next = await workFolder(parent);
  expect([mine, killed, elsewhere, long, earlier, other, next].filter(existsSync).map((f) => basename(f))).toEqual(
    [mine, elsewhere, other, next].map((f) => basename(f)),
  );
});
