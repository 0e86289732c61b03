import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { partsOf } from './parts.ts';
import type { Scan } from './scan.ts';
import { scanCommas } from './scan-commas.ts';
import { scanTabs } from './scan-tabs.ts';

const folder = mkdtempSync(join(tmpdir(), 'tightrope-scan-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Reading {
  piece?: number;
  size?: number;
  keep?: readonly boolean[];
}

/** A text cut into pieces and parts: its records with their lines, and what is bad. */
async function read(
  scan: Scan,
  text: string | Buffer,
  cells: number,
  { piece = 1 << 20, size = 1000, keep }: Reading = {},
) {
  const bytes = Buffer.from(text as string);
  async function* pieces() {
    for (let i = 0; i < bytes.length; i += piece) yield Buffer.from(bytes.subarray(i, i + piece));
  }
  const records: [number, ...string[]][] = [];
  const bad: [number, string][] = [];
  const sizes: number[] = [];
  for await (const part of partsOf(pieces(), { scan, cells, line: 1, folder, size, keep })) {
    const rows = readFileSync(part.path, 'utf8').split('\n').slice(0, -1);
    expect(rows.length).toBe(part.sound);
    rows.forEach((row, i) => void records.push([part.lines[i], ...row.split('\t').map((cell) => cell.trimEnd())]));
    for (const { line, reason } of part.bad) bad.push([line, reason]);
    sizes.push(part.sound + part.bad.length);
  }
  return { records, bad, sizes };
}

describe('cells between tabs', () => {
  test('come with their lines; empty lines are left out, and the last one need not end', async () => {
    expect(await read(scanTabs, 'a\tb\r\n\n \nc\td', 2)).toEqual({
      records: [
        [1, 'a', 'b'],
        [4, 'c', 'd'],
      ],
      bad: [],
      sizes: [2],
    });
  });

  test('a line with too many or too few is bad and stops nothing', async () => {
    const { records, bad } = await read(scanTabs, 'a\tb\nc\nd\te\tf\ng\th\n', 2);
    expect(records).toEqual([
      [1, 'a', 'b'],
      [4, 'g', 'h'],
    ]);
    expect(bad).toEqual([
      [2, '1 cell, expected 2'],
      [3, '3 cells, expected 2'],
    ]);
  });

  test('zero bytes and returns are spaces; a line in Windows-1252 is read as such, the others stay UTF-8', async () => {
    const bytes = Buffer.concat([Buffer.from('a\0b\tc\rd\nÉ\t1\n'), Buffer.from('Caf\xe9\t2\n', 'latin1')]);
    expect((await read(scanTabs, bytes, 2)).records).toEqual([
      [1, 'a b', 'c d'],
      [2, 'É', '1'],
      [3, 'Café', '2'],
    ]);
  });

  test('a line without end is refused, and what follows it is read', async () => {
    const text = `a\tb\n${'x'.repeat(3_000_000)}\nc\td\n`;
    for (const piece of [100_000, 5_000_000]) {
      const { records, bad } = await read(scanTabs, text, 2, { piece });
      expect(records.map(([line]) => line)).toEqual([1, 3]);
      expect(bad).toEqual([[2, 'longer than 1000000 bytes']]);
    }
  });
});

describe('cells between commas', () => {
  test('may be quoted, and hold commas, quotes and line breaks', async () => {
    const text = 'a,"b, ""c""",\r\n"two\nlines",d,"tab\there"\n"",e,f"g';
    expect(await read(scanCommas, text, 3)).toEqual({
      records: [
        [1, 'a', 'b, "c"', ''],
        [2, 'two lines', 'd', 'tab here'],
        [4, '', 'e', 'f"g'],
      ],
      bad: [],
      sizes: [3],
    });
  });

  test('with broken quotes are refused one line at a time', async () => {
    const { records, bad } = await read(scanCommas, 'a,b\n"x "y" z",c\n\nd,e\n"never closed,f\ng,h\n', 2);
    expect(records.map(([line]) => line)).toEqual([1, 4, 6]);
    expect(bad).toEqual([
      [2, 'a quote within a quoted cell is not doubled'],
      [5, 'a quote is not closed'],
    ]);
  });

  test('a quote that is never closed costs its own line, in a large file too', async () => {
    const text = `"open,b\n${'c,d\n'.repeat(600_000)}`;
    const { records, bad } = await read(scanCommas, text, 2, { size: 1_000_000, piece: 65_536 });
    expect(records.length).toBe(600_000);
    expect(bad).toEqual([[1, 'a quote is not closed']]);
  });
});

test('however a text comes in pieces, it is cut into the same parts', async () => {
  const cell = fc.stringMatching(/^[a-zé "',\n]{0,6}$/);
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 20 }),
      fc.nat(30),
      async (rows, piece) => {
        const text = `${rows.map((row) => row.map(quoted).join(',')).join('\n')}\n`;
        const whole = await read(scanCommas, text, 2, { size: 7 });
        expect(await read(scanCommas, text, 2, { size: 7, piece: piece + 1 })).toEqual(whole);
        expect(whole.bad).toEqual([]);
        expect(whole.records.map(([, ...cells]) => cells)).toEqual(
          rows.map((row) => row.map((text) => text.replaceAll('\n', ' ').trimEnd())),
        );
      },
    ),
    { numRuns: 60 },
  );
});

test('cells between tabs that are kept are those of the whole record', async () => {
  const cell = fc.stringMatching(/^[aé \r]{0,3}$/);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 20 }),
      fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }).filter((keep) => keep.filter(Boolean).length > 1),
      fc.nat(30),
      async (rows, keep, piece) => {
        const text = rows.map((row) => row.join('\t')).join('\n');
        const { records, bad, sizes } = await read(scanTabs, text, 4, { size: 7 });
        const kept = await read(scanTabs, text, 4, { size: 7, piece: piece + 1, keep });
        expect(kept).toEqual({
          records: records.map(([line, ...cells]) => [line, ...cells.filter((_, place) => keep[place])]),
          bad,
          sizes,
        });
      },
    ),
    { numRuns: 100 },
  );
});

test('any bytes are read to their end', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 200 }),
      fc.nat(20),
      fc.constantFrom(scanTabs, scanCommas),
      async (bytes, piece, scan) => {
        const text = Buffer.from(bytes);
        const whole = await read(scan, text, 2, { size: 5 });
        const inPieces = await read(scan, text, 2, { size: 5, piece: piece + 1 });
        expect(inPieces).toEqual(whole);
      },
    ),
    { numRuns: 300 },
  );
});
