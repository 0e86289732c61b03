/** A number over the issues' outcomes: `currency`, `80`, `min(a, b) + 2 * c`. */
export type NumberNode =
  | { kind: 'number'; value: number }
  | { kind: 'issue'; name: string; at: number }
  | { kind: 'sum'; terms: Term[] }
  | { kind: 'product'; terms: Term[] }
  | { kind: 'min'; terms: NumberNode[] }
  | { kind: 'max'; terms: NumberNode[] };

/** One term of a sum or product; `inverse` subtracts or divides. */
interface Term {
  inverse: boolean;
  node: NumberNode;
}

/** A truth about the issues' outcomes: comparisons joined by and, or, not. */
export type TruthNode =
  | { kind: 'compare'; operator: '<' | '<=' | '>' | '>=' | '==' | '!='; left: NumberNode; right: NumberNode }
  | { kind: 'and' | 'or'; terms: TruthNode[] }
  | { kind: 'not'; term: TruthNode };

/** Every issue that the condition reads, with its offset in the text. */
export function issuesIn(node: TruthNode | NumberNode): { name: string; at: number }[] {
  switch (node.kind) {
    case 'number':
      return [];
    case 'issue':
      return [{ name: node.name, at: node.at }];
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

type Outcomes = Float64Array;

/**
 * Turns a condition into a function of the outcomes, one number an issue.
 *
 * @param indexOf the place of an issue's outcome in the array
 */
export function compileCondition(node: TruthNode, indexOf: (issue: string) => number): (outcomes: Outcomes) => boolean {
  if (node.kind === 'not') {
    const term = compileCondition(node.term, indexOf);
    return (o) => !term(o);
  }
  if (node.kind === 'compare') {
    const left = compileNumber(node.left, indexOf);
    const right = compileNumber(node.right, indexOf);
    switch (node.operator) {
      case '<':
        return (o) => left(o) < right(o);
      case '<=':
        return (o) => left(o) <= right(o);
      case '>':
        return (o) => left(o) > right(o);
      case '>=':
        return (o) => left(o) >= right(o);
      case '==':
        return (o) => left(o) === right(o);
      case '!=':
        return (o) => left(o) !== right(o);
    }
  }
  const terms = node.terms.map((term) => compileCondition(term, indexOf));
  return node.kind === 'and' ? (o) => terms.every((term) => term(o)) : (o) => terms.some((term) => term(o));
}

/** Turns a number over the outcomes into a function of them. */
export function compileNumber(node: NumberNode, indexOf: (issue: string) => number): (outcomes: Outcomes) => number {
  if (node.kind === 'number') return () => node.value;
  if (node.kind === 'issue') {
    const index = indexOf(node.name);
    return (o) => o[index];
  }
  if (node.kind === 'min' || node.kind === 'max') {
    const terms = node.terms.map((term) => compileNumber(term, indexOf));
    const pick = node.kind === 'min' ? Math.min : Math.max;
    return (o) => terms.reduce((best, of) => pick(best, of(o)), node.kind === 'min' ? Infinity : -Infinity);
  }
  const terms = node.terms.map(({ inverse, node }) => ({ inverse, of: compileNumber(node, indexOf) }));
  return node.kind === 'sum'
    ? (o) => terms.reduce((sum, { inverse, of }) => (inverse ? sum - of(o) : sum + of(o)), 0)
    : (o) => terms.reduce((product, { inverse, of }) => (inverse ? product / of(o) : product * of(o)), 1);
}
