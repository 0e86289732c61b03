import { expect, test } from 'vitest';
import { changed, faultsOf, type Slip, sound } from './slips.test-cases.ts';

const slips: Slip[] = [
  [
    'a part a level too far out',
    () => changed('    stances:', '  stances:'),
    's:11:3: `stances` stands beside the issues, expected it in an issue: indent it further',
  ],
  [
    'actors as a list of maps',
    () =>
      changed(
        '  north: { name: North Ministry, capability: 80 }\n  south: { capability: [20, 30, 40] }',
        '  - id: north\n    capability: 80\n  - id: south\n    capability: 3',
      ),
    's:4:3: actors: found a list, expected a map: write each actor under its id, without dashes: north: { capability: 50 }',
  ],
  [
    'actors as a list of names',
    () =>
      changed(
        '  north: { name: North Ministry, capability: 80 }\n  south: { capability: [20, 30, 40] }',
        '  - north\n  - south',
      ),
    's:4:3: actors: found a list, expected a map: write each actor under its id, without dashes: north: { capability: 50 }',
  ],
  [
    'stances as a list',
    () =>
      changed(
        '      north: { position: 90, salience: 0.5 }\n      south:',
        '      - north: { position: 90, salience: 0.5 }\n      - south:',
      ),
    's:12:7: stances: found a list, expected a map: write each stance under the id of its actor, without dashes: north: { position: 60, salience: 0.5 }',
  ],
  ['a key twice', () => changed('salience: 0.5', 'salience: 0.5, salience: 0.6'), 's:12:45: `salience` is there twice'],
  ['statusquo', () => changed('statusQuo', 'statusquo'), 's:10:5: unknown key `statusquo`, did you mean `statusQuo`?'],
  [
    'status_quo',
    () => changed('statusQuo', 'status_quo'),
    's:10:5: unknown key `status_quo`, did you mean `statusQuo`?',
  ],
  ['a plural key', () => changed('scale:', 'scales:'), 's:9:5: unknown key `scales`, did you mean `scale`?'],
  [
    'a stance by the name of the actor',
    () => changed('      north:', '      North Ministry:'),
    's:12:7: `North Ministry` is the name of an actor, expected its id: `north`',
  ],
  [
    'no actors',
    () => sound.replace(/actors:\n.*\n.*\n/, ''),
    's:1:1: `actors` is missing: under it, write each actor under its id, without dashes: north: { capability: 50 }',
  ],
  [
    'the word of another program for a key',
    () => changed('capability: 80', 'power: 80'),
    's:4:34: unknown key `power`, did you mean `capability`?',
  ],
  [
    'a key of a stance in an actor',
    () => changed('capability: 80', 'capability: 80, position: 5'),
    's:4:50: `position` does not belong in this actor, expected it in a stance: look at the indentation',
  ],
  [
    'a number for an actor',
    () => changed('{ name: North Ministry, capability: 80 }', '50'),
    's:4:10: north: found 50, write north: { capability: 50 }',
  ],
  [
    'a number for a stance',
    () => changed('{ position: 90, salience: 0.5 }', '90'),
    's:12:14: north: found 90, write north: { position: 90, salience: ... } with how much it cares, 0-1',
  ],
  [
    'an id in capitals',
    () => changed('      north:', '      North:'),
    's:12:7: unknown actor `North`, did you mean `north`?',
  ],
];

test.each(slips)('in keys and ids, %s is one fault, which says what to write', (_, text, fault) =>
  expect(faultsOf(text())).toEqual([fault]),
);

test('a misspelt country in a reference class points to the right one', () => {
  const text = `${sound}outside: { classes: { dear: [ { events: { outcome: { source: 'country:Belarsu', codes: ['19'] }, within: 30 } } ] } }\n`;
  expect(faultsOf(text)).toEqual(['s:16:62: unknown country `Belarsu`, did you mean `country:Belarus`?']);
});
