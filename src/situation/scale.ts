import type { Issue } from './schema.ts';

/** The scale of an issue: its ends and the labelled values between them, in ascending order. */
export interface Scale {
  low: number;
  high: number;
  labels: { at: number; label: string }[];
}

const YES_NO: Scale = {
  low: 0,
  high: 1,
  labels: [
    { at: 0, label: 'no' },
    { at: 1, label: 'yes' },
  ],
};

/** The scale of an issue; 0 to 100 without labels where the file gives none. */
export function scaleOf(issue: Pick<Issue, 'scale' | 'type'>): Scale {
  const scale = issue.scale;
  if (issue.type === 'yes-no') return YES_NO;
  if (scale === undefined) return { low: 0, high: 100, labels: [] };
  if (Array.isArray(scale)) return { low: scale[0], high: scale[1], labels: [] };
  const points = Object.entries(scale)
    .map(([at, label]) => ({ at: Number(at), label }))
    .sort((a, b) => a.at - b.at);
  const labels = points.filter((point) => point.label !== '');
  return { low: points[0].at, high: points[points.length - 1].at, labels };
}

/** Length of a scale, in its units. */
export const lengthOf = ({ low, high }: Pick<Scale, 'low' | 'high'>): number => high - low;

/** Where a value lies among the labels, in words: "joint payment system", "between a and b". */
export function inWords(value: number, { low, high, labels }: Scale): string {
  if (labels.length === 0) return '';
  const near = (high - low) * 0.04;
  const above = labels.findIndex((point) => point.at >= value - near);
  if (above === -1) return `above “${labels[labels.length - 1].label}”`;
  const point = labels[above];
  if (Math.abs(point.at - value) <= near) return `“${point.label}”`;
  if (above === 0) return `below “${point.label}”`;
  const below = labels[above - 1];
  const share = (value - below.at) / (point.at - below.at);
  if (share < 1 / 3) return `nearer “${below.label}” than “${point.label}”`;
  if (share > 2 / 3) return `nearer “${point.label}” than “${below.label}”`;
  return `between “${below.label}” and “${point.label}”`;
}
