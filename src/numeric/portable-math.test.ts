import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

// A rule that has stopped matching would say nothing, so it is tried on what it should refuse.
test('the lint step refuses functions whose last digits differ between engines, and powers that are not whole', () => {
  const source = `export const a = Math.exp(2);
    export const { pow } = Math;
    export const b = Math['sin'](1);
    export const c = [a, b].map(Math.log1p);
    export const d = a ** 0.5;
    export let e = a ** b;
    e **= 3;
    export const allowed = a ** 2 + 2 ** b + Math.sqrt(2) + Math.abs(b);`;
  const folder = mkdtempSync(join(tmpdir(), 'tightrope-lint-'));
  try {
    writeFileSync(join(folder, 'biome.json'), JSON.stringify({ plugins: [resolve('portable-math.grit')] }));
    writeFileSync(join(folder, 'example.ts'), source);
    const { stdout, stderr } = spawnSync(resolve('node_modules/.bin/biome'), ['lint', '--colors=off', '.'], {
      cwd: folder,
      encoding: 'utf8',
    });
    const refused = `${stdout}${stderr}`.matchAll(/example\.ts:(\d+):\d+ plugin/g);
    expect(Array.from(refused, ([, line]) => Number(line)).sort()).toEqual([1, 2, 3, 4, 5, 6, 7]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
