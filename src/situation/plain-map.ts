/** Plain data as a map, whatever it turns out to be. */
export type PlainMap = Record<string, unknown>;

export const isMap = (value: unknown): value is PlainMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value as a map. Anything else gives an empty map; its fault is reported elsewhere. */
export const mapOf = (value: unknown): PlainMap => (isMap(value) ? value : {});
