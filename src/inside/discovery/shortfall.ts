import { compileDifference, type Issues, type TruthNode } from '../../situation/condition.ts';

/** How far some outcomes are from fulfilling a condition: 0 if they do, in the units of what it compares. */
export type Shortfall = (outcomes: Float64Array) => number;

type Operator = Extract<TruthNode, { kind: 'compare' }>['operator'];

const OPPOSITE: Record<Operator, Operator> = { '<': '>=', '<=': '>', '>': '<=', '>=': '<', '==': '!=', '!=': '==' };

/** What is missing from a strict comparison of equal sides: more than nothing. */
const A_STEP = Number.MIN_VALUE;

/**
 * Makes a condition a slope to walk down: what is missing from a comparison is the difference of its sides, of several
 * conditions that must all hold the sum, of several of which one is enough the least. Nothing is missing exactly where the
 * condition holds.
 *
 * @param wanted false for what is missing from its not holding
 */
export function shortfall(node: TruthNode, issues: Issues, wanted = true): Shortfall {
  if (node.kind === 'not') return shortfall(node.term, issues, !wanted);
  if (node.kind === 'word') {
    const isSo = issues.isSo?.(node.name) ?? (() => false);
    return (o) => (isSo(o) === wanted ? 0 : 1);
  }
  if (node.kind === 'compare') {
    const difference = compileDifference(node, issues);
    switch (wanted ? node.operator : OPPOSITE[node.operator]) {
      case '<':
        return (o) => missing(difference(o), true);
      case '<=':
        return (o) => missing(difference(o), false);
      case '>':
        return (o) => missing(-difference(o), true);
      case '>=':
        return (o) => missing(-difference(o), false);
      case '==':
        return (o) => Math.abs(difference(o));
      case '!=':
        return (o) => (difference(o) === 0 ? 1 : 0);
    }
  }
  const terms = node.terms.map((term) => shortfall(term, issues, wanted));
  return (node.kind === 'and') === wanted
    ? (o) => terms.reduce((sum, term) => sum + term(o), 0)
    : (o) => terms.reduce((least, term) => Math.min(least, term(o)), Infinity);
}

/** What is missing from a difference that should be at most 0, or below it. */
const missing = (difference: number, below: boolean): number =>
  difference > 0 ? difference : below && difference === 0 ? A_STEP : 0;
