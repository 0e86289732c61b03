import { ROUNDING } from '../numeric/rounding.ts';

/** A number over the issues' outcomes: `currency`, `80`, `min(a, b) + 2 * c`. */
export type NumberNode =
  | { kind: 'number'; value: number }
  | { kind: 'issue'; name: string; at: number }
  | { kind: 'sum'; terms: Term[] }
  | { kind: 'product'; terms: Term[] }
  | { kind: 'min'; terms: NumberNode[] }
  | { kind: 'max'; terms: NumberNode[] };

/** One term of a sum or product; `inverse` subtracts or divides. */
export interface Term {
  inverse: boolean;
  node: NumberNode;
}

/** A truth about the issues' outcomes: comparisons joined by and, or, not. */
export type TruthNode =
  | { kind: 'compare'; operator: '<' | '<=' | '>' | '>=' | '==' | '!='; left: NumberNode; right: NumberNode }
  | { kind: 'and' | 'or'; terms: TruthNode[] }
  | { kind: 'not'; term: TruthNode }
  /** Whether what has this name is so: an agreement is struck, a yes-no issue ends in yes. */
  | { kind: 'word'; name: string; at: number };

/** Every issue that the condition reads, and every word that it takes for yes or no, with its offset in the text. */
export function issuesIn(node: TruthNode | NumberNode): { name: string; at: number; word?: true }[] {
  switch (node.kind) {
    case 'number':
      return [];
    case 'issue':
      return [{ name: node.name, at: node.at }];
    case 'word':
      return [{ name: node.name, at: node.at, word: true }];
    case 'sum':
    case 'product':
      return node.terms.flatMap((term) => issuesIn(term.node));
    case 'compare':
      return [...issuesIn(node.left), ...issuesIn(node.right)];
    case 'not':
      return issuesIn(node.term);
    default:
      return (node.terms as (TruthNode | NumberNode)[]).flatMap(issuesIn);
  }
}

/** What each issue comes to, in the order of the file. */
export type OutcomeValues = Float64Array;
type OfOutcomes = (outcomes: OutcomeValues) => number;
type Comparison = Extract<TruthNode, { kind: 'compare' }>;

/** Where a condition finds the outcomes of the issues that it names. */
export interface Issues {
  /** The place of an issue's outcome in the array. */
  indexOf(issue: string): number;
  /** The length of an issue's scale. */
  lengthOf(issue: string): number;
  /** How to tell whether what a word names is so: an agreement, or a yes-no issue. */
  isSo?(word: string): (outcomes: OutcomeValues) => boolean;
}

/**
 * Turns a condition into a function of the outcomes, one number an issue.
 *
 * Thresholds allow for rounding: two sides nearer to one another than what a billionth of the scales of the issues comes to in
 * them are equal, so that `>=`, `<=` and `==` hold and `>`, `<` and `!=` do not. See `compileDifference`.
 */
export function compileCondition(node: TruthNode, issues: Issues): (outcomes: OutcomeValues) => boolean {
  if (node.kind === 'not') {
    const term = compileCondition(node.term, issues);
    return (o) => !term(o);
  }
  if (node.kind === 'word') return issues.isSo?.(node.name) ?? (() => false);
  if (node.kind === 'compare') {
    const difference = compileDifference(node, issues);
    switch (node.operator) {
      case '<':
        return (o) => difference(o) < 0;
      case '<=':
        return (o) => difference(o) <= 0;
      case '>':
        return (o) => difference(o) > 0;
      case '>=':
        return (o) => difference(o) >= 0;
      case '==':
        return (o) => difference(o) === 0;
      case '!=':
        return (o) => difference(o) !== 0;
    }
  }
  const terms = node.terms.map((term) => compileCondition(term, issues));
  return node.kind === 'and' ? (o) => terms.every((term) => term(o)) : (o) => terms.some((term) => term(o));
}

/**
 * How far the left side of a comparison is above the right one: 0 where no more than rounding lies between them.
 *
 * An outcome is taken to be known to a billionth of its scale, a constant exactly. What that comes to in a side follows the rules
 * of errors: those of the terms of a sum add up, in a product and quotient the relative ones do, and min and max have the largest
 * of their terms.
 */
export function compileDifference({ left, right }: Pick<Comparison, 'left' | 'right'>, issues: Issues): OfOutcomes {
  const a = compileNumber(left, issues);
  const b = compileNumber(right, issues);
  const errorOfA = compileError(left, issues);
  const errorOfB = compileError(right, issues);
  return (o) => {
    const valueA = a(o);
    const valueB = b(o);
    if (valueA === valueB) return 0;
    const difference = valueA - valueB;
    return Math.abs(difference) <= errorOfA(o) + errorOfB(o) ? 0 : difference;
  };
}

/** Turns a number over the outcomes into a function of them. */
function compileNumber(node: NumberNode, issues: Issues): OfOutcomes {
  if (node.kind === 'number') return () => node.value;
  if (node.kind === 'issue') {
    const index = issues.indexOf(node.name);
    return (o) => o[index];
  }
  if (node.kind === 'min' || node.kind === 'max') {
    const terms = node.terms.map((term) => compileNumber(term, issues));
    const pick = node.kind === 'min' ? Math.min : Math.max;
    return (o) => terms.reduce((best, of) => pick(best, of(o)), node.kind === 'min' ? Infinity : -Infinity);
  }
  const terms = node.terms.map(({ inverse, node }) => ({ inverse, of: compileNumber(node, issues) }));
  return node.kind === 'sum'
    ? (o) => terms.reduce((sum, { inverse, of }) => (inverse ? sum - of(o) : sum + of(o)), 0)
    : (o) => terms.reduce((product, { inverse, of }) => (inverse ? product / of(o) : product * of(o)), 1);
}

/** The rounding that a number over the outcomes may carry, as a function of them; none where it divides by what may be 0. */
function compileError(node: NumberNode, issues: Issues): OfOutcomes {
  if (node.kind === 'number') return () => 0;
  if (node.kind === 'issue') {
    const error = ROUNDING * issues.lengthOf(node.name);
    return () => error;
  }
  if (node.kind === 'product') return errorOfProduct(node.terms, issues);
  const terms = node.kind === 'sum' ? node.terms.map((term) => term.node) : node.terms;
  const errors = terms.map((term) => compileError(term, issues));
  return node.kind === 'sum'
    ? (o) => errors.reduce((sum, error) => sum + error(o), 0)
    : (o) => errors.reduce((most, error) => Math.max(most, error(o)), 0);
}

function errorOfProduct(terms: readonly Term[], issues: Issues): OfOutcomes {
  const parts = terms.map(({ inverse, node }) => {
    return { inverse, value: compileNumber(node, issues), error: compileError(node, issues) };
  });
  return (o) => {
    let product = 1;
    let all = 0;
    for (const { inverse, value, error } of parts) {
      const v = value(o);
      const e = error(o);
      if (inverse && Math.abs(v) <= e) return 0;
      all = inverse ? (all + Math.abs(product / v) * e) / Math.abs(v) : all * Math.abs(v) + Math.abs(product) * e;
      product = inverse ? product / v : product * v;
    }
    return all;
  };
}
