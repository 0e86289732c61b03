import { compileNumber, type TruthNode } from '../../situation/condition.ts';

/** How far some outcomes are from fulfilling a condition: 0 if they do, in the units of what it compares. */
export type Shortfall = (outcomes: Float64Array) => number;

type Operator = Extract<TruthNode, { kind: 'compare' }>['operator'];

const OPPOSITE: Record<Operator, Operator> = { '<': '>=', '<=': '>', '>': '<=', '>=': '<', '==': '!=', '!=': '==' };

/**
 * Makes a condition a slope to walk down: what is missing from a comparison is the difference of its sides, of several
 * conditions that must all hold the sum, of several of which one is enough the least.
 *
 * @param wanted false for what is missing from its not holding
 */
export function shortfall(node: TruthNode, indexOf: (issue: string) => number, wanted = true): Shortfall {
  if (node.kind === 'not') return shortfall(node.term, indexOf, !wanted);
  if (node.kind === 'compare') {
    const left = compileNumber(node.left, indexOf);
    const right = compileNumber(node.right, indexOf);
    switch (wanted ? node.operator : OPPOSITE[node.operator]) {
      case '<':
      case '<=':
        return (o) => Math.max(0, left(o) - right(o));
      case '>':
      case '>=':
        return (o) => Math.max(0, right(o) - left(o));
      case '==':
        return (o) => Math.abs(left(o) - right(o));
      case '!=':
        return (o) => (left(o) === right(o) ? 1 : 0);
    }
  }
  const terms = node.terms.map((term) => shortfall(term, indexOf, wanted));
  return (node.kind === 'and') === wanted
    ? (o) => terms.reduce((sum, term) => sum + term(o), 0)
    : (o) => terms.reduce((least, term) => Math.min(least, term(o)), Infinity);
}
