import type { Quantity } from '../../situation/quantity.ts';
import type { Pin } from '../engine/protocol.ts';
import { sampled, VIEW_NAMES, type ViewName } from '../shell/address-of.ts';

/** A situation with what the sender saw of it: what a link or a file hands on. */
export interface Shared {
  tightrope: 1;
  file: string;
  text: string;
  view: ViewName;
  seed: number;
  samples: number;
  issue?: string | undefined;
  outcome?: string | undefined;
  why?: string | undefined;
  modelsOff: readonly string[];
  scenariosOn: readonly string[];
  calibrated: boolean;
  points?: { from: number; to: number } | undefined;
  pins: readonly Pin[];
}

/** The longest text that is taken from a stranger, in characters. */
export const LONGEST_TEXT = 2_000_000;
const LONGEST_NAME = 500;
const MOST_NAMES = 500;

/**
 * What a stranger sent, as far as it can be used: the text has to be there, what is odd about the rest takes its usual value.
 *
 * @returns undefined if it is no situation that was handed on
 */
export function sharedOf(value: unknown): Shared | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const given = new Map(Object.entries(value));
  const text = given.get('text');
  if (given.get('tightrope') !== 1 || typeof text !== 'string') return undefined;
  if (text.trim() === '' || text.length > LONGEST_TEXT) return undefined;
  return {
    tightrope: 1,
    text,
    file: name(given.get('file')) ?? 'situation.yaml',
    view: VIEW_NAMES.find((one) => one === given.get('view')) ?? 'forecast',
    seed: sampled('seed', given.get('seed')) ?? 1,
    samples: sampled('samples', given.get('samples')) ?? 8192,
    ...{ issue: name(given.get('issue')), outcome: name(given.get('outcome')), why: name(given.get('why')) },
    ...{ modelsOff: names(given.get('modelsOff')), scenariosOn: names(given.get('scenariosOn')) },
    calibrated: given.get('calibrated') !== false,
    points: points(given.get('points')),
    pins: pins(given.get('pins')),
  };
}

const name = (value: unknown) =>
  typeof value === 'string' && value.length > 0 && value.length <= LONGEST_NAME ? value : undefined;

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value.slice(0, MOST_NAMES) : []);

const names = (value: unknown): string[] => list(value).flatMap((one) => name(one) ?? []);

function points(value: unknown): Shared['points'] {
  const { from, to } = (value ?? {}) as Record<string, unknown>;
  return typeof from === 'number' && typeof to === 'number' && from <= to ? { from, to } : undefined;
}

/** Judgements that were moved, each a quantity as a file states it. */
function pins(value: unknown): Pin[] {
  return list(value).flatMap((one) => {
    const { path, value: to } = (one ?? {}) as Record<string, unknown>;
    return name(path) !== undefined && isQuantityOfLink(to) ? [{ path: path as string, value: to }] : [];
  });
}

/** Whether a link may set this: nothing but what a quantity has, since links come from anybody. */
function isQuantityOfLink(value: unknown): value is Quantity {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.length > 0 && value.length <= MOST_NAMES && value.every(Number.isFinite);
  const given = new Map<string, unknown>(Object.entries(value));
  const hasOnly = (...keys: string[]) =>
    [...given.keys()].every((key) => keys.includes(key) || key === 'because' || key === 'source') &&
    keys.every((key) => Number.isFinite(given.get(key)));
  const words = [given.get('because'), given.get('source')];
  return (
    words.every((one) => one === undefined || typeof one === 'string') &&
    (hasOnly('low', 'mode', 'high') || hasOnly('mean', 'sd'))
  );
}
