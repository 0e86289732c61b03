import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyChange } from '../situation/change.ts';
import { COUNCILS, type CouncilName, membersOf } from '../situation/council.ts';
import { readSituation } from '../situation/read.ts';
import type { Situation } from '../situation/schema.ts';
import { trace } from './trace.ts';

type Rule = NonNullable<Situation['issues'][string]['rule']>;

/** Everyone at a position of its own, against a status quo of 0. */
function council(rule: Rule, positions: Record<string, number>, more: object = {}): Situation {
  const entries = Object.entries(positions);
  return {
    title: 't',
    actors: Object.fromEntries(entries.map(([id]) => [id, { capability: 1 }])),
    issues: {
      x: {
        scale: [-100, 100],
        statusQuo: 0,
        rule,
        stances: Object.fromEntries(entries.map(([id, position]) => [id, { position, salience: 1 }])),
        ...more,
      },
    },
  };
}
const settles = (situation: Situation) => trace(situation, 'veto-players').outcome.x.settles;

/** Does a change from 0 pass when these members oppose it and all others want it? */
function passes(name: CouncilName, opponents: string[]): boolean {
  const positions = Object.fromEntries(membersOf(name).map((code) => [code, opponents.includes(code) ? -10 : 60]));
  return settles(council({ council: name }, positions)) > 0;
}

describe('the presets of the Council', () => {
  test.each<[CouncilName, number, number]>([
    ['eu25-nice', 25, 321],
    ['eu27-nice', 27, 345],
    ['eu28-nice', 28, 352],
    ['eu28-lisbon', 28, 28],
    ['eu27-lisbon', 27, 27],
  ])('%s has %d members and %d votes', (name, members, votes) => {
    expect(membersOf(name)).toHaveLength(members);
    expect([...COUNCILS[name].criteria[0].votes.values()].reduce((a, b) => a + b)).toBe(votes);
  });

  test.each<[CouncilName, string[], boolean]>([
    // 90 votes do not block, 91 do (Treaty of Nice); the population of these stays under 38%.
    ['eu27-nice', ['PL', 'RO', 'NL', 'BE', 'CZ', 'HU'], true],
    ['eu27-nice', ['PL', 'RO', 'NL', 'BE', 'CZ', 'PT', 'MT'], false],
    // Three large states have too few votes to block, and more than 38% of the population.
    ['eu27-nice', ['DE', 'FR', 'GB'], false],
    // Fourteen small states are more than half of 27.
    ['eu27-nice', ['AT', 'BG', 'CY', 'DK', 'EE', 'FI', 'IE', 'LT', 'LU', 'LV', 'MT', 'SI', 'SK'], true],
    ['eu27-nice', ['AT', 'BG', 'CY', 'DK', 'EE', 'FI', 'IE', 'LT', 'LU', 'LV', 'MT', 'SI', 'SK', 'SE'], false],
    // A blocking minority has at least four members, whatever its population (Article 16(4) TEU).
    ['eu27-lisbon', ['DE', 'FR', 'IT'], true],
    ['eu27-lisbon', ['DE', 'FR', 'IT', 'MT'], false],
    // 55% of 27 is 15 members: twelve opponents leave them, thirteen do not.
    ['eu27-lisbon', ['BG', 'CY', 'DK', 'EE', 'FI', 'HR', 'IE', 'LT', 'LU', 'LV', 'MT', 'SI'], true],
    ['eu27-lisbon', ['BG', 'CY', 'DK', 'EE', 'FI', 'HR', 'IE', 'LT', 'LU', 'LV', 'MT', 'SI', 'SK'], false],
    ['eu28-lisbon', ['BG', 'CY', 'DK', 'EE', 'FI', 'HR', 'IE', 'LT', 'LU', 'LV', 'MT', 'SI'], true],
  ])('%s against %j: %s', (name, opponents, expected) => {
    expect(passes(name, opponents)).toBe(expected);
  });

  test('the farthest outcome that passes is the one that a count of every vote finds', () => {
    const names = fc.constantFrom(...(Object.keys(COUNCILS) as CouncilName[]));
    const positions = fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 28, maxLength: 28 });
    fc.assert(
      fc.property(names, positions, (name, list) => {
        const members = membersOf(name);
        const wants = Object.fromEntries(members.map((code, i) => [code, list[i]]));
        const wins = (o: number) => {
          const inFavour = members.filter((code) => Math.abs(wants[code] - o) <= Math.abs(wants[code]));
          const share = (votes: ReadonlyMap<string, number>) =>
            inFavour.reduce((sum, code) => sum + (votes.get(code) ?? 0), 0) /
            [...votes.values()].reduce((a, b) => a + b);
          const { criteria, leastToBlock } = COUNCILS[name];
          return (
            members.length - inFavour.length < leastToBlock ||
            criteria.every(({ quota, strict, votes }) =>
              strict ? share(votes) > quota : share(votes) >= quota - 1e-12,
            )
          );
        };
        // An agenda setter at the top end takes the farthest outcome that passes.
        const greedy = { ...wants, [members[0]]: 100 };
        wants[members[0]] = 100;
        const o = settles(council({ council: name }, greedy, { agendaSetter: members[0] }));
        const farthest = [...Array(201).keys()].map((k) => 100 - k).find((k) => k <= 0 || wins(k)) as number;
        expect(o).toBe(farthest);
      }),
    );
  });

  test('an actor speaks for the members it is given, and those at no table go along', () => {
    const rule = { council: 'eu27-lisbon' as const, members: { north: ['DE', 'NL', 'DK', 'SE', 'FI'], rest: 'FR' } };
    // The north has five members and 28% of the population, under the 35% that block; with Italy it has 41%.
    expect(settles(council(rule, { north: -10, rest: 60 }))).toBeGreaterThan(0);
    const larger = { ...rule, members: { ...rule.members, north: [...rule.members.north, 'IT'] } };
    expect(settles(council(larger, { north: -10, rest: 60 }))).toBe(0);
  });
});

describe('an agenda setter', () => {
  test.each([
    ['gets what it wants where enough others prefer it to the status quo', 35, 35],
    ['goes as far as the pivot lets it: 2 x 20', 90, 40],
    ['cannot move it the other way', -30, 0],
  ])('%s', (_, wants, expected) => {
    // Of five voters three are needed; with the setter at 35 or 90 the third from above stands at 20.
    const positions = { setter: wants, a: 50, b: 20, c: 10, d: -20 };
    expect(settles(council('majority', positions, { agendaSetter: 'setter' }))).toBe(expected);
  });
});

describe('a file', () => {
  const file = (rule: string, more = '') => `title: t
actors: { DE: { capability: 1 }, fr: { capability: 1 }, other: { capability: 1 } }
issues:
  x:
    statusQuo: 0
    ${rule}
    ${more}
    stances: { DE: { position: 1, salience: 1 }, fr: { position: 2, salience: 1 } }
`;
  test.each([
    ['rule: { council: eu27-lisbon }', '', undefined],
    ['rule: { council: eu27-lisbom }', '', '6:'],
    [
      'rule: { council: eu27-lisbon, members: { DE: DE, fr: FX } }',
      '',
      '6:58: unknown member of eu27-lisbon `FX`, did you mean `FI`?',
    ],
    ['rule: { council: eu27-lisbon, members: { DE: DE, fr: [FR, DE] } }', '', '`DE` has two actors that speak for it'],
    ['rule: { council: eu27-lisbon, members: { other: DE } }', '', '`other` has a seat but takes no stance on `x`'],
    [
      'rule: { council: eu27-lisbon, members: { DE: [], fr: [] } }',
      '',
      'nobody who takes a stance on `x` has a seat in eu27-lisbon',
    ],
    ['rule: majority', 'agendaSetter: DF', '7:19: unknown actor `DF`, did you mean `DE`?'],
    ['rule: majority', 'agendaSetter: other', '`other` sets the agenda but takes no stance on `x`'],
    ['', 'agendaSetter: fr', 'nobody can refuse what `fr` proposes'],
    ['rule: { council: eu27-lisbon, procedure: unanimity }', 'binds: 0.9', undefined],
    ['rule: { unanimity: [DE, fr] }', '', undefined],
    ['rule: { unanimity: [DE, other] }', '', '6:29: `other` has a vote but takes no stance on `x`'],
    ['rule: { majority: [DE, fx] }', '', '6:28: unknown actor `fx`, did you mean `fr`?'],
    ['rule: { majority: [DE, DE] }', '', '6:28: `DE` is there twice'],
    ['', 'binds: 0.5', '7:12: `x` has no rule that could bind, expected a `rule`'],
    ['rule: majority', 'binds: 1.5', '7:12: binds 1.5 is outside 0-1'],
  ])('with %s %s', (rule, more, message) => {
    const { faults } = readSituation(file(rule, more), 'f.yaml');
    const said = faults.map(({ place, message: m }) => `${place?.line}:${place?.column}: ${m}`).join('\n');
    if (message === undefined) expect(said).toBe('');
    else expect(said).toContain(message);
  });

  test('who can refuse a change needs a status quo to fall back to', () => {
    const without = file('rule: majority')
      .replace('    statusQuo: 0\n', '')
      .replace('salience: 1 }, fr', 'salience: 1, veto: 0.5 }, fr');
    const { faults } = readSituation(without, 'f.yaml');
    const falls = 'expected a `statusQuo` of the issue: where it stays if nothing is agreed';
    expect(faults.map(({ place, message }) => `${place?.line}:${place?.column}: ${message}`)).toEqual([
      `5:11: a rule says what can replace the status quo, and \`x\` has none: ${falls}`,
      `7:54: \`x\` has no status quo that the veto of \`DE\` could keep, ${falls}`,
    ]);
    expect(readSituation(without.replace('rule: majority', '').replace('0.5', 'false'), 'f.yaml').faults).toEqual([]);
  });

  test.each([
    ['issues.x.binds', 0.4, undefined],
    ['issues.x.stances.DE.veto', 0.4, undefined],
    ['issues.x.stances.DE.veto', true, undefined],
    ['issues.x.stances.DE.veto', { low: 0.1, mode: 0.2, high: 0.5 }, undefined],
    ['issues.x.stances.DE.veto', 1.4, 'issues.x.stances.DE.veto would be 1.4, outside 0-1'],
    ['issues.x.binds', true, 'issues.x.binds is a quantity, found true'],
    ['issues.y.binds', 0.4, 'y has no rule that could bind'],
    ['issues.y.stances.DE.veto', 0.4, 'y has no status quo that the veto of DE could keep'],
    ['issues.y.stances.DE.veto', false, undefined],
  ])('a change of %s to %j', (path, value, message) => {
    const situation = council('majority', { DE: 1, fr: 2 });
    situation.issues.y = { stances: { DE: { position: 1, salience: 1 } } };
    expect(applyChange(situation, path, value)).toBe(message);
  });
});
