import { quoteName } from '../../numeric/nearest-name.ts';
import type { Decimal } from '../table/index.ts';

const EXPECTED = 'expected a number, 60-80, 40..60..90, 50 ± 10 or a list 20; 30; 35';

/** Why a cell is no quantity and what would be one, in words. */
export function notAQuantity(cell: unknown, decimal: Decimal | undefined): string {
  if (cell === undefined || cell === null || cell === '') return `found nothing, ${EXPECTED}`;
  const text = String(cell);
  const found = `found ${quoteName(text)}`;
  if (/^\d{4}-\d\d-\d\d$/.test(text)) {
    return `found the date ${text}, expected a quantity: a spreadsheet makes a date of 10-20, write 10..20 or format the cell as text`;
  }
  if (text.startsWith('#')) return `${found}, an error of the spreadsheet, ${EXPECTED}`;
  if (decimal !== ',' && /^[+-]?\d*,\d+$/.test(text))
    return `${found}, is that a decimal comma? Say --decimal , or --decimal .`;
  if (decimal === ',' && /^[+-]?\d*\.\d+$/.test(text))
    return `${found}, expected a decimal comma as in the other numbers`;
  if (/^\d[\d.]*(,\s*\d[\d.]*)+$/.test(text))
    return `${found}, expected semicolons between the values of a list: 20; 30; 35`;
  const ends = text.split(/\.\.\.?|[-\u2013\u2014]/).map(Number);
  if (ends.length === 2 && ends[0] > ends[1]) return `${found}, expected the low end first`;
  return `${found}, ${EXPECTED}`;
}
