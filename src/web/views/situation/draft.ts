import { type Bounds, boundsFault, central, type Quantity } from '../../../situation/quantity.ts';

/** A quantity while it is typed: texts of fields, which may be empty or wrong. */
export type QuantityDraft =
  | { kind: 'range'; low: string; mode: string; high: string; rest?: Rest }
  | { kind: 'normal'; mean: string; sd: string; rest?: Rest }
  | { kind: 'experts'; values: string[] };

/** What a quantity says beside its numbers: it stays. */
interface Rest {
  because?: string;
  source?: string;
}

export const EMPTY: QuantityDraft = { kind: 'range', low: '', mode: '', high: '' };

export function quantityDraftOf(quantity: Quantity | undefined): QuantityDraft {
  if (quantity === undefined) return EMPTY;
  if (typeof quantity === 'number') return { kind: 'range', low: '', mode: String(quantity), high: '' };
  if (Array.isArray(quantity)) return { kind: 'experts', values: quantity.map(String) };
  if ('mean' in quantity) {
    const { mean, sd, ...rest } = quantity;
    return { kind: 'normal', mean: String(mean), sd: String(sd), rest };
  }
  const { low, mode, high, ...rest } = quantity;
  return { kind: 'range', low: String(low), mode: String(mode), high: String(high), rest };
}

/** A number as people type it: a comma for the point and a minus sign of any kind too. */
export function typedNumber(text: string): number | undefined {
  const plain = text.trim().replace(/^[−–]/, '-').replace(',', '.');
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(plain) ? Number(plain) : undefined;
}

/**
 * What a draft states.
 *
 * @returns the quantity, undefined where nothing is typed, or what is wrong and what would be right
 */
export function quantityOf(draft: QuantityDraft, bounds: Bounds): { quantity?: Quantity | undefined; fault?: string } {
  const typed = fieldsOf(draft);
  if (typed.every(([, text]) => text.trim() === '')) return {};
  for (const [name, text] of typed)
    if (text.trim() !== '' && typedNumber(text) === undefined)
      return { fault: `${name}: “${text.trim()}”, expected a number` };
  const result = stated(draft);
  if (result.quantity === undefined) return result;
  const fault = boundsFault(result.quantity, bounds);
  return fault === undefined ? result : { fault: `${fault}` };
}

const fieldsOf = (draft: QuantityDraft): [name: string, text: string][] => {
  if (draft.kind === 'experts') return draft.values.map((text, k) => [`expert ${k + 1}`, text]);
  if (draft.kind === 'normal')
    return [
      ['best guess', draft.mean],
      ['give or take', draft.sd],
    ];
  return [
    ['low', draft.low],
    ['best guess', draft.mode],
    ['high', draft.high],
  ];
};

function stated(draft: QuantityDraft): { quantity?: Quantity; fault?: string } {
  if (draft.kind === 'experts') {
    const values = draft.values.map(typedNumber).filter((value) => value !== undefined);
    return { quantity: values };
  }
  if (draft.kind === 'normal') {
    const [mean, sd] = [typedNumber(draft.mean), typedNumber(draft.sd)];
    if (mean === undefined || sd === undefined) return { fault: 'expected both a best guess and its error' };
    if (sd < 0) return { fault: `give or take ${sd}, expected 0 or more` };
    return { quantity: { mean, sd, ...draft.rest } };
  }
  const [low, mode, high] = [typedNumber(draft.low), typedNumber(draft.mode), typedNumber(draft.high)];
  if (mode === undefined) return { fault: 'expected a best guess' };
  if (low === undefined && high === undefined) return { quantity: mode };
  const ends = { low: low ?? mode, mode, high: high ?? mode };
  if (ends.low > mode) return { fault: `low ${ends.low} is above the best guess ${mode}` };
  if (ends.high < mode) return { fault: `high ${ends.high} is below the best guess ${mode}` };
  return { quantity: { ...ends, ...draft.rest } };
}

/** The same quantity in another form. */
export function asKind(draft: QuantityDraft, kind: QuantityDraft['kind'], bounds: Bounds): QuantityDraft {
  const { quantity } = quantityOf(draft, bounds);
  if (draft.kind === kind || quantity === undefined) return draft.kind === kind ? draft : emptyDraft(kind);
  const best = String(central(quantity));
  if (kind === 'normal') return { kind, mean: best, sd: '' };
  if (kind === 'experts') return { kind, values: [best] };
  if (Array.isArray(quantity))
    return quantityDraftOf({ low: Math.min(...quantity), mode: Number(best), high: Math.max(...quantity) });
  return { kind: 'range', low: '', mode: best, high: '' };
}

const emptyDraft = (kind: QuantityDraft['kind']): QuantityDraft =>
  kind === 'normal' ? { kind, mean: '', sd: '' } : kind === 'experts' ? { kind, values: [''] } : EMPTY;
