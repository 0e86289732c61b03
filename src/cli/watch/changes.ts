import { isMap } from '../../situation/plain-map.ts';

/** A value of a situation that is another one than before. */
export interface ValueChange {
  /** `actors.west.capability`. */
  path: string;
  from: unknown;
  to: unknown;
}

/** Values that are not what they were, in the order of the new situation and then those that are gone. */
export function changesBetween(from: unknown, to: unknown, path = ''): ValueChange[] {
  if (JSON.stringify(from) === JSON.stringify(to)) return [];
  // A range or several experts are one judgement.
  if (!isMap(from) || !isMap(to) || isQuantity(from) || isQuantity(to)) return [{ path, from, to }];
  const keys = [...Object.keys(to), ...Object.keys(from).filter((key) => !Object.hasOwn(to, key))];
  return keys.flatMap((key) => {
    const own = (map: object) => (Object.hasOwn(map, key) ? (map as Record<string, unknown>)[key] : undefined);
    return changesBetween(own(from), own(to), path === '' ? key : `${path}.${key}`);
  });
}

const isQuantity = (map: Record<string, unknown>): boolean =>
  ['low', 'mean'].some((key) => Object.hasOwn(map, key) && typeof map[key] === 'number');

/** What is read beside a forecast and changes nothing in it. */
const WORDS = /(^|\.)(title|question|description|because|source|name|short|claim|\$schema|format)$/;

export const isWordsAlone = ({ path }: ValueChange): boolean => WORDS.test(path);

/** `actors.west.capability: 40 → 50`. */
export const changeInWords = ({ path, from, to }: ValueChange): string => `${path}: ${shown(from)} → ${shown(to)}`;

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (isMap(value) && isQuantity(value)) {
    const { low, mode, high, mean, sd } = value as Record<string, unknown>;
    return mean === undefined
      ? `${[low, mode, high].filter((one) => one !== undefined).join('..')}`
      : `${mean} ± ${sd}`;
  }
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text.length > 50 ? `${text.slice(0, 49)}…` : text;
}
