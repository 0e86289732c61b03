/** An object of JSON whose fields have not been checked. */
export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A text that is not blank, or a number as text; undefined for anything else. */
export function textIn(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

export const asNumber = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;

/** The objects of a list; empty if the value is not a list. */
export const listIn = (value: unknown): Fields[] => (Array.isArray(value) ? value.filter(isFields) : []);

/** The numbers of a list, null for what is not a number; undefined if the value is not a list. */
export const numbersIn = (value: unknown): (number | null)[] | undefined =>
  Array.isArray(value) ? value.map((item) => asNumber(item) ?? null) : undefined;
