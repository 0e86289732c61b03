/** Plain data as a map, whatever it turns out to be. */
export type PlainMap = Record<string, unknown>;

export const isMap = (value: unknown): value is PlainMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value as a map; an empty one where it is none, whose own fault is told elsewhere. */
export const mapOf = (value: unknown): PlainMap => (isMap(value) ? value : {});
