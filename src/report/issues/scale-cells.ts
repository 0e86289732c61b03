import type { IssueForecast } from '../../forecast/forecast.ts';
import { endsOf, share } from '../actors/page.ts';
import { textWidth, wrapText } from '../page/draw/text-width.ts';

/** The labels of a scale below its line, as far as they fit there. */
export interface ScaleCells {
  lowest: string;
  highest: string;
  /** Those between the ends: columns of a hundred from `from` on. */
  inner: { label: string; from: number; span: number }[];
}

/**
 * The labels of a scale below its line: the ends above, those between in cells that end halfway to the next.
 *
 * @param narrowest the least width of the chart in pixels
 * @returns undefined where they are too many or too long: then they are a list
 */
export function scaleCells(scale: IssueForecast['scale'], narrowest: number): ScaleCells | undefined {
  const [lowest, highest] = endsOf(scale);
  const between = scale.labels.filter(({ at }) => at > scale.low && at < scale.high);
  const inner = between.map(({ at, label }, k) => {
    const x = share(at, scale);
    const left = k === 0 ? 0 : (x + share(between[k - 1].at, scale)) / 2;
    const right = k === between.length - 1 ? 100 : (x + share(between[k + 1].at, scale)) / 2;
    const half = Math.min(x - left, right - x);
    const from = Math.round(x - half);
    return { label, from, span: Math.min(Math.max(1, Math.round(2 * half)), 100 - from) };
  });
  const lines = (label: string, span: number) => wrapText(label, (span * narrowest) / 100 - 10).length;
  const fits = inner.every(({ label, span }) => span >= 16 && lines(label, span) <= 4);
  return fits && textWidth(lowest) + textWidth(highest) <= 2 * narrowest ? { lowest, highest, inner } : undefined;
}
