import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { AllData } from './all-data.ts';
import { dataIn } from './data-in-zip.ts';
import { zipOf } from './data-zip.ts';
import { unzipped } from './unzip.ts';

const now = new Date('2026-11-28T06:00:00Z');
const at = Date.parse('2026-11-01T10:20:30.456Z');
const data: AllData = {
  situations: [
    {
      ...{ file: 'winter/gas.yaml', text: 'title: "Газ"\n# a comment\n', ledger: '{"entry":"claim"}\n' },
      versions: [
        { at, text: 'title: before\n' },
        { at: at + 1, text: 'title: later\n' },
      ],
    },
    { file: 'winter-gas.yaml', text: 'title: another\n', versions: [] },
    { file: '../../<b>:con*.yaml', text: '', versions: [] },
  ],
  ledger: '{}\n',
  settings: new Map([
    ['tightrope-colours', 'dark'],
    ['__proto__', 'x'],
  ]),
};

describe('all data as a zip', () => {
  test('come back as they were, under names that every file system takes', async () => {
    const { data: back, odd } = await dataIn(zipOf(data, now));
    expect(odd).toEqual([]);
    expect(back).toEqual({
      ...data,
      situations: [
        { ...data.situations[0], file: 'gas.yaml' },
        { ...data.situations[1], ledger: undefined },
        { ...data.situations[2], file: 'b-con.yaml', ledger: undefined },
      ],
      settings: new Map([['tightrope-colours', 'dark']]),
    });
    expect(Object.keys(unzipSync(zipOf(data, now)))).toEqual([
      'README.txt',
      'tightrope.json',
      'situations/winter-gas/gas.yaml',
      'situations/winter-gas/ledger.jsonl',
      'situations/winter-gas/versions/2026-11-01T10-20-30.456Z.yaml',
      'situations/winter-gas/versions/2026-11-01T10-20-30.457Z.yaml',
      'situations/winter-gas-2/winter-gas.yaml',
      'situations/b-con/b-con.yaml',
      'ledger.jsonl',
    ]);
  });

  test('come back from a folder that was packed again, and what was changed is said', async () => {
    const files = unzipSync(zipOf(data, now));
    files['situations/winter-gas/gas.yaml'] = strToU8('title: mine\n');
    const moved = Object.fromEntries(Object.entries(files).map(([path, content]) => [`down/${path}`, content]));
    delete moved['down/ledger.jsonl'];
    const { data: back, odd } = await dataIn(zipSync({ ...moved, '__MACOSX/down/._gas.yaml': new Uint8Array(9) }));
    expect(back?.situations.map(({ text }) => text)).toEqual(['title: mine\n', 'title: another\n', '']);
    expect(odd).toEqual([
      'down/situations/winter-gas/gas.yaml was changed since the zip was made.',
      'ledger.jsonl is missing from the zip.',
    ]);
  });

  test('are also read from any zip with situations in it', async () => {
    const zip = zipSync({
      'a/gas.yaml': strToU8('title: a'),
      'a/bad.yml': new Uint8Array([255, 254, 0]),
      'x.png': new Uint8Array(3),
    });
    const { data: back, odd } = await dataIn(zip);
    expect(back?.situations).toEqual([{ file: 'gas.yaml', text: 'title: a', ledger: undefined, versions: [] }]);
    expect(odd).toEqual(['a/bad.yml is not a text in UTF-8, and was left out.']);
  });

  test('are refused in words where the zip is cut, none, empty or a bomb', async () => {
    const zip = zipOf(data, now);
    for (let k = 0; k < zip.length; k += 41)
      expect((await dataIn(zip.slice(0, k))).refused).toMatch(/no zip|not whole/);
    expect((await dataIn(strToU8('title: a text\n'))).refused).toBe('it is no zip');
    expect((await dataIn(zipSync({ 'a.png': new Uint8Array(3) }))).refused).toBe('it holds no situation');
    const bomb = zipSync({ 'a.yaml': new Uint8Array(3_000_000) }, { level: 1 });
    expect((await unzipped(bomb, () => true, undefined, 2e6)).refused).toBe('it unpacks to more than 2 million bytes');
    expect((await unzipped(bomb, () => false, undefined, 2e6)).refused).toBe('it unpacks to more than 2 million bytes');
  });
});
