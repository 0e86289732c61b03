import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { cellWidth } from './cell-width.ts';

test('every letter takes as many columns as the library says, alone and beside another', () => {
  const wrong: string[] = [];
  for (let code = 0; code < 0x3100; code++) {
    const letter = String.fromCodePoint(code);
    for (const text of [letter, `a${letter}`, `${letter}é`, `${letter}${letter}`, `${letter}…`])
      if (cellWidth(text) !== stringWidth(text)) wrong.push(code.toString(16));
  }
  expect(wrong).toEqual([]);
});

test('emoji and colours go to the library', () => {
  expect(['👩‍🚀', '©\ufe0f', '\u001b[1mé\u001b[0m'].map(cellWidth)).toEqual([2, 2, 1]);
});
