import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { dateOf, dayOf } from '../../numeric/days.ts';
import { UsageError } from '../../numeric/errors.ts';
import { uniforms } from '../../numeric/random.ts';
import { type Combination, LEARNING, learnCombination } from './combine.ts';
import { chances, combined } from './combined.ts';
import { accuracy, ranksOf } from './evaluate.ts';
import { type Events, eventsFrom, type PlainEvent } from './events.ts';
import { eventHistory } from './history.ts';
import { questionsOf } from './questions.ts';
import { recurrency } from './recurrency.ts';

const FIRST = dayOf('2014-01-01');
const DAYS = 120;
/** The day from which nothing is learned. */
const UNTIL = FIRST + 100;

/** A world with a rule: two days after x threatens y, y warns x; and every day some others warn at random. */
function world(seed: number): PlainEvent[] {
  const random = uniforms(seed);
  const name = () => `E${Math.floor(random() * 30)}`;
  const events: PlainEvent[] = [];
  const add = (day: number, source: string, event: string, target: string) =>
    events.push({
      date: dateOf(FIRST + day),
      source,
      event,
      target,
      split: FIRST + day < UNTIL ? 'train' : 'test',
    });
  for (let day = 0; day < DAYS; day++) {
    for (let k = 0; k < 3; k++) {
      const [x, y] = [name(), name()];
      add(day, x, 'threatens', y);
      if (day + 2 < DAYS) add(day + 2, y, 'warns', x);
    }
    add(day, name(), 'warns', name());
  }
  return events;
}

const settings = { ...LEARNING, boost: { ...LEARNING.boost, trees: 20 } };
const learn = (events: Events, seed = 1) =>
  learnCombination(eventHistory(events), questionsOf(events, 'train'), UNTIL, { seed, settings });

/** Scores for some questions of the last days. */
function scores(events: Events, combination: Combination): Float64Array[] {
  const history = eventHistory(events);
  const score = combined(history, combination);
  return [0, 1, 2, 3].map((relation) => {
    const all = new Float64Array(history.entities);
    score(events.entities.indexOf('E1'), relation, UNTIL + 10, all);
    return all;
  });
}

describe('the combination', () => {
  const list = world(1);
  const events = eventsFrom(list);
  let learned: Combination;
  beforeAll(() => {
    learned = learn(events);
  });

  test('finds the rule, which recurrency cannot', () => {
    const history = eventHistory(events);
    const questions = questionsOf(events, 'test');
    const mrr = (score: Parameters<typeof ranksOf>[2]) => accuracy(ranksOf(questions, history.entities, score)).mrr;
    expect(mrr(recurrency(history, () => ({ lambda: 0.03, alpha: 0.99 })))).toBeLessThan(0.25);
    expect(mrr(combined(history, learned))).toBeGreaterThan(0.4);
  });

  test('is the same bits for the same seed, and others for another', () => {
    expect(learn(events)).toEqual(learned);
    expect(learn(events, 2).forest).not.toEqual(learned.forest);
  });

  test('learns nothing from what comes later', () => {
    const past = eventsFrom(list.filter(({ split }) => split === 'train'));
    const known = { ...past, entities: events.entities, relations: events.relations };
    expect(past.entities.every((name, e) => events.entities[e] === name)).toBe(true);
    expect(learn(known)).toEqual(learned);
  });

  test('scores alike whatever happens on the day asked about and after it', () => {
    const plain = scores(events, learned);
    const later = fc.record({
      date: fc.integer({ min: UNTIL + 10, max: FIRST + DAYS }).map(dateOf),
      source: fc.constantFrom('E1', 'E2', 'E3'),
      event: fc.constantFrom('warns', 'threatens'),
      target: fc.constantFrom('E1', 'E2', 'E3'),
    });
    fc.assert(
      fc.property(fc.array(later), (more) => {
        expect(scores(eventsFrom([...list, ...more]), learned)).toEqual(plain);
      }),
      { numRuns: 10 },
    );
  });

  test('scores alike under other names', () => {
    const renamed = list.map((event) => ({
      ...event,
      source: `the ${event.source}`,
      target: `the ${event.target}`,
    }));
    const other = eventsFrom(renamed);
    expect(scores({ ...other, entities: other.entities.map((name) => name.slice(4)) }, learn(other))).toEqual(
      scores(events, learned),
    );
  });

  test('gives chances that sum to 1', () => {
    const chance = chances(eventHistory(events), learned)(0, 0, UNTIL);
    expect(chance.reduce((sum, { chance }) => sum + chance, 0)).toBeCloseTo(1, 12);
  });

  test('refuses to learn from nothing', () => {
    expect(() => learn(eventsFrom(list.slice(0, 1)))).toThrow(UsageError);
  });
});
