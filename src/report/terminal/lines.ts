import { plainText } from '../words/numbers.ts';
import { cellWidth } from './cell-width.ts';

/** How to emphasise on the terminal; the identity where colour is off. */
export interface Paint {
  bold(text: string): string;
  dim(text: string): string;
  cyan(text: string): string;
}

export const unpainted: Paint = { bold: (text) => text, dim: (text) => text, cyan: (text) => text };

/** Columns of the terminal that tables are made for. */
export const WIDTH = 80;

/** A text cut or padded to a number of terminal cells. */
export function pad(text: string, width: number): string {
  const whole = plainText(text);
  if (cellWidth(whole) <= width - 1) return whole + ' '.repeat(width - cellWidth(whole));
  let cut = '';
  for (const character of whole) {
    if (cellWidth(cut + character) > width - 2) break;
    cut += character;
  }
  return `${cut}…${' '.repeat(Math.max(0, width - cellWidth(cut) - 1))}`;
}

/** A text broken into lines at spaces, indented. */
export function wrap(text: string, indent = 0, width = WIDTH): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of plainText(text).split(/\s+/)) {
    if (line !== '' && indent + cellWidth(`${line} ${word}`) > width - 1) {
      lines.push(' '.repeat(indent) + line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, ' '.repeat(indent) + line];
}
