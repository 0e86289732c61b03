import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inputsOf } from '../../engine/inputs.ts';
import { isCertainQuantity } from '../../engine/sampling/distribution.ts';
import { parseSituation } from '../../situation/index.ts';
import { parseCondition } from '../../situation/parse-condition.ts';
import { shortfall } from './shortfall.ts';
import { statedRange, widen } from './widen.ts';

const situation = parseSituation(`
title: All kinds of quantity
uncertainty: { salience: 0.1 }
actors:
  a: { capability: { low: 1, mode: 5, high: 9 } }
  b: { capability: { mean: 5, sd: 1 } }
issues:
  one:
    scale: { 0: no, 100: yes }
    statusQuo: 20
    stances:
      a: { position: [40, 50, 60], salience: 0.5 }
      b: { position: { low: 0, mode: 0, high: 40 }, salience: 0.2 }
  two:
    scale: { 0: no, 100: yes }
    stances: { a: { position: 1, salience: 0.5 } }
dependence:
  - { of: b, on: a, domain: oil, strength: { low: 0.2, mode: 0.5, high: 0.9 } }
links:
  - { when: one >= 40, caps: two, at: { low: 30, mode: 50, high: 60 } }
`);

test('ranges are stretched about the best guess and clipped to their bounds', () => {
  const wide = new Map(inputsOf(widen(situation, 3)).map(({ path, quantity }) => [path, quantity]));
  expect(wide.get('actors.a.capability')).toEqual({ low: 0, mode: 5, high: 17 });
  expect(wide.get('actors.b.capability')).toEqual({ mean: 5, sd: 3 });
  expect(wide.get('issues.one.stances.a.position')).toEqual([20, 50, 80]);
  expect(wide.get('issues.one.stances.b.position')).toEqual({ low: 0, mode: 0, high: 100 });
  expect(wide.get('dependence.b.a.oil.strength')).toEqual({ low: 0, mode: 0.5, high: 1 });
  expect(wide.get('links.0.at')).toEqual({ low: 0, mode: 50, high: 80 });
  // A bare number is as uncertain as the file says of all such numbers; one that is certain stays so.
  expect(wide.get('issues.one.stances.a.salience')).toMatchObject({ mean: 0.5 });
  expect(wide.get('issues.one.statusQuo')).toBe(20);
});

test('ranges of an agreement are stretched as all others: what no deal is worth, limits, and one flexibility for all', () => {
  const bargain = parseSituation(`
title: A sale
actors: { seller: { capability: 1 }, buyer: { capability: 1 } }
issues:
  price:
    scale: [0, 100]
    stances:
      seller: { position: 100, salience: 1, limit: { low: 50, mode: 60, high: 70 } }
      buyer: { position: 0, salience: 1, limit: 40 }
agreement:
  consent: [seller, buyer]
  without: { buyer: { low: 0, mode: 0.1, high: 0.2 } }
  flexibility: { low: 0, mode: 0, high: 0.1 }
`);
  const wide = new Map(inputsOf(widen(bargain, 3)).map(({ path, quantity }) => [path, quantity]));
  expect(wide.get('issues.price.stances.seller.limit')).toEqual({ low: 30, mode: 60, high: 90 });
  expect(wide.get('agreement.flexibility.seller')).toMatchObject({ low: 0, mode: 0, high: 0.30000000000000004 });
  expect(wide.get('agreement.flexibility.buyer')).toEqual(wide.get('agreement.flexibility.seller'));
});

test('stated ranges lie within those that are stretched, and within their bounds', () => {
  fc.assert(
    fc.property(fc.double({ min: 1, max: 20, noNaN: true }), (factor) => {
      const wide = inputsOf(widen(situation, factor));
      inputsOf(situation).forEach((input, i) => {
        if (isCertainQuantity(input.quantity, input.spread)) return;
        const [stated, stretched] = [statedRange(input), statedRange(wide[i])];
        expect(stretched.low).toBeLessThanOrEqual(stated.low + 1e-12);
        expect(stretched.high).toBeGreaterThanOrEqual(stated.high - 1e-12);
        expect(stretched.low).toBeGreaterThanOrEqual(input.bounds.low);
        expect(stretched.high).toBeLessThanOrEqual(input.bounds.high);
      });
    }),
  );
});

test.each([
  ['a >= 80 and b >= 80', 30],
  ['a >= 80 or b >= 80', 10],
  ['not (a < 80 or b < 80)', 30],
  ['a + 2 * b - 10 > 200', 20],
  ['min(a, b) >= 50 and max(a, b) < 60', 10],
  ['a / b <= 1', 0.1666],
  ['a == 70', 0],
  ['a != 70', 1],
  ['b == 50', 10],
])('what is missing from %s at a = 70, b = 60 is %f', (text, expected) => {
  const condition = parseCondition(text);
  const o = Float64Array.of(70, 60);
  const issues = { indexOf: (id: string) => ['a', 'b'].indexOf(id), lengthOf: () => 100 };
  expect(shortfall(condition, issues)(o)).toBeCloseTo(expected, 3);
});

test.each(['a > 70', 'not a <= 70', 'a < b + 10', 'a != 70'])(
  'something is missing from %s at a = 70, b = 60',
  (text) => {
    const issues = { indexOf: (id: string) => ['a', 'b'].indexOf(id), lengthOf: () => 100 };
    for (const o of [70, 70 + 1e-8]) {
      expect(shortfall(parseCondition(text), issues)(Float64Array.of(o, 60))).toBeGreaterThan(0);
    }
  },
);

test('nothing is missing where a threshold is met but for rounding', () => {
  const issues = { indexOf: () => 0, lengthOf: () => 100 };
  expect(shortfall(parseCondition('a >= 70'), issues)(Float64Array.of(70 - 1e-8))).toBe(0);
});
