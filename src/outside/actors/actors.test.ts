import { describe, expect, test } from 'vitest';
import { CAMEO } from '../codes/cameo.ts';
import { PLOVER } from '../codes/plover.ts';
import { actorOf, aliasesSchema, namesInData, withAliases } from './aliases.ts';
import { cameoActor, codesOfActors } from './cameo-actor.ts';

test('BLRGOV is the government of Belarus; a name in capitals is not a code', () => {
  expect(cameoActor('BLRGOV')).toEqual({ country: 'BLR', roles: ['GOV'] });
  expect(cameoActor('ROMGOVMIL')).toEqual({ country: 'ROU', roles: ['GOV', 'MIL'] });
  expect(cameoActor('BLR')).toEqual({ country: 'BLR', roles: [] });
  for (const text of ['MINSK', 'POLAND', 'XYZGOV', 'blrgov', 'BLRGO', '']) expect(cameoActor(text)).toBeUndefined();
});

test('a column has codes of actors where all names are and some have a role', () => {
  expect(codesOfActors(['RUS', 'RUSGOV', 'UKRMIL', 'IGO', '---'])).toEqual(['RUSGOV', 'UKRMIL']);
  for (const names of [
    [],
    ['PAN', 'PRI', 'PRD'],
    ['RUS', 'UKR'],
    ['RUSGOV', 'UKRMIL', 'Minsk'],
    ['RUSGOV', 'UKRMIL', 'FARC'],
    ['RUSGOV', 'UKRMIL', 'AAA', 'BBB', 'CCC'],
  ])
    expect(codesOfActors(names)).toBeUndefined();
});

describe('aliases', () => {
  const aliases = {
    minsk: ['Government (Belarus)', 'BLRGOV', 'Alexander Lukashenko'],
    kremlin: 'Vladimir Putin',
    both: ['minsk', 'kremlin'],
  };

  test('stand for the names of the events', () => {
    expect(namesInData('both', aliases)).toEqual([...aliases.minsk, 'Vladimir Putin']);
    expect(namesInData('Warsaw', aliases)).toEqual(['Warsaw']);
    expect(withAliases({ source: 'minsk', target: ['kremlin', 'country:POL'], codes: ['04'] }, aliases)).toEqual({
      source: aliases.minsk,
      target: ['Vladimir Putin', 'country:POL'],
      codes: ['04'],
    });
  });

  test('tell the actor of a name, whatever its case and accents', () => {
    const actor = actorOf(aliases);
    expect(actor('ALEXANDER LUKASHENKO')).toBe('minsk');
    expect(actor('Vladímir Putin')).toBe('kremlin');
    expect(actor('Angela Merkel')).toBeUndefined();
  });

  test('may name themselves, but not in a circle', () => {
    expect(namesInData('Russia', { Russia: ['Russia', 'country:RUS'] })).toEqual(['Russia', 'country:RUS']);
    expect(() => namesInData('a', { a: 'b', b: 'a' })).toThrow('lead back');
  });

  test('are lists of names and nothing else', () => {
    expect(aliasesSchema.safeParse(aliases).success).toBe(true);
    expect(aliasesSchema.safeParse({ minsk: [] }).success).toBe(false);
    expect(aliasesSchema.safeParse({ minsk: [3] }).success).toBe(false);
  });
});

test('PLOVER: each type has the class of the code of CAMEO that it comes from, with the sign of its score', () => {
  for (const { quad, score } of PLOVER) expect(score > 0).toBe(quad <= 2);
  expect(new Set(PLOVER.map(({ type }) => type)).size).toBe(PLOVER.length);
  expect(PLOVER.find(({ type }) => type === 'ASSAULT')).toMatchObject({ quad: 4, score: -9.3 });
  expect(CAMEO.length).toBeGreaterThan(PLOVER.length);
});
