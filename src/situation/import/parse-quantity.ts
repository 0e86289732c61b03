import { mapQuantity, type Quantity } from '../quantity.ts';
import { type Decimal, numberIn } from '../table/index.ts';

/** A quantity and whether it was written in percent. */
export interface WrittenQuantity {
  quantity: Quantity;
  percent: boolean;
}

const MOST_EXPERTS = 100;
/** A number in a range that a dash joins: `60-80`, `-5 – 10`, `60 to 80`, `60-70-80`. */
const DASHED =
  /^([+-]?[\d.,]*\d)\s*(?:[-\u2013\u2014]|to)\s*([+-]?[\d.,]*\d)(?:\s*(?:[-\u2013\u2014]|to)\s*([+-]?[\d.,]*\d))?$/;

/**
 * Reads a cell as a quantity: `60`, `40..60..90`, `60-80`, `50 ± 10` or `20; 30; 35`, each also in percent. A range of two
 * ends has its mode in the middle.
 *
 * @returns undefined if it is not one
 * @example parseQuantity('60-80') // { quantity: { low: 60, mode: 70, high: 80 }, percent: false }
 */
export function parseQuantity(cell: unknown, decimal: Decimal = '.'): WrittenQuantity | undefined {
  if (typeof cell === 'number') return Number.isFinite(cell) ? { quantity: cell, percent: false } : undefined;
  if (typeof cell !== 'string') return undefined;
  const percent = cell.includes('%');
  const text = cell.replaceAll('%', '').replaceAll('\u2212', '-').trim();
  const numbers = (parts: string[]): number[] | undefined => {
    const read = parts.map((part) => numberIn(part, decimal));
    return read.every((value) => value !== undefined) ? (read as number[]) : undefined;
  };
  const quantity = bareNumber(text, numbers) ?? range(text, numbers) ?? normal(text, numbers) ?? panel(text, numbers);
  return quantity === undefined ? undefined : { quantity, percent };
}

type Numbers = (parts: string[]) => number[] | undefined;

const bareNumber = (text: string, numbers: Numbers): Quantity | undefined => numbers([text])?.[0];

function range(text: string, numbers: Numbers): Quantity | undefined {
  const dashed = DASHED.exec(text);
  const parts = dashed ? dashed.slice(1).filter((part) => part !== undefined) : text.split(/\.\.\.?|\u2026/);
  if (parts.length !== 2 && parts.length !== 3) return undefined;
  const read = numbers(parts);
  if (!read) return undefined;
  const [low, high] = [read[0], read[read.length - 1]];
  const mode = read.length === 3 ? read[1] : Number((low + (high - low) / 2).toPrecision(12));
  return low <= mode && mode <= high && Number.isFinite(high - low) ? { low, mode, high } : undefined;
}

function normal(text: string, numbers: Numbers): Quantity | undefined {
  const parts = text.split(/±|\+\/?-/);
  const read = parts.length === 2 ? numbers(parts) : undefined;
  if (!read) return undefined;
  const [mean, sd] = read;
  return sd >= 0 && Number.isFinite(mean + sd) ? { mean, sd } : undefined;
}

function panel(text: string, numbers: Numbers): Quantity | undefined {
  const parts = text.split(';');
  return parts.length > 1 && parts.length <= MOST_EXPERTS ? numbers(parts) : undefined;
}

/** A quantity on 0 to `full` as a share; rounded, so that 49.53 of 100 is 0.4953 and not 0.49530000000000002. */
export function asShare(quantity: Quantity, full: number): Quantity {
  return full === 1 ? quantity : mapQuantity(quantity, (value) => Number((value / full).toPrecision(12)));
}
