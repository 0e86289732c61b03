import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileCondition, issuesIn } from './condition.ts';
import { ConditionFault, parseCondition } from './parse-condition.ts';

const names = ['currency', 'command', 'größe'];
const holds = (text: string, outcomes: number[], length = 100) =>
  compileCondition(parseCondition(text), { indexOf: (name) => names.indexOf(name), lengthOf: () => length })(
    Float64Array.from(outcomes),
  );

describe('conditions', () => {
  test.each([
    ['currency >= 80 and command >= 80', [80, 80], true],
    ['currency >= 80 and command >= 80', [80, 79], false],
    ['currency > 1 or command > 1 and currency > 5', [2, 0], true],
    ['not currency > 1 and command > 1', [0, 2], true],
    ['not (currency > 1 and command > 1)', [0, 2], true],
    ['currency + 2 * command == 8', [2, 3], true],
    ['currency - command - 1 == 0', [3, 2], true],
    ['currency / command / 2 == 1', [8, 4], true],
    ['-currency < -1', [2, 0], true],
    ['min(currency, command, 3) == 3', [5, 4], true],
    ['max(currency, command + 1) != 6', [6, 4], false],
    ['größe <= .5e1', [0, 0, 5], true],
    ['(((currency))) < 1', [0], true],
  ])('%s of %j is %s', (text, outcomes, expected) => {
    expect(holds(text, outcomes as number[])).toBe(expected);
  });

  test('a comparison with nothing to divide by is a truth, not an error', () => {
    expect(holds('currency / command > 1', [0, 0])).toBe(false);
  });

  describe('allows for rounding, a billionth of the scale', () => {
    const near = [33.3, 33.3 + 9e-8, 33.3 - 9e-8, 33.300000000000004];
    const [above, below] = [33.3 + 2e-7, 33.3 - 2e-7];

    test.each([
      ['>=', true, true, false],
      ['<=', true, false, true],
      ['==', true, false, false],
      ['>', false, true, false],
      ['<', false, false, true],
      ['!=', false, true, true],
    ])('currency %s 33.3 is %s at 33.3 and next to it, %s above, %s below', (sign, at, over, under) => {
      for (const o of near) expect(holds(`currency ${sign} 33.3`, [o])).toBe(at);
      expect(holds(`currency ${sign} 33.3`, [above])).toBe(over);
      expect(holds(`currency ${sign} 33.3`, [below])).toBe(under);
    });

    test.each([
      ['currency + command >= 60', [30, 30 - 1.9e-7], true],
      ['currency + command >= 60', [30, 30 - 2.1e-7], false],
      ['currency - command > 0', [30, 30 - 1.9e-7], false],
      ['min(currency, command) >= 30', [30 - 0.9e-7, 40], true],
      ['max(currency, command, 30) > 30', [30 + 1.1e-7, 0], true],
      ['2 * currency >= 60', [30 - 0.9e-7, 0], true],
      ['2 * currency >= 60', [30 - 1.1e-7, 0], false],
      ['currency / 2 == 15', [30 + 0.9e-7, 0], true],
      ['currency * command >= 1200', [30 - 0.9e-7, 40 - 0.9e-7], true],
      ['currency / command >= 2', [60 - 0.9e-7, 30 + 0.9e-7], true],
      ['currency / command >= 2', [60 - 3e-7, 30 + 1e-7], false],
      ['currency / command > 2', [60, 0], true],
      ['currency / command > 2', [60, 1e-9], true],
      ['1 < 1.000000001', [], true],
    ])('%s at %j is %s: what it comes to in arithmetic', (text, outcomes, expected) => {
      expect(holds(text, outcomes)).toBe(expected);
    });

    test('of two opposite comparisons one holds', () => {
      const side = fc.constantFrom('currency', 'command', '30', 'currency + command', 'currency * command', '-command');
      const close = fc.integer({ min: -40, max: 40 }).map((k) => 30 + k * 1e-8);
      fc.assert(
        fc.property(side, side, close, close, (a, b, x, y) => {
          for (const [sign, opposite] of [
            ['<', '>='],
            ['>', '<='],
            ['==', '!='],
          ]) {
            expect(holds(`${a} ${sign} ${b}`, [x, y])).toBe(!holds(`${a} ${opposite} ${b}`, [x, y]));
          }
          expect(holds(`${a} <= ${b}`, [x, y])).toBe(holds(`${a} < ${b} or ${a} == ${b}`, [x, y]));
          expect(holds(`${a} < ${b}`, [x, y])).toBe(holds(`${b} > ${a}`, [x, y]));
        }),
      );
    });

    test('whatever the units of the scale', () => {
      expect(holds('currency >= 0.3', [0.1 + 0.2 - 1e-10], 1)).toBe(true);
      expect(holds('currency > 0.3', [0.1 + 0.2], 1)).toBe(false);
      expect(holds('currency >= 3e9', [3e9 - 9], 1e10)).toBe(true);
    });
  });

  test('names its issues with their places', () => {
    expect(issuesIn(parseCondition('currency < min(command, 3)'))).toEqual([
      { name: 'currency', at: 0 },
      { name: 'command', at: 15 },
    ]);
  });

  test.each([
    ['currency + 1', 0, 'expected a comparison such as `currency >= 80`, found a number'],
    ['currency = 3', 9, 'unexpected `=` in a condition, write `==` for equality'],
    ['currency > 3 && command > 2', 13, 'unexpected `&&` in a condition, write `and`'],
    ['1 < currency < 3', 13, 'comparisons cannot be chained, write `a < b and b < c`'],
    ['currency > (3', 13, 'expected ), found the end'],
    ['currency > 3 command', 13, 'expected `and`, `or` or the end, found `command`'],
    ['no agreement', 3, 'found `no agreement`, write `not agreement`'],
    ['min currency > 3', 4, 'expected ( after `min`, found `currency`'],
    ['(currency > 3) + 1 > 2', 1, 'expected a number or an issue, found a comparison'],
    ['currency > "3"', 11, 'unexpected `"` in a condition, write the name of an issue or a number without quotes'],
    ['process.exit() > 1', 7, 'unexpected `.` in a condition'],
    ['', 0, 'expected a number or an issue, found the end'],
  ])('%s: at %d, %s', (text, at, message) => {
    expect(() => parseCondition(text)).toThrow(new ConditionFault(message, at));
    try {
      parseCondition(text);
    } catch (fault) {
      expect((fault as ConditionFault).at).toBe(at);
    }
  });

  test('any text is a condition or a located fault', () => {
    const words = fc.constantFrom(
      'currency',
      '80',
      '>=',
      '<',
      '(',
      ')',
      'and',
      'or',
      'not',
      'min',
      ',',
      '-',
      '+',
      '*',
      '/',
      ' ',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(words).map((list) => list.join(' ')),
    );
    fc.assert(
      fc.property(text, (condition) => {
        try {
          parseCondition(condition);
        } catch (fault) {
          expect(fault).toBeInstanceOf(ConditionFault);
          expect((fault as ConditionFault).at).toBeLessThanOrEqual(condition.length);
        }
      }),
      { numRuns: 5000 },
    );
  });

  test('arithmetic agrees with the language it is written in', () => {
    type Tree = { text: string; value: (o: number[]) => number };
    const leaf: fc.Arbitrary<Tree> = fc.oneof(
      fc.integer({ min: 0, max: 99 }).map((n) => ({ text: String(n), value: () => n })),
      fc.constantFrom(0, 1).map((i) => ({ text: names[i], value: (o: number[]) => o[i] })),
    );
    const tree = fc.letrec<{ node: Tree }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 5 },
        leaf,
        fc.tuple(tie('node'), fc.constantFrom('+', '-', '*', '/'), tie('node')).map(([a, sign, b]) => ({
          text: `(${a.text} ${sign} ${b.text})`,
          value: (o: number[]) => {
            const [x, y] = [a.value(o), b.value(o)];
            return sign === '+' ? x + y : sign === '-' ? x - y : sign === '*' ? x * y : x / y;
          },
        })),
      ),
    })).node;
    fc.assert(
      fc.property(
        tree,
        tree,
        fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 2, maxLength: 2 }),
        (a, b, o) => {
          // On scales of no length nothing is rounding.
          expect(holds(`${a.text} <= ${b.text}`, o, 0)).toBe(a.value(o) <= b.value(o));
        },
      ),
    );
  });
});
