import { expect, test } from 'vitest';
import { withData } from '../../testing/optional-data.ts';
import { CAMEO, cameoByLabel, cameoOf, quadOfRoot } from './cameo.ts';

test('twenty roots; every code stands under its root and has a score', () => {
  expect(CAMEO.filter(({ code }) => code.length === 2).map(({ code }) => Number(code))).toEqual(
    Array.from({ length: 20 }, (_, i) => i + 1),
  );
  expect(new Set(CAMEO.map(({ code }) => code)).size).toBe(CAMEO.length);
  for (const { code, root, quad, goldstein } of CAMEO) {
    expect(code.startsWith(root)).toBe(true);
    expect(quad).toBe(quadOfRoot(root));
    if (code.length > 2) expect(Math.abs(goldstein as number)).toBeLessThanOrEqual(10);
  }
});

test.each([
  ['010', 0, 1],
  ['022', 3.2, 1],
  ['0334', 6, 1],
  ['0874', 10, 2],
  ['1243', -4, 3],
  ['165', -6.5, 4],
  ['1823', -10, 4],
  ['042', 1.9, 1],
  ['057', 8, 1],
  ['0214', 3.4, 1],
  ['072', 8.3, 2],
  ['112', -2, 3],
  ['138', -7, 3],
  ['190', -10, 4],
  ['203', -10, 4],
])('%s: Goldstein %d, quad class %d', (code, goldstein, quad) => {
  expect(cameoOf(code)).toMatchObject({ code, goldstein, quad });
});

test('labels are found however they are written', () => {
  expect(cameoByLabel('Use_conventional_military_force')?.code).toBe('190');
  expect(cameoByLabel('THREATEN, not specified below')?.code).toBe('130');
  expect(cameoByLabel('fly to the moon')).toBeUndefined();
});

const icews14 = withData('events/icews14/events.tsv.gz');
icews14.test('every label of ICEWS14 is one of CAMEO', () => {
  const rows = icews14.text().trim().split('\n').slice(1);
  const labels = new Set(rows.map((row) => row.split('\t')[2]));
  expect([...labels].filter((label) => cameoByLabel(label) === undefined)).toEqual([]);
});
