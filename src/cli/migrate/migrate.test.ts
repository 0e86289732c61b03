import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCommand } from '../../testing/run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'tightrope-migrate-'));
const path = (name: string) => join(folder, name);
const HEAD = `title: Gas
actors: { a: { capability: 1 } }
issues: { fee: { stances: { a: { position: 1, salience: 1 } } } }
outcomes: { rise: { when: fee > 3 } }
`;
const OLD = `${HEAD}outside:
  rise: # a comment
    - claims: rises
`;
const write = (name: string, text: string) => {
  writeFileSync(path(name), text);
  return path(name);
};
const plain = (text: string) => text.replaceAll(`${folder}/`, '');

const DIFFERENCE = `old.yaml: format 0 to 1
  the reference classes of each outcome stand below \`outside.classes\`
+ 1 format: 1
  2 title: Gas
  3 actors: { a: { capability: 1 } }
  ...
  5 outcomes: { rise: { when: fee > 3 } }
  6 outside:
- 6   rise: # a comment
- 7     - claims: rises
+ 7   classes:
+ 8     rise: # a comment
+ 9       - claims: rises
`;

test('a file of an older format is refused with what to do, migrated with the difference shown, and then without faults', async () => {
  const file = write('old.yaml', OLD);
  const refused = await runCommand(['check', file]);
  expect(plain(refused.stderr)).toBe(
    'old.yaml:5:1: this is format 0, and this Tightrope reads format 1: the reference classes of each outcome stand below `outside.classes`; npx tightrope migrate writes it so and shows the difference\nold.yaml: 1 fault\n',
  );
  const tried = await runCommand(['migrate', file, '--dry-run']);
  expect([plain(tried.stdout), tried.stderr, tried.status]).toEqual([
    `${DIFFERENCE}old.yaml: not written (--dry-run)\n`,
    '',
    0,
  ]);
  expect(readFileSync(file, 'utf8')).toBe(OLD);
  const done = await runCommand(['migrate', file]);
  expect(plain(done.stdout)).toBe(`${DIFFERENCE}old.yaml: written in format 1\n`);
  expect((await runCommand(['check', file])).status).toBe(0);
  expect(plain((await runCommand(['migrate', file])).stdout)).toBe('old.yaml: format 1 already, nothing to do\n');
  expect(readdirSync(folder)).toEqual(['old.yaml']);
});

test('what cannot be migrated is said, and the other files are', async () => {
  const files = [write('newer.yaml', `format: 9\n${HEAD}`), write('list.yaml', '- 1\n'), write('second.yaml', OLD)];
  const { status, stdout, stderr } = await runCommand(['migrate', ...files]);
  expect(status).toBe(2);
  expect(stderr).toContain('newer.yaml:1:9: format 9 is newer than this Tightrope');
  expect(stderr).toContain('list.yaml:1:1: expected a situation or a file of explanations');
  expect(stdout).toContain('second.yaml: written in format 1');
  expect(readFileSync(path('newer.yaml'), 'utf8')).toBe(`format: 9\n${HEAD}`);
});

test('faults of another kind are counted', async () => {
  const file = write('wrong.yaml', OLD.replace('salience: 1', 'salience: 3'));
  const { stderr } = await runCommand(['migrate', file]);
  expect(plain(stderr)).toMatch(/^wrong\.yaml: 1 fault of another kind; npx tightrope check .* names them\n$/);
});

test('the standard input goes to the standard output, and the difference beside it', async () => {
  const { stdout, stderr } = await runCommand(['migrate', '-'], { input: OLD });
  expect(stdout).toBe(`format: 1\n${OLD.replace(/outside:[\s\S]*/, '')}outside:
  classes:
    rise: # a comment
      - claims: rises
`);
  expect(stderr).toContain('-: format 0 to 1');
});

test('a ledger is known by its entries, and has the format that it says', async () => {
  const entry = '{"entry":"resolution","claim":"a","verdict":"annulled","on":"2021-01-01"}\n';
  const [old, now] = [write('old.jsonl', entry), write('now.jsonl', `{"entry":"ledger","format":1}\n${entry}`)];
  const newer = write('newer.jsonl', '{"entry":"ledger","format":2}\n');
  const { status, stdout, stderr } = await runCommand(['migrate', old, now, newer]);
  expect([status, plain(stdout)]).toEqual([
    2,
    'old.jsonl: a ledger of format 1 already, nothing to do\nnow.jsonl: a ledger of format 1 already, nothing to do\n',
  ]);
  expect(plain(stderr)).toMatch(/^newer\.jsonl:1:1: format 2 is newer than this Tightrope, which reads format 1: /);
});
