import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const { exports, name } = JSON.parse(readFileSync('package.json', 'utf8'));
const paths: string[] = Object.keys(exports).filter((path) => !path.endsWith('.json'));

/** Node with a hook that lets no database be loaded. */
const refuse = `if (/^(@duckdb|@electric-sql|drizzle-orm|pg)(\\/|$)/.test(name)) throw new Error(name + ' was loaded');`;
const hooks = `export const resolve = (name, context, next) => {
  ${refuse}
  return next(name, context);
};`;
/** The same for what is required, which goes past the hooks of `import`. */
const required = `import module from 'node:module';
const load = module._load;
module._load = (name, ...rest) => {
  ${refuse}
  return load(name, ...rest);
};`;
const url = (code: string) => `data:text/javascript,${encodeURIComponent(code)}`;
const hook = url(`import { register } from 'node:module'; register(${JSON.stringify(url(hooks))}); ${required}`);
const node = (...args: string[]) =>
  execFileSync(process.execPath, ['--import', hook, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

test('every path of the package is imported without a database, which opening a store loads', () => {
  const script = `
    const found = {};
    for (const path of ${JSON.stringify(paths.map((path) => path.replace('.', name)))}) found[path] = await import(path);
    const why = (error) => console.log(error.cause?.message ?? error.message);
    await found['${name}/outside/store'].openEvents('no-such.db', { create: true }).catch(why);
    await found['${name}/ledger/store'].openLedger({ url: 'postgres://nobody@127.0.0.1:1/none' }).catch(why);`;
  const lines = node('--input-type=module', '-e', script).trim().split('\n');
  expect(lines).toEqual(['@duckdb/node-api was loaded', expect.stringMatching(/^(drizzle-orm|pg)\S* was loaded$/)]);
});

test.each([['check'], ['forecast', '--samples', '16']])(
  '`tightrope %s` of a situation without a record loads no database',
  (command, ...flags) => {
    const situation = 'examples/paris-2015/situation.yaml';
    expect(node('dist/cli/main.js', command, situation, ...flags)).not.toBe('');
  },
);

/** Node with a hook that writes down the size of each module that it loads. */
const sizes = `import { statSync, writeSync } from 'node:fs';
export const load = (url, context, next) => {
  if (url.startsWith('file:')) writeSync(2, statSync(new URL(url)).size + '\\n');
  return next(url, context);
};`;
const counting = url(`import { register } from 'node:module'; register(${JSON.stringify(url(sizes))});`);

// A start takes as long as what it loads: whatever one command alone needs is loaded by that command.
test.each([
  ['--help', 27, 224_000],
  ['models', 41, 571_000],
  ['check examples/paris-2015/situation.yaml', 66, 1_028_000],
  ['trace examples/ec-emissions-1985/situation.yaml --model spatial', 96, 1_246_000],
  ['forecast examples/ec-emissions-1985/situation.yaml --samples 16 --workers 1', 180, 1_866_000],
])('`tightrope %s` loads at most %d modules, of %d bytes', (line, modules, bytes) => {
  const args = ['--import', counting, 'dist/cli/main.js', ...line.split(' ')];
  const { stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  const loaded = stderr.trim().split('\n').map(Number);
  expect(loaded.length).toBeGreaterThan(10);
  expect(loaded.length).toBeLessThanOrEqual(modules);
  expect(loaded.reduce((sum, size) => sum + size)).toBeLessThanOrEqual(bytes);
});
