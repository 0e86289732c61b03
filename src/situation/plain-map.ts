/** Plain data as a map, whatever it turns out to be. */
export type PlainMap = Record<string, unknown>;

export const isMap = (value: unknown): value is PlainMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value as a map. Anything else gives an empty map; its fault is reported elsewhere. */
export const mapOf = (value: unknown): PlainMap => (isMap(value) ? value : {});

const PRINTABLE = Object.create(Object.prototype, {
  [Symbol.toPrimitive]: { value: (hint: string) => (hint === 'number' ? Number.NaN : '[object Object]') },
});

/**
 * A map of a file, as it is made. A key `toString` would keep it from becoming a text, which messages about misplaced maps need:
 * such a map becomes the text, or the number, that any other map does.
 */
export function printable(map: PlainMap): PlainMap {
  return Object.hasOwn(map, 'toString') ? Object.setPrototypeOf(map, PRINTABLE) : map;
}
