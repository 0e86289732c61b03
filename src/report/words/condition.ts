import { AGREEMENT } from '../../situation/agreement.ts';
import type { NumberNode, TruthNode } from '../../situation/condition.ts';
import { parseCondition } from '../../situation/parse-condition.ts';
import type { Scale } from '../../situation/scale.ts';
import { idInWords } from './id.ts';
import { listInWords } from './list.ts';
import { digits } from './numbers.ts';

/** What an issue is called, and the scale that its numbers are on. */
export type IssueInWords = (id: string) => { name: string; scale?: Scale | undefined };

type Compare = Extract<TruthNode, { kind: 'compare' }>;
type Operator = Compare['operator'];

/** How an issue is said to stand to a number: as something that comes about, and as something that is so. */
const EVENT: Record<Operator, string> = {
  '>=': 'reaches',
  '>': 'goes above',
  '<': 'falls below',
  '<=': 'comes to at most',
  '==': 'comes to exactly',
  '!=': 'does not come to exactly',
};
const STATE: Record<Operator, string> = {
  '>=': 'is at least',
  '>': 'is above',
  '<': 'is below',
  '<=': 'is at most',
  '==': 'is exactly',
  '!=': 'is not exactly',
};
const OPPOSITE: Record<Operator, Operator> = { '>=': '<', '<': '>=', '>': '<=', '<=': '>', '==': '!=', '!=': '==' };
const MIRRORED: Record<Operator, Operator> = { '>=': '<=', '<=': '>=', '>': '<', '<': '>', '==': '==', '!=': '!=' };

/**
 * A condition in words: `exports >= 60` is "Exports through Russian ports reaches 60, past “half and half”", and
 * `a >= 80 and b >= 80` is "A and B both reach 80".
 *
 * @param as "event" (it reaches 60) or "state" (it is at least 60)
 */
export function conditionInWords(when: string, issue: IssueInWords, as: 'event' | 'state' = 'event'): string {
  let parsed: TruthNode;
  try {
    parsed = parseCondition(when);
  } catch {
    // Only a forecast that was not made by this program can hold such a text.
    return when;
  }
  return truthInWords(withoutNot(parsed, false), { issue, verbs: as === 'event' ? EVENT : STATE, as });
}

interface Telling {
  issue: IssueInWords;
  verbs: Record<Operator, string>;
  as: 'event' | 'state';
}

/** The same truth with every `not` taken into the comparisons, and the number of a comparison on its right. */
function withoutNot(node: TruthNode, negated: boolean): TruthNode {
  switch (node.kind) {
    case 'not':
      return withoutNot(node.term, !negated);
    case 'word':
      return negated ? { kind: 'not', term: node } : node;
    case 'compare': {
      const operator = negated ? OPPOSITE[node.operator] : node.operator;
      if (constant(node.left) === undefined || constant(node.right) !== undefined) return { ...node, operator };
      return { kind: 'compare', operator: MIRRORED[operator], left: node.right, right: node.left };
    }
    default: {
      const kind = negated ? (node.kind === 'and' ? 'or' : 'and') : node.kind;
      const terms = node.terms.map((term) => withoutNot(term, negated));
      // `a and (b and c)` is one list.
      return { kind, terms: terms.flatMap((term) => (term.kind === kind ? term.terms : [term])) };
    }
  }
}

function truthInWords(node: TruthNode, telling: Telling): string {
  if (node.kind === 'compare') return comparisonInWords([node], telling);
  if (node.kind === 'word') return wordInWords(node.name, telling, true);
  if (node.kind === 'not') {
    return node.term.kind === 'word'
      ? wordInWords(node.term.name, telling, false)
      : `not (${truthInWords(node.term, telling)})`;
  }
  const parts = alike(node.terms, node.kind === 'and').map((group) => {
    if (group[0].kind === 'compare') return comparisonInWords(group as Compare[], telling);
    const text = truthInWords(group[0], telling);
    // Only what is joined by `or` needs its bounds shown.
    return node.kind === 'and' && group[0].kind === 'or' ? `(${text})` : text;
  });
  if (node.kind === 'and') return parts.join(' and ');
  return node.terms.some((term) => term.kind === 'and') ? `either ${parts.join(', or ')}` : parts.join(' or ');
}

/** An agreement that is struck or not, or a yes-no issue: what has no scale is an agreement. */
function wordInWords(id: string, { issue, as }: Telling, so: boolean): string {
  const { name, scale } = issue(id);
  if (scale)
    return `${name === id ? idInWords(name) : name} ${as === 'event' ? 'ends in' : 'is'} ${so ? '“yes”' : '“no”'}`;
  if (id === AGREEMENT) return so ? 'there is a deal' : 'there is no deal';
  return `there is ${so ? 'a' : 'no'} deal on “${name === id ? idInWords(name) : name}”`;
}

/** Comparisons with one number by one operator stand together: "A, B and C all reach 80". */
function alike(terms: TruthNode[], together: boolean): TruthNode[][] {
  const groups = new Map<string, TruthNode[]>();
  terms.forEach((term, k) => {
    const number = term.kind === 'compare' ? constant(term.right) : undefined;
    const key = together && term.kind === 'compare' && number !== undefined ? `${term.operator}${number}` : `#${k}`;
    groups.set(key, [...(groups.get(key) ?? []), term]);
  });
  return [...groups.values()];
}

function comparisonInWords(group: Compare[], telling: Telling): string {
  const [{ operator, left, right }] = group;
  const number = constant(right);
  if (number === undefined)
    return `${numberInWords(left, telling)} ${STATE[operator]} ${numberInWords(right, telling)}`;
  if (group.length === 1) {
    const words = left.kind === 'issue' ? telling.issue(left.name).scale : undefined;
    return `${numberInWords(left, telling)} ${telling.verbs[operator]} ${sixDigits(number)}${words ? placeOn(number, words, operator) : ''}`;
  }
  const all = group.length === 2 ? 'both' : 'all';
  return `${listInWords(group.map((one) => numberInWords(one.left, telling)))} ${plural(telling, operator, all)} ${sixDigits(number)}`;
}

function plural({ as, verbs }: Telling, operator: Operator, all: string): string {
  if (as === 'state') return verbs[operator].replace(/^is/, `are ${all}`);
  const verb = verbs[operator];
  if (operator === '!=') return `${all} do not come to exactly`;
  return `${all} ${verb.replace(/^(reach|go|fall|come)(es|s)?/, '$1')}`;
}

/** Where a number lies among the labels of its scale: `, past “half and half” (50)`. */
function placeOn(value: number, { low, high, labels }: Scale, operator: Operator): string {
  if (labels.length === 0)
    return low === 0 && high === 100 ? '' : ` on a scale from ${sixDigits(low)} to ${sixDigits(high)}`;
  const near = labels.find(({ at }) => Math.abs(at - value) <= 1e-9 * (high - low));
  if (near) return `, “${near.label}”`;
  const below = labels.findLast(({ at }) => at < value);
  const above = labels.find(({ at }) => at > value);
  const nearest = !above || (below && value - below.at <= above.at - value) ? below : above;
  if (nearest === undefined) return '';
  // Towards what it goes is told first: "falls below 45, towards “a caretaker” (30)".
  const down = operator === '<' || operator === '<=';
  const way = nearest === below ? (down ? 'towards' : 'past') : 'short of';
  return `, ${way} “${nearest.label}” (${sixDigits(nearest.at)})`;
}

function numberInWords(node: NumberNode, telling: Telling, nested = false): string {
  const bracketed = (text: string) => (nested ? `(${text})` : text);
  switch (node.kind) {
    case 'number':
      return sixDigits(node.value);
    case 'issue': {
      const { name } = telling.issue(node.name);
      return name === node.name ? idInWords(name) : name;
    }
    case 'min':
    case 'max': {
      const which = node.kind === 'min' ? ['lower', 'lowest'] : ['higher', 'highest'];
      const parts = node.terms.map((term) => numberInWords(term, telling, true));
      return parts.length === 1 ? parts[0] : `the ${which[parts.length === 2 ? 0 : 1]} of ${listInWords(parts)}`;
    }
    case 'sum':
      return bracketed(joined(node.terms, ' plus ', ' minus ', 'minus ', telling));
    case 'product':
      return bracketed(joined(node.terms, ' times ', ' divided by ', '1 divided by ', telling));
  }
}

function joined(
  terms: { inverse: boolean; node: NumberNode }[],
  sign: string,
  inverse: string,
  first: string,
  telling: Telling,
): string {
  return terms
    .map((term, k) => {
      const text = numberInWords(term.node, telling, true);
      return k === 0 ? `${term.inverse ? first : ''}${text}` : `${term.inverse ? inverse : sign}${text}`;
    })
    .join('');
}

/** The value of a number that reads no issue; undefined if it reads one. */
function constant(node: NumberNode): number | undefined {
  switch (node.kind) {
    case 'number':
      return node.value;
    case 'issue':
      return undefined;
    case 'min':
    case 'max': {
      const values = node.terms.map(constant);
      if (values.includes(undefined)) return undefined;
      return node.kind === 'min' ? Math.min(...(values as number[])) : Math.max(...(values as number[]));
    }
    default: {
      let value = node.kind === 'sum' ? 0 : 1;
      for (const { inverse, node: term } of node.terms) {
        const one = constant(term);
        if (one === undefined) return undefined;
        if (node.kind === 'sum') value += inverse ? -one : one;
        else value = inverse ? value / one : value * one;
      }
      return value;
    }
  }
}

const sixDigits = (value: number) => digits(value, 6).replace(/^-/, '−');
