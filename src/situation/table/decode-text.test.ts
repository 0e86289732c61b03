import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeText } from './decode-text.ts';

const wide = (text: string, little: boolean, mark: boolean): Uint8Array => {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le');
  return little ? bytes : bytes.swap16();
};

test.each([
  ['UTF-8', Buffer.from('Müller;1'), { text: 'Müller;1', encoding: 'utf-8', guessed: false }],
  ['UTF-8 with a mark', Buffer.from('\ufeffMü'), { text: 'Mü', encoding: 'utf-8', guessed: false }],
  ['UTF-16 of Excel', wide('Mü\t1', true, true), { text: 'Mü\t1', encoding: 'utf-16le', guessed: false }],
  ['UTF-16, the other way round', wide('Mü\t1', false, true), { text: 'Mü\t1', encoding: 'utf-16be', guessed: false }],
  ['UTF-16 without a mark', wide('Actor;x', true, false), { text: 'Actor;x', encoding: 'utf-16le', guessed: false }],
  ['the same', wide('Actor;x', false, false), { text: 'Actor;x', encoding: 'utf-16be', guessed: false }],
  [
    'Windows-1252',
    Buffer.from('M\xfcller \x80', 'latin1'),
    { text: 'Müller €', encoding: 'windows-1252', guessed: true },
  ],
  ['nothing', Buffer.from(''), { text: '', encoding: 'utf-8', guessed: false }],
])('%s', (_, bytes, expected) => expect(decodeText(bytes)).toEqual(expected));

test.each([
  ['a picture', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1')],
  ['an archive', Buffer.from('PK\x03\x04\x14\0\0', 'latin1')],
  ['zeros', Buffer.alloc(100)],
  ['half a letter of UTF-16', Buffer.from([0xff, 0xfe, 0x41])],
])('%s is not text', (_, bytes) => expect(decodeText(bytes)).toBeUndefined());

test('any bytes at all are a text or none, and any text survives', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => void decodeText(bytes)));
  const letters = fc.string({ unit: fc.constantFrom('a', 'ß', ',', '\n', '語', '😀'), minLength: 1 });
  fc.assert(
    fc.property(letters, fc.boolean(), (text, little) => {
      expect(decodeText(Buffer.from(text))?.text).toBe(text);
      expect(decodeText(wide(text, little, true))?.text).toBe(text);
    }),
  );
});
