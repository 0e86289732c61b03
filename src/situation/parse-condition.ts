import type { NumberNode, TruthNode } from './condition.ts';
import { quoteName } from './nearest.ts';
import { UsageError } from './usage-error.ts';

/** Words that no issue may be called, because conditions use them. */
export const RESERVED = ['and', 'or', 'not', 'min', 'max', 'true', 'false'];

/** Brackets, `not` and minus signs may nest this deep. */
const DEEPEST = 100;

/** What is wrong with a condition and at which offset of its text. */
export class ConditionFault extends UsageError {
  readonly at: number;
  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

interface Token {
  kind: 'number' | 'name' | 'sign' | 'end';
  text: string;
  at: number;
}

const TOKEN = /\s*(?:((?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(\p{L}[\p{L}\p{N}_]*)|(>=|<=|==|!=|[<>+\-*/(),]))/uy;

function tokens(text: string): Token[] {
  const found: Token[] = [];
  TOKEN.lastIndex = 0;
  const end = text.trimEnd().length;
  while (TOKEN.lastIndex < end) {
    const from = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (!match) {
      const at = from + (/^\s*/.exec(text.slice(from))?.[0].length ?? 0);
      const sign = String.fromCodePoint(text.codePointAt(at) ?? 0);
      const hint =
        sign === '=' ? ', write `==` for equality' : sign === '&' || sign === '|' ? ', write `and`, `or`' : '';
      throw new ConditionFault(`unexpected ${quoteName(sign)} in a condition${hint}`, at);
    }
    const [whole, number, name, sign] = match;
    const body = number ?? name ?? sign;
    const at = from + whole.length - body.length;
    found.push({ kind: number ? 'number' : name ? 'name' : 'sign', text: body, at });
  }
  found.push({ kind: 'end', text: 'the end', at: text.length });
  return found;
}

type Node = { truth: TruthNode; at: number } | { number: NumberNode; at: number };

/**
 * Parses a condition such as `currency >= 80 and not (command < 80)`.
 * Grammar, loosest first: or; and; not; comparison (< <= > >= == !=); + -; * /; unary -; number,
 * issue, min(...), max(...), brackets.
 *
 * @throws ConditionFault where the text is not a condition
 */
export function parseCondition(text: string): TruthNode {
  const list = tokens(text);
  let next = 0;
  let depth = 0;

  const peek = () => list[next];
  const isSign = (...signs: string[]) => peek().kind === 'sign' && signs.includes(peek().text);
  const isWord = (word: string) => peek().kind === 'name' && peek().text === word;
  const asTruth = (node: Node): TruthNode => {
    if ('truth' in node) return node.truth;
    throw new ConditionFault('expected a comparison such as `currency >= 80`, found a number', node.at);
  };
  const asNumber = (node: Node): NumberNode => {
    if ('number' in node) return node.number;
    throw new ConditionFault('expected a number or an issue, found a comparison', node.at);
  };
  const nested = <T>(parse: () => T): T => {
    if (++depth > DEEPEST) {
      throw new ConditionFault(`nested more than ${DEEPEST} deep, expected a simpler condition`, peek().at);
    }
    const result = parse();
    depth--;
    return result;
  };

  function joined(word: 'or' | 'and', part: () => Node): Node {
    const first = part();
    if (!isWord(word)) return first;
    const terms = [asTruth(first)];
    while (isWord(word)) {
      next++;
      terms.push(asTruth(part()));
    }
    return { truth: { kind: word, terms }, at: first.at };
  }
  const or = (): Node => joined('or', and);
  const and = (): Node => joined('and', not);

  function not(): Node {
    if (!isWord('not')) return comparison();
    const { at } = list[next++];
    return { truth: { kind: 'not', term: asTruth(nested(not)) }, at };
  }

  function comparison(): Node {
    const left = sum();
    const signs = ['<', '<=', '>', '>=', '==', '!='] as const;
    if (!isSign(...signs)) return left;
    const operator = list[next++].text as (typeof signs)[number];
    const right = sum();
    if (isSign(...signs)) {
      throw new ConditionFault('comparisons cannot be chained, write `a < b and b < c`', peek().at);
    }
    return { truth: { kind: 'compare', operator, left: asNumber(left), right: asNumber(right) }, at: left.at };
  }

  function arithmetic(kind: 'sum' | 'product', plain: string, inverse: string, part: () => Node): Node {
    const first = part();
    if (!isSign(plain, inverse)) return first;
    const terms = [{ inverse: false, node: asNumber(first) }];
    while (isSign(plain, inverse)) {
      const sign = list[next++].text;
      terms.push({ inverse: sign === inverse, node: asNumber(part()) });
    }
    return { number: { kind, terms }, at: first.at };
  }
  const sum = (): Node => arithmetic('sum', '+', '-', product);
  const product = (): Node => arithmetic('product', '*', '/', unary);

  function unary(): Node {
    if (!isSign('-')) return primary();
    const { at } = list[next++];
    const node = asNumber(nested(unary));
    return { number: { kind: 'sum', terms: [{ inverse: true, node }] }, at };
  }

  function primary(): Node {
    const token = list[next++];
    if (token.kind === 'number') return { number: { kind: 'number', value: Number(token.text) }, at: token.at };
    if (token.kind === 'sign' && token.text === '(') {
      const inner = nested(or);
      expectClosing();
      return inner;
    }
    if (token.kind === 'name' && (token.text === 'min' || token.text === 'max')) return extreme(token.text, token.at);
    if (token.kind === 'name' && !RESERVED.includes(token.text)) {
      return { number: { kind: 'issue', name: token.text, at: token.at }, at: token.at };
    }
    throw new ConditionFault(`expected a number or an issue, found ${found(token)}`, token.at);
  }

  function extreme(kind: 'min' | 'max', at: number): Node {
    if (!isSign('(')) throw new ConditionFault(`expected ( after \`${kind}\`, found ${found(peek())}`, peek().at);
    next++;
    const terms = [asNumber(nested(sum))];
    while (isSign(',')) {
      next++;
      terms.push(asNumber(nested(sum)));
    }
    expectClosing();
    return { number: { kind, terms }, at };
  }

  function expectClosing() {
    if (!isSign(')')) throw new ConditionFault(`expected ), found ${found(peek())}`, peek().at);
    next++;
  }

  const result = or();
  if (peek().kind !== 'end') {
    throw new ConditionFault(`expected \`and\`, \`or\` or the end, found ${found(peek())}`, peek().at);
  }
  return asTruth(result);
}

function found(token: Token): string {
  return token.kind === 'end' ? 'the end' : quoteName(token.text);
}
