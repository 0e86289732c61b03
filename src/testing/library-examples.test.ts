import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { begunLedger } from './begun-ledger.ts';

/** The examples of `docs/library.md`, each as a user has it: a module in a folder where the package is installed. */
const examples = [...readFileSync('docs/library.md', 'utf8').matchAll(/^```(?:js|ts)\n([\s\S]*?)^```$/gm)].map(
  ([, code]) => code,
);

const folder = mkdtempSync(join(tmpdir(), 'tightrope-library-'));
beforeAll(async () => {
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(process.cwd(), join(folder, 'node_modules', 'tightrope-forecast'));
  symlinkSync(join(process.cwd(), 'node_modules', 'linkedom'), join(folder, 'node_modules', 'linkedom'));
  // Its first start takes seconds.
  await begunLedger(join(folder, 'tightrope-ledger'));
  cpSync('examples', join(folder, 'examples'), { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, maxRetries: 3 }));

test.each(examples.map((code, i) => [i + 1, code] as const))(
  'example %d of docs/library.md runs as it stands, and prints what it says',
  (i, code) => {
    const file = join(folder, `example-${i}.mjs`);
    const options = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext };
    writeFileSync(file, ts.transpileModule(code, { compilerOptions: options }).outputText);
    const { status, stdout, stderr } = spawnSync(process.execPath, [file], { cwd: folder, encoding: 'utf8' });
    expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
    const printed = `${stdout}${stderr}`.split('\n');
    const said = [...code.matchAll(/^\s*console\.\w+\(.*\); \/\/ (.*)$/gm)].map(([, words]) => words);
    expect(printed).toEqual(expect.arrayContaining(said));
  },
);
