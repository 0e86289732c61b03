import type { NumberNode, TruthNode } from './condition.ts';

/** One bound on a package: the sum of weight times outcome over the issues is at least a number. */
export interface LinearBound {
  weights: Map<string, number>;
  atLeast: number;
}

/** A condition as bounds that must all hold, and words that must be so. */
export interface LinearCondition {
  bounds: LinearBound[];
  /** Agreements that must be struck, and yes-no issues that must end in yes. */
  words: string[];
}

/**
 * A condition as bounds of which all must hold: comparisons that are linear in the issues, joined by `and`. A strict comparison
 * counts as one that may be met exactly: what lies between the two is of no width.
 *
 * @returns undefined if the condition is of another form: `or`, `not`, `!=`, a product or quotient of issues
 */
export function linearCondition(node: TruthNode): LinearCondition | undefined {
  if (node.kind === 'word') return { bounds: [], words: [node.name] };
  if (node.kind === 'and') {
    const parts = node.terms.map(linearCondition);
    if (parts.some((part) => part === undefined)) return undefined;
    const sound = parts as LinearCondition[];
    return { bounds: sound.flatMap(({ bounds }) => bounds), words: sound.flatMap(({ words }) => words) };
  }
  if (node.kind !== 'compare' || node.operator === '!=') return undefined;
  const left = linear(node.left);
  const right = linear(node.right);
  if (!left || !right) return undefined;
  const above = plus(left, times(right, -1));
  const bound = (sum: Linear): LinearBound => ({ weights: sum.weights, atLeast: -sum.constant });
  const [atLeast, atMost] = [bound(above), bound(times(above, -1))];
  if (node.operator === '==') return { bounds: [atLeast, atMost], words: [] };
  return { bounds: [node.operator.startsWith('>') ? atLeast : atMost], words: [] };
}

/** A number plus a weighted sum of issues. */
interface Linear {
  constant: number;
  weights: Map<string, number>;
}

const times = ({ constant, weights }: Linear, by: number): Linear => ({
  constant: constant * by,
  weights: new Map([...weights].map(([id, weight]) => [id, weight * by])),
});

function plus(a: Linear, b: Linear): Linear {
  const weights = new Map(a.weights);
  for (const [id, weight] of b.weights) weights.set(id, (weights.get(id) ?? 0) + weight);
  return { constant: a.constant + b.constant, weights };
}

/** A number over the issues as a weighted sum of them; undefined if it is none. */
function linear(node: NumberNode): Linear | undefined {
  switch (node.kind) {
    case 'number':
      return { constant: node.value, weights: new Map() };
    case 'issue':
      return { constant: 0, weights: new Map([[node.name, 1]]) };
    case 'sum': {
      let sum: Linear = { constant: 0, weights: new Map() };
      for (const { inverse, node: term } of node.terms) {
        const part = linear(term);
        if (!part) return undefined;
        sum = plus(sum, inverse ? times(part, -1) : part);
      }
      return sum;
    }
    case 'product': {
      let product: Linear = { constant: 1, weights: new Map() };
      for (const { inverse, node: term } of node.terms) {
        const part = linear(term);
        if (!part) return undefined;
        const [factor, other] = part.weights.size === 0 ? [part, product] : [product, part];
        if (factor.weights.size > 0 || (inverse && (part.weights.size > 0 || factor.constant === 0))) return undefined;
        product = times(other, inverse ? 1 / factor.constant : factor.constant);
      }
      return product;
    }
    default: {
      if (node.terms.length !== 1) return undefined;
      return linear(node.terms[0]);
    }
  }
}
