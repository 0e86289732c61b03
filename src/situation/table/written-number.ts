/** What a table writes between the whole number and its fraction. */
export type Decimal = '.' | ',';

const POINT = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
/** Groups of three, as 1,234,567 or 1.234.567 or with spaces, which may not break the line. */
const GROUPED = /^[+-]?\d{1,3}(?:[,.\u0020\u00a0\u2009\u202f'’]\d{3})+(?![\d])/;

/**
 * The number in a cell, `decimal` being what stands before its fraction. Groups of three digits are read where they are
 * separated by the other sign or a space. A typographic minus counts as a minus.
 *
 * @returns undefined if it is not one, or not finite
 * @example numberIn('1.234,5', ',') // 1234.5
 */
export function numberIn(cell: string, decimal: Decimal = '.'): number | undefined {
  const text = pointed(cell, decimal);
  if (!POINT.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

/** The number as JavaScript writes it: a point before the fraction, no groups; '' where a point can mean neither. */
function pointed(cell: string, decimal: Decimal): string {
  const text = cell.trim().replace(/^[\u2212\u2013]/, '-');
  const group = GROUPED.exec(text)?.[0];
  const sign = group?.replace(/[+\-\d]/g, '')[0];
  const plain = group !== undefined && sign !== decimal ? ungrouped(text, group) : text;
  if (decimal === '.') return plain;
  return plain.includes('.') ? '' : plain.replace(/^([+-]?\d*),(?=\d)/, '$1.');
}

/** Takes the groups' signs out, if they are all the same. */
function ungrouped(text: string, group: string): string {
  const signs = new Set(group.replace(/[+\-\d]/g, ''));
  return signs.size === 1 ? group.replace(/[^+\-\d]/g, '') + text.slice(group.length) : text;
}

/**
 * What the numbers of a table have before their fraction, by cells that can be read in one way only: `0,5` and `12,25` have
 * a comma, `0.5` a point; `1,500` could be either, and says nothing.
 *
 * @param cells of columns that hold numbers
 * @returns undefined if no cell says it, `both` if cells differ
 */
export function decimalOf(cells: Iterable<string>): Decimal | 'both' | undefined {
  let comma = false;
  let point = false;
  for (const cell of cells) {
    comma ||= FRACTION[','].test(cell);
    point ||= FRACTION['.'].test(cell);
  }
  if (comma && point) return 'both';
  return comma ? ',' : point ? '.' : undefined;
}

/** A fraction that cannot be a group of three digits: of another length, or after a zero. */
const FRACTION = {
  ',': /(?<![\d,]|\d\.)(?:[+-]?0?,\d+|\d[\d.]*,(?:\d{1,2}|\d{4,}))(?![\d,]|\.\d)/,
  '.': /(?<![\d,]|\d\.)(?:[+-]?0?\.\d+|\d[\d,]*\.(?:\d{1,2}|\d{4,}))(?![\d,]|\.\d)/,
};
