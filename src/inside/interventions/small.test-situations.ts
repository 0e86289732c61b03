import type { Situation } from '../../situation/schema.ts';

// Small situations of certain numbers, actors by issues: for tests.

export interface SmallStance {
  x: number;
  s: number;
  c: number;
  veto?: boolean;
}

/**
 * Actors a, b, ... and issues p, q, ... on scales from 0 to 100; null where an actor takes no stance.
 *
 * @param issue further parts of every issue, such as a status quo; 0 where somebody has a veto and none is given
 */
export function smallSituation(
  table: (SmallStance | null)[][],
  more: Partial<Situation> = {},
  issue: Partial<Situation['issues'][string]> = {},
): Situation {
  const name = (letter: string, k: number) => String.fromCharCode(letter.charCodeAt(0) + k);
  return {
    title: 'Small',
    actors: Object.fromEntries(table.map((_, i) => [name('a', i), { capability: 1 }])),
    issues: Object.fromEntries(
      table[0].map((_, m) => {
        const stances = table.flatMap((row, i) => {
          const cell = row[m];
          if (!cell) return [];
          const { x, s, c, veto } = cell;
          return [[name('a', i), { position: x, salience: s, capability: c, ...(veto ? { veto } : {}) }]];
        });
        const keeps = table.some((row) => row[m]?.veto) ? { statusQuo: 0 } : {};
        return [name('p', m), { ...keeps, ...issue, stances: Object.fromEntries(stances) }];
      }),
    ),
    ...more,
  };
}
