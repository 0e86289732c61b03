import { describe, expect, test } from 'vitest';
import { dayOf } from '../../numeric/days.ts';
import { learnChainRules, ruleKey } from './chain-rules.ts';
import type { Events } from './events.ts';
import { eventHistory } from './history.ts';
import { learnPairRules } from './pair-rules.ts';
import { questionsOf } from './questions.ts';
import { learnRoleRules } from './role-rules.ts';
import { weightOf } from './tally.ts';
import { toy } from './toy.test-events.ts';

/** The number of a relation, "~" before it for the other direction. */
const number = (events: Events, name: string) =>
  name.startsWith('~')
    ? events.relations.length + events.relations.indexOf(name.slice(1))
    : events.relations.indexOf(name);

describe('rules of length one', () => {
  /** The confidence that `head` follows `body`, before shrinking: from (followed + 3 base) / (bodies + 3). */
  function share(lines: string[], body: string, head: string, within: number): number {
    const events = toy(lines);
    const history = eventHistory(events);
    const { confidence } = learnPairRules(history, dayOf('2014-01-31'), within);
    const relations = 2 * history.relations;
    return confidence[number(events, body) * relations + number(events, head)];
  }

  const threats = ['1 A threatens B', '3 B visits A', '5 A threatens C', '6 C warns A'];

  test('two threats, one answered by a visit within a week: 1 of 2, drawn to 1 of the 8 edges', () => {
    expect(share(threats, 'threatens', '~visits', 7)).toBeCloseTo((1 + 3 * (2 / 8 / 2)) / (2 + 3), 12);
  });

  test('a head of the same day, or too late, does not follow', () => {
    const same = ['1 A threatens B', '1 B visits A'];
    expect(share(same, 'threatens', '~visits', 7)).toBe(0);
    expect(share(threats, 'threatens', '~visits', 1)).toBe(0);
  });

  test('several heads after one body count once', () => {
    const twice = ['1 A threatens B', '2 A warns B', '3 A warns B'];
    // Bodies: all 6 edges; each direction of the threat was followed by a warning, and the first warning by the second.
    const base = (1 + 1) / 6;
    expect(share(twice, 'threatens', 'warns', 7)).toBeCloseTo((1 + 3 * base) / (1 + 3), 12);
  });

  test('what comes on or after the last day to learn from is not seen', () => {
    const events = toy([...threats, '9 A threatens B', '10 B visits A']);
    const early = learnPairRules(eventHistory(events), dayOf('2014-01-09'), 2);
    const history = eventHistory(events);
    const later = learnPairRules(history, dayOf('2014-01-31'), 2);
    const rule = number(events, 'threatens') * 2 * history.relations + number(events, '~visits');
    expect(later.confidence[rule]).toBeGreaterThan(early.confidence[rule]);
  });
});

describe('rules of length two', () => {
  test('a chain that ended twice at the answer, of three times it lay there, has confidence 2 / (3 + 20)', () => {
    const events = toy([
      '1 A meets X',
      '1 X backs B',
      '2 A aids B',
      '10 C meets X',
      '10 X backs D',
      '11 C aids D',
      '20 E meets Y',
      '20 Y backs F',
      '21 E aids G',
    ]);
    const history = eventHistory(events);
    const questions = questionsOf(events, 'train');
    const rules = learnChainRules(history, questions, () => true, 3);
    const relations = 2 * history.relations;
    const [aids, meets, backs] = ['aids', 'meets', 'backs'].map((name) => number(events, name));
    expect(weightOf(rules.confidence, ruleKey(relations, aids, meets, backs))).toBeCloseTo(2 / 23, 12);
    // The same three read backwards: B was aided by whoever met its backer.
    const backwards = [number(events, '~aids'), number(events, '~backs'), number(events, '~meets')] as const;
    expect(weightOf(rules.confidence, ruleKey(relations, ...backwards))).toBeCloseTo(2 / 22, 12);
  });
});

describe('rules about a role', () => {
  test('who was praised is soon praised again, more than others; who was warned is not', () => {
    const events = toy([
      ...['1 A praises B', '3 C praises B', '5 D praises B', '1 A warns E', '3 C warns E', '5 D warns E'],
      ...['2 A warns F', '4 C warns F', '6 A praises G', '8 C praises G'],
    ]);
    const history = eventHistory(events);
    const { lift } = learnRoleRules(history, dayOf('2014-01-31'), 5);
    const relations = 2 * history.relations;
    const [praises, warns] = ['praises', 'warns'].map((name) => number(events, name));
    expect(lift[praises * relations + praises]).toBeGreaterThan(1);
    expect(lift[warns * relations + praises]).toBeLessThan(1);
  });
});
