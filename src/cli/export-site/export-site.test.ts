import { mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { exportSiteCommand } from './command.ts';

const situation = (title: string, more = '') => `title: ${JSON.stringify(title)}
actors: { a: { capability: 2 }, b: { capability: 3 } }
issues: { price: { scale: { 0: low, 100: high }, stances: { a: { position: 1, salience: 1 }, b: { position: 9, salience: 1 } } } }
${more}`;
const claim = readFileSync('examples/russia-belarus-2021/ledger.jsonl', 'utf8');

let [folder, said] = ['', [] as string[]];
const at = (...names: string[]) => join(folder, ...names);
const write = (name: string, text: string) => writeFileSync(at(name), text);
const textOf = (...names: string[]) => readFileSync(at(...names), 'utf8');
const carried = () => {
  const [, list] = /name="tightrope-situations" content="([^"]+)"/.exec(textOf('site', 'index.html')) ?? [];
  return JSON.parse(textOf('site', list ?? '')) as {
    title: string;
    situation: { at: string };
    ledger?: { at: string };
  }[];
};
const run = (output = 'site', more: { first?: string; ledger?: boolean } = {}, place = 'in') =>
  exportSiteCommand(
    at(place),
    { ledger: true, ...more, output: at(output) },
    { site: at('page'), pieces: at('pieces') },
  );

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'export-site-'));
  said = [];
  vi.spyOn(console, 'error').mockImplementation((line) => void said.push(line.replaceAll(folder, '')));
  for (const name of ['page', 'page/assets', 'pieces', 'in', 'in/deep']) mkdirSync(at(name));
  write('page/index.html', '<head>\n    <title>Tightrope</title></head>');
  write('page/assets/index-1.js', 'page');
  write('page/page.json', JSON.stringify({ files: ['index.html', 'assets/index-1.js'], page: 'abc' }));
  write('page/service-worker.js', 'const f=["index.html","assets/index-1.js"],p="abc";');
  write('pieces/page.js', 'const a = "</script><!--";');
  write('pieces/page.css', 'a{}');
  write('pieces/engine.js', 'const b = "</script>";');
  write('in/old.yaml', situation('Old'));
  write('in/deep/new.yaml', situation('New <b>', 'outside: { ledger: ledger.jsonl, classes: {} }\n'));
  write('in/deep/ledger.jsonl', claim);
  write('in/names.yaml', 'minsk: [BLRGOV]\n');
  utimesSync(at('in/old.yaml'), 1e9, 1e9);
});

describe('a site', () => {
  test('has the situations of a folder, the newest first or the one that is named, with their ledgers', async () => {
    await run();
    expect(carried().map(({ title }) => title)).toEqual(['New <b>', 'Old']);
    expect(textOf('site', carried()[0].situation.at)).toBe(textOf('in/deep/new.yaml'));
    expect(textOf('site', carried()[0].ledger?.at ?? '')).toBe(claim);
    expect(textOf('site', 'index.html')).toContain('<title>New &lt;b&gt;</title>');
    const worker = textOf('site', 'service-worker.js');
    for (const { situation } of carried()) expect(worker).toContain(situation.at);
    expect(worker).not.toContain('"abc"');
    expect(said).toEqual([
      'Wrote /site: 2 situations (one ledger with it), 7 files, 0.0 MB. Any web server can serve it, from any folder.',
    ]);
    await run('site', { first: 'old.yaml', ledger: false });
    expect(carried().map(({ title, ledger }) => [title, ledger])).toEqual([
      ['Old', undefined],
      ['New <b>', undefined],
    ]);
  });

  test('is written again over an older one: what is no longer in it goes, and files of others stay', async () => {
    await run();
    const [first] = carried();
    write('site/CNAME', 'example.org');
    write('in/deep/new.yaml', situation('Newer'));
    await run();
    expect(readdirSync(at('site', 'situations'))).not.toContain(first.situation.at.slice('situations/'.length));
    expect(textOf('site', 'CNAME')).toBe('example.org');
    const before = readdirSync(at('site'), { recursive: true });
    await run();
    expect(readdirSync(at('site'), { recursive: true })).toEqual(before);
  });

  test('replaces no folder and no file that is not its own, and follows no way out of it', async () => {
    mkdirSync(at('mine'));
    write('mine/letter.txt', 'dear');
    await expect(run('mine')).rejects.toThrow(/not empty, and not a site that this command wrote/);
    write('mine/tightrope-site.json', '{"tightrope":"site","files":["../in/old.yaml","letter.txt","..","a/../b"]}');
    mkdirSync(at('elsewhere'));
    symlinkSync(at('elsewhere'), at('mine/assets'));
    await expect(run('mine')).rejects.toThrow(/assets: not a folder of the site/);
    expect(readdirSync(at('elsewhere'))).toEqual([]);
    write('mine/index.html', 'my page');
    await expect(run('mine')).rejects.toThrow(/not written by this command|not a folder/);
    expect(textOf('mine', 'index.html')).toBe('my page');
    expect(textOf('in', 'old.yaml')).toContain('Old');
    await expect(run('in/old.yaml')).rejects.toThrow(
      /a file, expected a folder; the name of one HTML file ends in .html/,
    );
  });

  test('says what it leaves out: faults, ledgers that are elsewhere or not there', async () => {
    write('in/bad.yaml', `${situation('Bad')}\nissue: 3\n`);
    write('secret.jsonl', claim);
    write('in/third.yaml', situation('Third', 'outside: { ledger: gone, classes: {} }\n'));
    symlinkSync(at('secret.jsonl'), at('in/link.jsonl'));
    write('in/fourth.yaml', situation('Fourth', 'outside: { ledger: link.jsonl, classes: {} }\n'));
    await run();
    expect(said.slice(0, -1).sort()).toEqual([
      '/in/bad.yaml: left out, it has faults; tightrope check says which',
      '/in/fourth.yaml: its ledger `link.jsonl` is left out, it lies outside of the folder',
      '/in/third.yaml: its ledger `gone` is left out, it is not there',
    ]);
    expect(carried()).toHaveLength(4);
    await expect(run('site', { first: 'bad.yaml' })).rejects.toThrow(/bad.yaml:5:1: `issue` is there/);
    await expect(run('site', { first: 'old.yml' })).rejects.toThrow(
      '--first: no file `old.yml`, did you mean `old.yaml`?',
    );
    await expect(run('site', {}, 'page')).rejects.toThrow(/no situation in it/);
    await expect(run('site', {}, 'nowhere')).rejects.toThrow(/no such file/);
  });
});

test('one file holds page, engine and situation; nothing in them ends a script early', async () => {
  write('in/old.yaml', situation('</script><!-- <b>'));
  await run('one.html', {}, 'in/old.yaml');
  const html = textOf('one.html');
  expect(html.match(/<\/script/g)).toHaveLength(3);
  expect(html).not.toContain('<!--');
  expect(html).toContain('const a = "\\x3c/script>\\x3c!--";');
  const [, list] = /id="tightrope-situations">(.*?)<\/script>/.exec(html) ?? [];
  expect(JSON.parse(list ?? '')[0]).toMatchObject({
    title: '</script><!-- <b>',
    situation: { text: textOf('in', 'old.yaml') },
  });
  const [, policy] = /Content-Security-Policy" content="([^"]+)"/.exec(html) ?? [];
  expect(policy).not.toContain('unsafe');
  expect(said).toEqual([
    'Wrote /one.html: one situation, 0.0 MB. It opens in a browser from the disk, without a network.',
  ]);
});
