import type { IssueForecast } from '../../../forecast/forecast.ts';
import { parseCondition } from '../../../situation/parse-condition.ts';

/** Two points of a scale, in its units. */
export interface Points {
  from: number;
  to: number;
}

/** The part of the scale that a question asks about, where it asks about this issue alone; else its upper half. */
export function pointsFor(when: string | undefined, { id, scale: { low, high } }: IssueForecast): Points {
  const node = when === undefined ? undefined : parsed(when);
  if (node?.kind === 'compare' && node.left.kind === 'issue' && node.left.name === id && node.right.kind === 'number') {
    const at = Math.min(high, Math.max(low, node.right.value));
    if (node.operator.startsWith('>')) return { from: at, to: high };
    if (node.operator.startsWith('<')) return { from: low, to: at };
  }
  return { from: (low + high) / 2, to: high };
}

function parsed(when: string) {
  try {
    return parseCondition(when);
  } catch {
    return undefined;
  }
}
