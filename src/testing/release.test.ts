import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { noticesBelow, packageFolder } from '../../release/notices.js';

const json = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
const script = (name: string, args: readonly string[] = [], cwd = '.') =>
  spawnSync(process.execPath, [resolve('release', name), ...args], { cwd, encoding: 'utf8' });

/** Licences that ask for nothing but that they are passed on with the work; MPL-2.0 asks for its own files alone, which npm brings. */
const FREE = [
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'Unlicense',
  '0BSD',
  'BlueOak-1.0.0',
  'MPL-2.0',
];
const isFree = (license: string) => {
  const parts = license.replace(/[()]/g, '').split(' OR ');
  return parts.some((part) => part.split(' AND ').every((one) => [...FREE, 'Zlib'].includes(one)));
};

describe('what comes from others', () => {
  beforeAll(() => {
    for (const name of ['licenses.js', 'sbom.js']) execFileSync(process.execPath, [join('release', name)]);
  });

  test('every package that a source map names has its terms beside the files', () => {
    const maps = readdirSync('dist', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.map'));
    const sources = maps.flatMap((file) => (json(join('dist', file)).sources as string[]) ?? []);
    const names = sources.flatMap((source) => packageFolder(source)?.replace(/.*node_modules[\\/]/, '') ?? []);
    expect(names.length).toBeGreaterThan(10);
    const terms = readFileSync('dist/THIRD-PARTY-LICENSES', 'utf8');
    const missing = [...new Set(names)].filter((name) => !new RegExp(`^${name} \\d+\\.\\d+\\.\\d+`, 'm').test(terms));
    expect(missing).toEqual([]);
  });

  test('what a package carries that comes as one file is there as well, and every text says something', () => {
    const all = noticesBelow('dist');
    expect(all.map(({ heading }) => heading.split(' ')[0])).toEqual(expect.arrayContaining(['docx', 'jszip', 'pako']));
    expect(all.filter(({ text }) => !/copyright|permission|public domain/i.test(text))).toEqual([]);
  });

  test('all of it may be passed on, built in or beside', () => {
    const components = json('dist/sbom.cdx.json').components as {
      name: string;
      licenses: [{ expression?: string; license?: { id: string } }];
    }[];
    const licenses = components.map(({ name, licenses: [one] }) => [name, one.expression ?? one.license?.id ?? '']);
    expect(licenses.filter(([, license]) => !isFree(license))).toEqual([]);
  });

  test('the bill of materials has every dependency, each once, and nothing else is needed by one', () => {
    const { components, dependencies } = json('dist/sbom.cdx.json');
    const refs = components.map((one: { 'bom-ref': string }) => one['bom-ref']);
    expect(new Set(refs).size).toBe(refs.length);
    const names = new Set(components.map((one: { name: string }) => one.name));
    const { dependencies: own, optionalDependencies } = json('package.json');
    expect(Object.keys({ ...own, ...optionalDependencies }).filter((name) => !names.has(name))).toEqual([]);
    const needed = dependencies.flatMap((one: { dependsOn: string[] }) => one.dependsOn);
    expect(needed.filter((ref: string) => !refs.includes(ref))).toEqual([]);
  });
});

describe('the version of a release', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tightrope-version-'));
  const given = (news: string, { locked = '1.2.3', cited = '1.2.3' } = {}) => {
    writeFileSync(join(folder, 'package.json'), '{ "version": "1.2.3" }');
    writeFileSync(join(folder, 'package-lock.json'), `{ "packages": { "": { "version": "${locked}" } } }`);
    writeFileSync(join(folder, 'CITATION.cff'), `version: ${cited}\n`);
    writeFileSync(join(folder, 'CHANGELOG.md'), `# Changelog\n\n${news}\n## 1.2.2 - 2026-01-01\n\n- old\n`);
  };
  const faults = (...args: string[]) => script('version.js', args, folder).stderr.trim().split('\n').filter(Boolean);

  test('is one everywhere, and the changelog says what is new', () => {
    given('## 1.2.3 - 2026-12-01\n\n- new\n');
    expect(faults('--tag', 'v1.2.3')).toEqual([]);
    expect(script('notes.js', [], folder).stdout).toBe('- new\n');
  });

  test.each([
    [
      'the tag is another',
      '## 1.2.3 - 2026-12-01\n\n- new\n',
      {},
      ['--tag', 'v1.2.4'],
      'the tag is v1.2.4, expected v1.2.3',
    ],
    [
      'the changelog has no chapter',
      '## Unreleased\n\n- new\n',
      {},
      [],
      'CHANGELOG.md has no heading "## 1.2.3 - YYYY-MM-DD"',
    ],
    ['its chapter is empty', '## 1.2.3 - 2026-12-01\n', {}, [], 'CHANGELOG.md says nothing of 1.2.3'],
    [
      'the lock file is behind',
      '## 1.2.3 - 2026-12-01\n\n- new\n',
      { locked: '1.2.2' },
      [],
      'package-lock.json has version 1.2.2',
    ],
    [
      'the citation is behind',
      '## 1.2.3 - 2026-12-01\n\n- new\n',
      { cited: '1.2' },
      [],
      'CITATION.cff has version 1.2, expected 1.2.3',
    ],
  ])('%s: it is said', (_, news, others, args, words) => {
    given(news, others);
    expect(faults(...args)).toEqual([expect.stringContaining(words)]);
  });
});

test.each([
  ['release.js', ['--dryrun'], 'unknown flag --dryrun, expected --dry-run or --no-tests'],
  ['fuzz.js', ['--minutes', 'many'], 'expected --minutes N'],
  ['fuzz.js', ['--seed', '1.5'], '--seed N, a whole number'],
])('%s refuses %j', (name, args, words) => {
  const { status, stderr } = script(name, args);
  expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining(words) });
});

test('the hosted release checks the tag, publishes with provenance, and attaches the bill of materials', () => {
  const workflow = readFileSync('.github/workflows/release.yml', 'utf8');
  for (const step of ['release/version.js --tag', 'npm publish --provenance', 'dist/sbom.cdx.json', 'id-token: write'])
    expect(workflow).toContain(step);
});
