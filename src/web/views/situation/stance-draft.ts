import { NOT_NEGATIVE, type Quantity, SHARE } from '../../../situation/quantity.ts';
import type { Scale } from '../../../situation/scale.ts';
import type { Stance } from '../../../situation/situation.ts';
import { EMPTY, type QuantityDraft, quantityDraftOf, quantityOf } from './draft.ts';

/** A stance while it is typed. */
export interface StanceDraft {
  position: QuantityDraft;
  salience: QuantityDraft;
  capability: QuantityDraft;
  limit: QuantityDraft;
  veto: boolean;
  /** The probability that the veto would be used; empty for certainly. */
  chance: QuantityDraft;
  asks: string;
  because: string;
  source: string;
}

/** @param stance what can be read of it: one with a fault may lack anything */
export function stanceDraft(stance: Partial<Stance> | undefined): StanceDraft {
  const { veto, asks } = stance ?? {};
  return {
    position: quantityDraftOf(stance?.position),
    salience: quantityDraftOf(stance?.salience),
    capability: quantityDraftOf(stance?.capability),
    limit: quantityDraftOf(stance?.limit),
    veto: veto !== undefined && veto !== false && veto !== 0,
    chance: typeof veto === 'boolean' ? EMPTY : quantityDraftOf(veto || undefined),
    asks: typeof asks === 'object' ? asks.when : (asks ?? ''),
    because: stance?.because ?? '',
    source: stance?.source ?? '',
  };
}

/**
 * The stance that a draft states, with its keys where they were.
 *
 * @returns no stance where something is missing or wrong
 */
export function stanceOfDraft(
  draft: StanceDraft,
  scale: Scale,
  before: Partial<Stance> | undefined,
): Stance | undefined {
  const results = {
    position: quantityOf(draft.position, scale),
    salience: quantityOf(draft.salience, SHARE),
    capability: quantityOf(draft.capability, NOT_NEGATIVE),
    limit: quantityOf(draft.limit, scale),
    veto: draft.veto ? quantityOf(draft.chance, SHARE) : {},
  };
  if (Object.values(results).some(({ fault }) => fault !== undefined)) return undefined;
  const [position, salience] = [results.position.quantity, results.salience.quantity];
  if (position === undefined || salience === undefined) return undefined;
  const optional: Partial<Record<keyof Stance, unknown>> = {
    capability: results.capability.quantity,
    veto: draft.veto ? ((results.veto.quantity as Quantity | undefined) ?? true) : undefined,
    limit: results.limit.quantity,
    asks: asksOf(draft.asks, before?.asks),
    because: draft.because.trim() || undefined,
    source: draft.source.trim() || undefined,
  };
  // `veto: false` says the same as none, and stays if it is there.
  if (!draft.veto && before?.veto === false) optional.veto = false;
  const stance: Record<string, unknown> = { ...before, position, salience };
  for (const [key, value] of Object.entries(optional)) {
    if (value === undefined) delete stance[key];
    else stance[key] = value;
  }
  return stance as unknown as Stance;
}

function asksOf(typed: string, before: Stance['asks']): Stance['asks'] | undefined {
  const when = typed.trim();
  if (when === '') return undefined;
  return typeof before === 'object' ? { ...before, when } : when;
}
