import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf } from '../../numeric/days.ts';
import { eventHistory } from './history.ts';
import { type Recurrence, recurrency } from './recurrency.ts';
import { toy } from './toy.test-events.ts';

/** Scores by name of the answers to "source relation ? on a day of January 2014"; "~relation" asks for the source. */
function ask(lines: string[], question: string, setting: Recurrence): Record<string, number> {
  const events = toy(lines);
  const history = eventHistory(events);
  const [day, source, relation] = question.split(' ');
  const backwards = relation.startsWith('~');
  const r = events.relations.indexOf(backwards ? relation.slice(1) : relation);
  const scores = new Float64Array(history.entities);
  recurrency(history, () => setting)(
    events.entities.indexOf(source),
    backwards ? r + history.relations : r,
    dayOf(`2014-01-${day.padStart(2, '0')}`),
    scores,
  );
  return Object.fromEntries(events.entities.map((name, e) => [name, scores[e]]));
}

const past = ['1 A visits B', '3 A visits B', '4 A visits C', '4 D visits C', '5 A warns D'];

describe('by hand', () => {
  test('strict: B was visited 5 and 3 days ago, C 2 days ago; with one halving a day', () => {
    const score = ask(past, '6 A visits', { lambda: 1, alpha: 1 });
    expect(score.B).toBeCloseTo(1 / 32 + 1 / 8, 14);
    expect(score.C).toBeCloseTo(1 / 4, 14);
    expect([score.A, score.D]).toEqual([0, 0]);
  });

  test('relaxed: of four visits, two were to B and two to C', () => {
    expect(ask(past, '6 D visits', { lambda: 1, alpha: 0 })).toEqual({ A: 0, B: 1 / 2, C: 1 / 2, D: 0 });
  });

  test('combined: alpha of the one and 1 - alpha of the other', () => {
    const score = ask(past, '6 A visits', { lambda: 1, alpha: 0.75 });
    expect(score.C).toBeCloseTo(0.75 * (1 / 4) + 0.25 * (1 / 2), 15);
  });

  test('who visits C? reads the same events backwards', () => {
    expect(ask(past, '6 C ~visits', { lambda: 1, alpha: 1 })).toEqual({ A: 1 / 4, B: 0, C: 0, D: 1 / 4 });
  });

  test('a relation without a past scores nobody', () => {
    expect(Object.values(ask(past, '1 A visits', { lambda: 1, alpha: 0.5 }))).toEqual([0, 0, 0, 0]);
  });
});

const line = fc
  .tuple(
    fc.integer({ min: 1, max: 28 }),
    fc.constantFrom(...'ABCD'),
    fc.constantFrom('p', 'q'),
    fc.constantFrom(...'ABCD'),
  )
  .map((parts) => parts.join(' '));
const known = ['1 A p B', '1 C q D'];
const settings = fc.record({
  lambda: fc.double({ min: 0, max: 2, noNaN: true }),
  alpha: fc.double({ min: 0, max: 1, noNaN: true }),
});

describe('always', () => {
  test('what happens on the day asked about, or later, changes nothing', () => {
    fc.assert(
      fc.property(fc.array(line), settings, fc.integer({ min: 2, max: 28 }), (lines, setting, day) => {
        const before = lines.filter((text) => Number.parseInt(text, 10) < day);
        const question = `${day} A p`;
        expect(ask([...known, ...lines], question, setting)).toEqual(ask([...known, ...before], question, setting));
      }),
    );
  });

  test('other names for the same entities change nothing', () => {
    const other: Record<string, string> = { A: 'Z', B: 'A', C: 'Y', D: 'B' };
    fc.assert(
      fc.property(fc.array(line), settings, (lines, setting) => {
        const renamed = [...known, ...lines].map((text) => text.replace(/[ABCD]/g, (name) => other[name]));
        const plain = ask([...known, ...lines], '28 A p', setting);
        const score = ask(renamed, '28 Z p', setting);
        for (const name of 'ABCD') expect(score[other[name]]).toBe(plain[name]);
      }),
    );
  });

  test('relaxed shares sum to 1 once there is a past', () => {
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const shares = Object.values(ask([...known, ...lines], '28 A p', { lambda: 0, alpha: 0 }));
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
      }),
    );
  });
});
