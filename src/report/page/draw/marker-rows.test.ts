import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inRows } from './marker-rows.ts';

test('marks that would touch go to the row above, and have none where all rows are taken', () => {
  expect(inRows([0, 5, 6, 7, 10, 15], 10, 2)).toEqual([0, 1, undefined, undefined, 0, 1]);
  expect(inRows([], 10, 2)).toEqual([]);
});

test('no two marks in a row touch, and the lowest row is filled first', () => {
  const places = fc.array(fc.double({ min: 0, max: 600, noNaN: true })).map((list) => list.sort((a, b) => a - b));
  fc.assert(
    fc.property(places, fc.integer({ min: 1, max: 4 }), (marks, rows) => {
      const placed = inRows(marks, 16, rows);
      for (let row = 0; row < rows; row++) {
        const here = marks.filter((_, i) => placed[i] === row);
        for (let i = 1; i < here.length; i++) expect(here[i]).toBeGreaterThanOrEqual(here[i - 1] + 16);
      }
      if (marks.length > 0) expect(placed[0]).toBe(0);
    }),
  );
});
