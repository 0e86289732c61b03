import { describe, expect, test } from 'vitest';
import { COUNCIL_NAMES, memberNamed, membersOf, seatsOf } from './council.ts';
import { readSituation } from './read.ts';

test.each([
  ['EL', 'GR'],
  ['GR', 'GR'],
  ['UK', 'GB'],
  ['czechia', 'CZ'],
  ['Czech Republic', 'CZ'],
  ['United_Kingdom', 'GB'],
  ['DEU', 'DE'],
  ['the Netherlands', 'NL'],
])('%s is the member %s', (text, code) => expect(memberNamed(text)).toBe(code));

test('every member of every council is known by its code and by its name', () => {
  for (const council of COUNCIL_NAMES) {
    for (const code of membersOf(council)) expect(seatsOf(code, undefined, council, undefined)).toEqual([code]);
  }
  expect(seatsOf('a1', 'Greece', 'eu27-lisbon', undefined)).toEqual(['GR']);
  expect(seatsOf('UK', undefined, 'eu27-lisbon', undefined)).toEqual([]);
});

describe('in a file', () => {
  const faults = (stances: string[], rule = 'council: eu27-lisbon') => {
    const text = `title: t
actors: { ${stances.map((id) => `${id}: { capability: 1 }`).join(', ')} }
issues:
  x:
    statusQuo: 0
    rule: { ${rule} }
    stances:
${stances.map((id) => `      ${id}: { position: 1, salience: 1 }`).join('\n')}
`;
    return readSituation(text).faults.map(({ place, message }) => `${place?.line}: ${message}`);
  };

  test('those without a seat are no fault where they are known to have none', () => {
    expect(faults(['DE', 'EL', 'commission', 'ep', 'Norway', 'UK'])).toEqual([]);
  });

  test('an actor that names no member is a fault, not left out in silence', () => {
    expect(faults(['DE', 'FR', 'GRE', 'Germania'])).toEqual([
      '10: `GRE` is not a member of eu27-lisbon by its id or name; `members: { GRE: DE }` says for whom it speaks, `[]` for nobody',
      '11: `Germania` is not a member of eu27-lisbon by its id or name; `members: { Germania: DE }` says for whom it speaks, `[]` for nobody',
    ]);
    expect(faults(['DE', 'lobby'], 'council: eu27-lisbon, members: { lobby: [] }')).toEqual([]);
  });

  test('`members` adds to what ids say, and each member has one voice', () => {
    expect(faults(['DE', 'south'], 'council: eu27-lisbon, members: { south: [EL, Italy] }')).toEqual([]);
    expect(faults(['DE', 'germany'])).toEqual(['9: `DE` has two actors that speak for it, expected one']);
    expect(faults(['EL', 'south'], 'council: eu27-lisbon, members: { south: [GR] }')).toEqual([
      '8: `GR` has two actors that speak for it, expected one',
    ]);
  });
});
