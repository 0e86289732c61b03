import { parseQuantity } from '../import/parse-quantity.ts';
import type { Scale } from '../scale.ts';

/** The scale of an issue as an answer states it. */
export interface ScaleAnswer extends Scale {
  /** Its ends were written in percent, so that `3%` on it is 3. */
  percent?: 'own';
}

/** The scale where nobody states one. */
export const USUAL_SCALE: ScaleAnswer = {
  low: 0,
  high: 100,
  labels: [
    { at: 0, label: 'nothing changes' },
    { at: 100, label: 'all that is asked for' },
  ],
};

/** What a scale looks like, where an answer is none. */
export const SCALE_EXPECTED =
  'Please type its ends, such as 3-10, or with what they mean: 3: three years, 10: ten years.';

/** Reads `3-10`, `3: three years, 10: ten years` or `0%: none; 100%: all`; '' is none; what is wrong in words. */
export function readScale(text: string): { scale?: ScaleAnswer; fault?: string } {
  if (text.trim() === '') return {};
  const percent = text.includes('%') && ({ percent: 'own' } as const);
  const range = parseQuantity(text);
  if (range && typeof range.quantity === 'object' && 'low' in range.quantity) {
    const { low, high } = range.quantity;
    return low < high ? { scale: { low, high, labels: [], ...percent } } : { fault: SCALE_EXPECTED };
  }
  // A comma may also stand within a label: the next point begins with its number.
  const points = text.split(/[;\n]|,(?=\s*[-+\u2212]?[\d.]+\s*%?\s*(?:[:=]|,|$))/).map((point) => {
    const [, at, label = ''] = /^\s*([^:=]+?)\s*(?:[:=]\s*(.*?)\s*)?$/s.exec(point) ?? [];
    return { at: parseQuantity(at)?.quantity, label };
  });
  const labels: Scale['labels'] = [];
  for (const { at, label } of points) {
    if (typeof at !== 'number') return { fault: SCALE_EXPECTED };
    if (labels.some((other) => other.at === at)) return { fault: `${at} is listed twice.` };
    labels.push({ at, label });
  }
  if (labels.length < 2) return { fault: SCALE_EXPECTED };
  labels.sort((a, b) => a.at - b.at);
  const [low, high] = [labels[0].at, labels[labels.length - 1].at];
  return { scale: { low, high, labels: labels.filter(({ label }) => label !== ''), ...percent } };
}

/** The middle of a scale, and the claim that an issue comes at least so far. */
export function halfWay(issue: string, scale: ScaleAnswer): { at: number; claim: string } {
  const at = Number(((scale.low + scale.high) / 2).toPrecision(12));
  return { at, claim: scale === USUAL_SCALE ? `${issue}: at least half way` : `${issue}: ${at} or more` };
}
