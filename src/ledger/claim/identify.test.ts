import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { identify, idPart } from './identify.ts';
import { claimSchema } from './schema.ts';

const said = { text: 'Russia absorbs Belarus', claimant: 'The Times', made: '2021-04-22', deadline: '2021-12-31' };

describe('an identifier made of what a claim says', () => {
  test('can be read, and is the same again', () => {
    expect(identify(said)).toMatch(/^russia-absorbs-belarus-[0-9a-f]{6}$/);
    expect(identify({ ...said })).toBe(identify(said));
  });

  test.each([{ text: 'Russia absorbs Ukraine' }, { claimant: 'A' }, { made: '2021-04-23' }, { deadline: undefined }])(
    'is another where %j differs',
    (change) => expect(identify({ ...said, ...change })).not.toBe(identify(said)),
  );

  test.each([
    ['Лукашенко уйдёт до конца года', /^лукашенко-уидет-до-конца-года-/],
    ['😀', /^claim-/],
    ["'; DROP TABLE claims; --", /^drop-table-claims-/],
    ['a'.repeat(100), /^a{30}-[0-9a-f]{6}$/],
    ['word '.repeat(20), /^word(-word){11}-[0-9a-f]{6}$/],
  ])('of %j', (text, expected) => expect(identify({ ...said, text })).toMatch(expected));

  test('is always one that a claim can have, however odd the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ unit: 'binary' }), (text, name) => {
        const id = `${identify({ ...said, text })}:${idPart(name)}`;
        expect(claimSchema.safeParse({ ...said, id }).error).toBeUndefined();
      }),
    );
  });

  test('two foreign names never become one', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(idPart(a) === idPart(b)).toBe(a === b);
      }),
    );
  });
});
