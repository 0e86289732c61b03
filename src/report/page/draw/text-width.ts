/** Widths of the printable ASCII characters in Arial, in thousandths of the font size, from the space on. */
const ASCII = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
  556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
  722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
  556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
  260, 334, 584,
];
/** Bold letters are wider, and fonts differ: labels keep this much room. */
const ROOM = 1.1;

/** About how many pixels a text takes in the page's font: enough for it, whatever the reader's machine has for that font. */
export function textWidth(text: string, size = 12): number {
  let sum = 0;
  for (const character of text) {
    const code = character.codePointAt(0) as number;
    // Letters of other alphabets are about as wide as capitals, those of Chinese and Japanese as wide as high.
    sum += ASCII[code - 32] ?? (code < 0x300 ? 600 : code < 0x1100 ? 680 : 1000);
  }
  return (sum * size * ROOM) / 1000;
}

/** A text in lines of at most so many pixels; a single word that is longer is broken. */
export function wrapText(text: string, width: number, size = 12): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).flatMap((one) => broken(one, width, size))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && textWidth(longer, size) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
}

function broken(word: string, width: number, size: number): string[] {
  if (textWidth(word, size) <= width) return [word];
  const parts = [''];
  for (const character of word) {
    const last = parts.length - 1;
    if (parts[last] !== '' && textWidth(parts[last] + character, size) > width) parts.push(character);
    else parts[last] += character;
  }
  return parts;
}
