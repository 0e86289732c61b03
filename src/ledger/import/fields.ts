/** What the fields of a claim, its forecast and its resolution are called in a mapping of columns. */
export const CLAIM_FIELDS = [
  'id',
  'kind',
  'text',
  'criteria',
  'outcome',
  'question',
  'claimant',
  'claimantKind',
  'tags',
  'made',
  'deadline',
  'options',
  'unit',
  'trigger',
  'triggerOn',
  'link',
  'quote',
  'note',
  'source',
] as const;
export const FORECAST_FIELDS = ['at', 'probability', 'phrase', 'low', 'high', 'probabilities', 'reason'] as const;
export const RESOLUTION_FIELDS = ['resolved', 'on', 'evidence', 'by'] as const;

export type ClaimField = (typeof CLAIM_FIELDS)[number];
export type TableField = ClaimField | (typeof FORECAST_FIELDS)[number] | (typeof RESOLUTION_FIELDS)[number];

export const FIELDS: readonly TableField[] = [...CLAIM_FIELDS, ...FORECAST_FIELDS, ...RESOLUTION_FIELDS];
const KNOWN = new Set<string>(FIELDS);

/** The level, 0-1, that a field such as `q05` or `q975` is the quantile of: its digits after the point. */
export function quantileLevel(field: string): number | undefined {
  const digits = /^q(\d{2}|\d{2,5}[1-9])$/.exec(field)?.[1];
  const level = digits === undefined ? 0 : Number(`0.${digits}`);
  return level > 0 ? level : undefined;
}

/** The option whose probability a field such as `p:Leave` is. */
export const optionOf = (field: string): string | undefined =>
  field.startsWith('p:') && field.length > 2 ? field.slice(2).trim() : undefined;

/** Whether a mapping may name it. */
export const isField = (name: string): boolean =>
  KNOWN.has(name) || quantileLevel(name) !== undefined || optionOf(name) !== undefined;
