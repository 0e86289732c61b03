import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { MappingError } from '../outside/store/index.ts';
import { mappingIn } from './event-mapping.ts';

const folder = mkdtempSync(join(tmpdir(), 'tightrope-mapping-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'mapping.yaml');
const mapping = (text: string) => {
  writeFileSync(file, text);
  return mappingIn(file);
};

test('every setting may stand alone, and marks are texts whatever YAML takes them for', async () => {
  expect((await mapping('dates: dmy')).options).toEqual({ dates: 'dmy' });
  const columns = 'columns: { source: 3, target: [a, b], text: null, date: { year: y, month: 2, day: d } }';
  expect((await mapping(`${columns}\nempty: [nan, NULL, -9]\nheading: false`)).options).toEqual({
    map: { source: 3, target: ['a', 'b'], text: null, date: { year: 'y', month: 2, day: 'd' } },
    empty: ['nan', 'NULL', 'Null', 'null', '~', '-9'],
    heading: false,
  });
});

test('each slip has its place and what is expected', async () => {
  const text = 'columns:\n  sorce: a\n  target: { a: 1 }\n  date: [true]\ndatse: dmy\ndecimal: ";"\n';
  const faults = await mapping(text).catch((error) => error.message.replaceAll(file, 'm'));
  expect(faults.split('\n')).toEqual([
    expect.stringMatching(/^m:2:3: unknown field `sorce`, did you mean `source`\?$/),
    expect.stringMatching(/^m:3:\d+: target: found a map, expected a column by its name or number, or a list of them$/),
    expect.stringMatching(/^m:4:\d+: date: found a list, expected .*, or \{ year: y, month: m, day: d \}$/),
    expect.stringMatching(/^m:5:1: unknown setting `datse`, did you mean `dates`\?$/),
    expect.stringMatching(/^m:6:\d+: decimal: found the text `;`, expected "," or "."$/),
  ]);
  await expect(mapping('- a')).rejects.toThrow('found a list, expected a map with `columns`');
});

test('what a file of events shows to be wrong is placed in the mapping', async () => {
  const { placed } = await mapping('columns:\n  source: actr1\ndates: dmy\n');
  expect(placed(new MappingError('no such column', 'source', 'x.csv'))?.replace(file, 'm')).toBe(
    'm:2:11: no such column',
  );
  expect(placed(new MappingError('cannot apply', 'dates', 'x.csv'))?.replace(file, 'm')).toBe('m:3:8: cannot apply');
  expect(placed(new MappingError('cannot apply', 'decimal', 'x.csv'))).toBeUndefined();
});
