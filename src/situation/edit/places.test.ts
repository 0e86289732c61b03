import { expect, test } from 'vitest';
import { placesIn } from './places.ts';

const text = `title: T
actors:
  a: { capability: 3 }
links:
  - when: x > 1
    at: 5
  - { when: y < 2 }
`;

test.each([
  ['T', ['title']],
  ['3', ['actors', 'a', 'capability']],
  ['x > 1', ['links', 0, 'when']],
  ['y < 2', ['links', 1, 'when']],
])('what stands at “%s” has a path, and the path a place', (words, path) => {
  const places = placesIn(text);
  expect(places.pathAt(text.indexOf(words))).toEqual(path);
  const { from, to } = places.stretchOf(path) ?? { from: 0, to: 0 };
  expect(text.slice(from, to)).toBe(`${path.at(-1)}: ${words}`);
});

test('a text with faults has places too, and what is not there has none', () => {
  const broken = 'a: { b: [1, 2\nc: 3\n';
  expect(placesIn(broken).pathAt(10)).toEqual(['a', 'b', 0]);
  expect(placesIn(text).stretchOf(['actors', 'b'])).toBeUndefined();
  expect(placesIn('').pathAt(0)).toEqual([]);
});
