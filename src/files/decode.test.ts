import { zipSync } from 'fflate';
import { expect, test, vi } from 'vitest';
import { decode } from './decode.ts';

const OLD_OFFICE = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array(32).fill(0)]);
const WORKBOOK = zipSync({ '[Content_Types].xml': new Uint8Array(), 'xl/workbook.xml': new Uint8Array() });

test('of a workbook it says what to do with it: a table is saved as CSV, a situation is imported', () => {
  for (const bytes of [OLD_OFFICE, WORKBOOK]) {
    expect(() => decode(bytes, 'f', { latin: true })).toThrow(
      /expected a table in CSV: open it and save its sheet as CSV$/,
    );
    expect(() => decode(bytes, 'f')).toThrow(/a table becomes a situation by tightrope import FILE/);
  }
});

test('a table in Windows-1252 is read with a warning, any other text is a fault', () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {});
  const bytes = Uint8Array.from([0x4d, 0xfc, 0x6c, 0x6c, 0x65, 0x72]);
  expect(decode(bytes, 'f.csv', { latin: true })).toBe('Müller');
  expect(said.mock.lastCall?.[0]).toContain('f.csv: warning: not UTF-8, read as Windows-1252');
  expect(() => decode(bytes, 'f.yaml')).toThrow('f.yaml: not a text in UTF-8: save it in that encoding');
  said.mockRestore();
});
