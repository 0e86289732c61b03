import { describe, expect, test } from 'vitest';
import { dayOf } from '../../numeric/days.ts';
import { LEARNING, learnCombination } from './combine.ts';
import { eventHistory } from './history.ts';
import { nextEvents, QuestionError } from './predict.ts';
import { questionsOf } from './questions.ts';
import { toy } from './toy.test-events.ts';

/** Moscow threatens Minsk and Kyiv by turns, every third day; who was threatened visits Moscow the next day. */
const lines = Array.from({ length: 9 }, (_, k) => {
  const who = k % 2 === 0 ? 'Minsk' : 'Kyiv';
  return [`${3 * k + 1} Moscow threatens ${who}`, `${3 * k + 2} ${who} visits Moscow`];
}).flat();
const events = toy([...lines, '3 Paris calls Minsk', '4 Minsk calls Kyiv']);
const settings = { ...LEARNING, boost: { ...LEARNING.boost, trees: 10, leastCurvature: 0.1 } };
const combination = learnCombination(eventHistory(events), questionsOf(events, 'train'), dayOf('2014-01-28'), {
  settings,
});
const ask = nextEvents({ events, combination });
const day = dayOf('2014-01-26');

describe('what comes next', () => {
  test('source and relation given, targets are ranked, with chances that sum to 1 at most', () => {
    const found = ask({ source: 'Moscow', relation: 'threatens', day });
    expect(
      found
        .slice(0, 2)
        .map(({ target }) => target)
        .sort(),
    ).toEqual(['Kyiv', 'Minsk']);
    expect(found.every(({ source, relation }) => source === 'Moscow' && relation === 'threatens')).toBe(true);
    expect(found.reduce((sum, { chance }) => sum + chance, 0)).toBeLessThan(1 + 1e-12);
  });

  test('relation and target given, sources are ranked', () => {
    const [first] = ask({ relation: 'visits', target: 'Moscow', day });
    expect(first.target).toBe('Moscow');
    expect(['Minsk', 'Kyiv']).toContain(first.source);
  });

  test('the source alone: its likeliest relations and their targets', () => {
    const found = ask({ source: 'Minsk', day });
    expect(found[0]).toMatchObject({ source: 'Minsk', relation: 'visits', target: 'Moscow' });
    expect(found.some(({ relation }) => relation === 'calls')).toBe(true);
    expect(found.some(({ relation }) => relation === 'threatens')).toBe(false);
  });

  test('source and target: what may pass between the two', () => {
    const found = ask({ source: 'Minsk', target: 'Moscow', day });
    expect(found.every(({ source, target }) => source === 'Minsk' && target === 'Moscow')).toBe(true);
  });

  test('the reasons are past events and the rules that lead from them', () => {
    const [minsk] = ask({ source: 'Minsk', relation: 'visits', target: 'Moscow', day });
    expect(minsk.reasons.map(({ kind }) => kind)).toEqual(['repeats', 'follows', 'usual']);
    expect(minsk.reasons[0]).toEqual({
      kind: 'repeats',
      times: 4,
      last: { date: '2014-01-20', source: 'Minsk', event: 'visits', target: 'Moscow' },
    });
    expect(minsk.reasons[1]).toMatchObject({
      days: 7,
      event: { date: '2014-01-25', source: 'Moscow', event: 'threatens', target: 'Minsk' },
    });
    expect(minsk.reasons[2]).toEqual({ kind: 'usual', times: 8, of: 8 });
  });

  test('a day before everything has nothing to say', () => {
    expect(ask({ source: 'Minsk', day: dayOf('2013-01-01') })).toEqual([]);
  });

  test.each([
    [{ day }, 'Who is it about? Expected a source, a target or both.'],
    [{ source: 'Mosow', day }, 'unknown entity `Mosow`, did you mean `Moscow`?'],
    [{ source: 'Moscow', relation: 'threaten', day }, 'unknown relation `threaten`, did you mean `threatens`?'],
  ])('a question that cannot be asked says why', (question, message) => {
    expect(() => ask(question)).toThrow(new QuestionError(message));
  });
});
