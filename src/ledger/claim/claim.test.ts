import { expect, expectTypeOf, test } from 'vitest';
import type * as z from 'zod';
import type { Claim, ClaimForecast, Resolution } from './claim.ts';
import { claimSchema, type forecastSchema, type resolutionSchema } from './schema.ts';

const said = {
  ...{ id: 'c', kind: 'yes-no', text: 'Russia absorbs Belarus', claimant: 'The Times' },
  ...{ made: '2021-04-22', deadline: '2021-12-31' },
};

test.each([
  ['a trigger with a day and no name', { triggerOn: '2021-04-20' }, 'trigger', 'a trigger with a day has a name'],
  ['options of a claim of yes or no', { options: ['a', 'b'] }, 'options', 'only a claim of one-of has options'],
  ['a unit of a claim of yes or no', { unit: 'tonnes' }, 'unit', 'only a claim of a number has a unit'],
  ['one-of without options', { kind: 'one-of' }, 'options', 'a claim of one-of names its options'],
  ['an option twice', { kind: 'one-of', options: ['a', 'a'] }, 'options', 'an option is named twice'],
])('%s is a fault', (_, change, path, message) => {
  const { error } = claimSchema.safeParse({ ...said, ...change });
  expect(error?.issues).toMatchObject([{ path: [path], message }]);
});

test('a trigger with its day and name is none', () => {
  expect(claimSchema.safeParse({ ...said, trigger: 'a summit', triggerOn: '2021-04-20' }).success).toBe(true);
});

test('the interfaces say what the definitions give, no more and no less', () => {
  expectTypeOf<Claim>().toEqualTypeOf<z.output<typeof claimSchema>>();
  expectTypeOf<ClaimForecast>().toEqualTypeOf<z.output<typeof forecastSchema>>();
  expectTypeOf<Resolution>().toEqualTypeOf<z.output<typeof resolutionSchema>>();
});
