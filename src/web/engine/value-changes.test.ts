import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inPieces, sentChanges, withChanges } from './value-changes.ts';

const stances = { a: { position: 10, salience: 0.5 }, b: { position: { low: 1, high: 3 }, salience: 1 } };
const before = {
  title: 'Talks',
  issues: { gas: { stances }, oil: { stances: structuredClone(stances) } },
  shocks: [{ id: 'one' }],
};

test('a number that is changed is all that is sent, and all else stays the same object', () => {
  const after = structuredClone(before);
  after.issues.gas.stances.b.position = { low: 1, high: 4 };
  const changes = sentChanges(before, after);
  expect(changes).toEqual([{ at: ['issues', 'gas', 'stances', 'b', 'position', 'high'], put: 4 }]);
  const made = withChanges(before, changes) as typeof before;
  expect(made).toEqual(after);
  expect(made.issues.oil).toBe(before.issues.oil);
  expect(made.issues.gas.stances.a).toBe(before.issues.gas.stances.a);
  expect(before.issues.gas.stances.b.position.high).toBe(3);
});

test('where nothing is known, each entry is sent by itself, and in several pieces', () => {
  const many = Object.fromEntries(Array.from({ length: 200 }, (_, k) => [`i${k}`, { stances: Array(500).fill(k) }]));
  const changes = sentChanges(undefined, { title: 'Talks', issues: many });
  expect(changes.map(({ at }) => at.join('.')).slice(0, 4)).toEqual(['', 'title', 'issues', 'issues.i0']);
  const pieces = [...inPieces(changes)];
  expect(pieces.length).toBeGreaterThan(4);
  expect(withChanges(undefined, pieces.flat())).toEqual({ title: 'Talks', issues: many });
});

const value = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, fc.constantFrom(0, 1, 'x', null, true), tie('list'), tie('map')),
  list: fc.array(tie('value'), { maxLength: 2 }),
  map: fc.dictionary(fc.constantFrom('a', 'b', 'c', '__proto__'), tie('value'), { maxKeys: 3, noNullPrototype: true }),
}));

test('any value becomes any other, with its keys in their order', () => {
  fc.assert(
    fc.property(value.value, value.value, (one, other) => {
      const frozen = JSON.stringify(one);
      const made = withChanges(one, sentChanges(one, other));
      expect(JSON.stringify(made)).toBe(JSON.stringify(other));
      expect(JSON.stringify(one)).toBe(frozen);
    }),
  );
});
