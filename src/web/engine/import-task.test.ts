import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { formatFault } from '../../situation/fault.ts';
import { blank } from '../../situation/new/answers.ts';
import { readSituation } from '../../situation/read.ts';
import { importTask, templateTask } from './import-task.ts';

const imported = (text: string | Uint8Array, file = 'pasted table', options = {}) =>
  importTask({ bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text, file, options });
const says = async (text: string, options = {}) => (await imported(text, 'f', options)).faults.map(formatFault);

test.each([
  ['\t', 'Actor\tCapability\tPosition\tSalience\nNorth\t60\t20\t0.9\nSouth\t40\t80\t0.5\n'],
  [';', 'Actor;Capability;Position;Salience\nNorth;60;20;0,9\nSouth;40;80;0,5\n'],
  [',', 'Actor,Capability,Position,Salience\nNorth,60,20,0.9\nSouth,40,80,0.5\n'],
])('a table with %j between its cells becomes the text of a situation', async (_, table) => {
  const { text = '', isSound, name } = await imported(table);
  expect({ isSound, name }).toEqual({ isSound: true, name: 'pasted table.yaml' });
  expect(readSituation(text).situation?.actors).toEqual({ North: { capability: 60 }, South: { capability: 40 } });
  expect(text).toContain('# The scale of `position` goes from 20 to 80');
});

test.each(['cop21.csv', 'ec-emissions-1985.csv', 'dummyData_3Dim.csv', 'smpExample.xml', 'sample_data.txt'])(
  'the file %s of another tool is known by its contents',
  async (file) => {
    const { text = '', name } = await imported(readFileSync(`test-data/peers/${file}`), file);
    expect(readSituation(text).faults).toEqual([]);
    expect(name).toBe(`${file.replace(/\.[a-z]+$/, '')}.yaml`);
  },
);

test('a situation of ours is taken as it stands, with comments, also with faults to mend', async () => {
  const text = 'title: T # as it is\nactors: { a: { capability: many } }\nissues: {}\n';
  const result = await imported(text, 'mine.yml');
  expect(result).toMatchObject({ text, isSound: false, name: 'mine.yaml' });
  expect(result.faults.length).toBeGreaterThan(0);
  expect((await imported(text, 'pasted')).text).toBe(text);
});

test('faults have their place, and name choices of the page, no flags of the command', async () => {
  const table = 'Actor\tCapability\tPosition\tSalience\nNorth\t1,500\tmuch\t1\n';
  const faults = await says(table);
  expect(faults).toContain('f:2:7: capability: found `1,500`, is that a decimal comma? Choose the decimal sign below');
  expect(faults.join('\n')).toMatch(/f:2:13: position: found `much`/);
  expect(faults.join('\n')).not.toContain('--');
  const both = await says(table.replace('1,500\tmuch\t1\n', '0,5\t3\t0.9\n'));
  expect(both[0]).toMatch(/decimal point, expected one sign in all numbers: choose the decimal sign below$/);
  const mended = await imported(table.replace('much', '10'), 'f', { decimal: ',' });
  expect(mended.isSound || mended.faults.map(formatFault)).toBe(true);
});

test.each([
  ['../../etc/passwd', 'passwd.yaml'],
  ['C:\\docs\\a:b?.csv', 'a-b.yaml'],
  ['.hidden', 'hidden.yaml'],
  ['con.xlsx', 'situation con.yaml'],
  ['\u202e', 'situation.yaml'],
  ['Gas, winter 2027', 'Gas, winter 2027.yaml'],
])('a file that was called %j gets a name that every system takes', async (file, name) => {
  expect((await imported('nothing', file)).name).toBe(name);
});

test('what the page begins with is the file that the command writes, whose placeholders are named', () => {
  const { text, name } = templateTask({ answers: blank('A "talk"', ['A', 'B'], ['X']), asOf: '2026-11-28' });
  expect(name).toBe('A -talk.yaml');
  const { faults } = readSituation(text);
  expect(faults.length).toBe(2 + 1 + 2 * 2);
  expect(faults.every(({ message }) => message.includes('still to be filled in'))).toBe(true);
});
