import { zlibSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { LONGEST_LINK, packed, unpacked } from './link.ts';
import { type Shared, sharedOf } from './shared.ts';

const shared: Shared = {
  ...{ tightrope: 1, file: 'gas.yaml', text: 'title: "Gas – цена"\nactors: {}\n', view: 'why', seed: 7, samples: 2048 },
  ...{ issue: 'price', outcome: 'toString', why: undefined, modelsOff: ['nash'], scenariosOn: ['__proto__'] },
  ...{ calibrated: false, points: { from: 3, to: 4 } },
  pins: [
    { path: 'actors.a.capability', value: { low: 1, mode: 2, high: 3, because: 'so' } },
    { path: 'actors.b.capability', value: { mean: 1, sd: 2 } },
    { path: 'issues.price.stances.a.position', value: [1, 2] },
    { path: 'issues.price.statusQuo', value: 5 },
  ],
};
const letters = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
const packedJson = (value: unknown) => letters(zlibSync(new TextEncoder().encode(JSON.stringify(value))));

describe('a link', () => {
  test('brings the situation, the view and the sampling over', () => {
    const link = packed(shared);
    expect(link).toMatch(/^[\w-]+$/);
    expect(unpacked(link).shared).toEqual(shared);
  });

  test('that is cut anywhere, or has one letter changed, is refused in words', () => {
    const link = packed(shared);
    for (let k = 0; k < link.length; k++) {
      expect(unpacked(link.slice(0, k)).refused).toContain('Nothing here was changed');
      const other = link[k] === 'A' ? 'B' : 'A';
      const changed = unpacked(link.slice(0, k) + other + link.slice(k + 1));
      // The last letter has bits that count for nothing.
      if (changed.shared) expect(changed.shared).toEqual(shared);
    }
  });

  test('that unpacks to a huge text, is too long or holds something else is refused', () => {
    expect(unpacked(letters(zlibSync(new Uint8Array(11_000_000)))).refused).toContain('not whole');
    expect(unpacked('A'.repeat(3 * LONGEST_LINK)).refused).toContain('expected at most');
    for (const value of [null, 3, 'x', [], {}, { tightrope: 2, text: 'x' }, { tightrope: 1, text: 5 }])
      expect(unpacked(packedJson(value)).refused).toBe('The link holds no situation. Nothing here was changed.');
    for (const odd of ['', '%', '<script>', 'a=b', '☃']) expect(unpacked(odd).refused).toContain('not whole');
  });

  test('takes the usual value where the sender wrote something odd', () => {
    const odd = {
      tightrope: 1,
      text: 'x',
      view: 'constructor',
      seed: -1,
      samples: 1e9,
      modelsOff: [1, 'a'],
      pins: [{}],
    };
    expect(sharedOf(odd)).toMatchObject({ view: 'forecast', seed: 1, samples: 8192, modelsOff: ['a'], pins: [] });
    for (const value of [
      { low: 1, mode: null, high: 2 },
      { mean: 1, sd: 2, __html: 'x' },
      [],
      ['1'],
      { times: 2 },
      null,
      'x',
    ])
      expect(sharedOf({ ...odd, pins: [{ path: 'a', value }] })?.pins).toEqual([]);
  });
});
