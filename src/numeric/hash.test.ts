import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, hashOf } from './hash.ts';

test('canonical JSON has its keys in order, at every depth, and nothing undefined', () => {
  expect(canonicalJson({ b: [1, { d: null, c: 'é\n' }], a: undefined, 10: true, 9: 0.1 })).toBe(
    '{"10":true,"9":0.1,"b":[1,{"c":"é\\n","d":null}]}',
  );
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('a hash is SHA-256, the same from the runtime and from the library that browsers use', () => {
  // FIPS 180-4, of the text "abc" with its quotes.
  expect(hashOf('abc')).toBe('6cc43f858fbb763301637b5af970e2a46b46f461f27e5a0f41e009c59b827b25');
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(hashOf(text)).toBe(bytesToHex(sha256(utf8ToBytes(JSON.stringify(text)))));
    }),
  );
});
