import { UsageError } from '../numeric/errors.ts';
import { quoteName } from '../numeric/nearest-name.ts';
import type { NumberNode, TruthNode } from './condition.ts';

/** Words that no issue may be called, because conditions use them. */
export const RESERVED = ['and', 'or', 'not', 'min', 'max', 'true', 'false'];

/** Brackets, `not` and minus signs may nest this deep. */
const DEEPEST = 100;

/** What is wrong with a condition and at which offset of its text. */
export class ConditionFault extends UsageError {
  override readonly code = 'condition';
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
      throw new ConditionFault(unexpected(text, at), at);
    }
    const [whole, number, name, sign] = match;
    const body = number ?? name ?? sign;
    const at = from + whole.length - body.length;
    found.push({ kind: number ? 'number' : name ? 'name' : 'sign', text: body, at });
  }
  found.push({ kind: 'end', text: 'the end', at: text.length });
  return found;
}

/** What people write for the signs of a condition, and what it is here. */
const WRITTEN_SO: [sign: RegExp, write: string][] = [
  [/^(≥|⩾|=>)/, '`>=`'],
  [/^(≤|⩽|=<)/, '`<=`'],
  [/^(≠|<>)/, '`!=`'],
  [/^=/, '`==` for equality'],
  [/^(&&?|∧)/, '`and`'],
  [/^(\|\|?|∨)/, '`or`'],
  [/^(!|¬)/, '`not`'],
  [/^[−–—]/, 'a plain minus `-`'],
  [/^[×·∙]/, '`*`'],
  [/^÷/, '`/`'],
  [/^[[{]/, 'round brackets'],
  [/^[“”„«»‘’]/, 'straight quotes around the whole condition, or none'],
  [/^["']/, 'the name of an issue or a number without quotes'],
  [/^%/, 'the number alone, on the scale of the issue'],
  [/^[；;]/, '`and` between conditions'],
];

function unexpected(text: string, at: number): string {
  const rest = text.slice(at, at + 20);
  for (const [sign, write] of WRITTEN_SO) {
    const found = sign.exec(rest);
    if (found) return `unexpected ${quoteName(found[0])} in a condition, write ${write}`;
  }
  return `unexpected ${quoteName(String.fromCodePoint(text.codePointAt(at) ?? 0))} in a condition`;
}

type Node = { truth: TruthNode; at: number } | { number: NumberNode; at: number };

/**
 * Parses a condition such as `currency >= 80 and not (command < 80)`.
 * Grammar, loosest first: or; and; not; comparison (< <= > >= == !=); + -; * /; unary -; number,
 * issue, min(...), max(...), brackets. A bare name is a word: an agreement that is struck, or a yes-no issue.
 *
 * @returns its tree, for `compileCondition`
 * @throws ConditionFault with the offset of the first character that is wrong
 * @example parseCondition('price >= 80 and not (volume < 20)').kind // 'and'
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
    // What a bare name stands for is not seen here: an agreement and a yes-no issue can be so, other issues are numbers.
    if (node.number.kind === 'issue') return { ...node.number, kind: 'word' };
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
    const hint = wordHint(peek(), list[next - 1], list[next + 1]);
    if (hint) throw new ConditionFault(hint, peek().at);
    throw new ConditionFault(`expected \`and\`, \`or\` or the end, found ${found(peek())}`, peek().at);
  }
  return asTruth(result);
}

/** What to write for a word or sign that a condition does not go on with. */
function wordHint(token: Token, before: Token | undefined, after: Token | undefined): string | undefined {
  const small = token.text.toLowerCase();
  if (token.kind === 'name' && token.text !== small && ['and', 'or', 'not'].includes(small)) {
    return `found ${quoteName(token.text)}, write \`${small}\` in small letters`;
  }
  const previous = before?.kind === 'name' ? before.text.toLowerCase() : '';
  if (before && previous === 'not') return `found ${quoteName(before.text)}, write \`not\` in small letters`;
  if (previous === 'no' && token.kind === 'name') return `found \`no ${token.text}\`, write \`not ${token.text}\``;
  if (
    token.kind === 'name' &&
    ['is', 'equals', 'be', 'exceeds', 'above', 'below', 'over', 'under', 'between'].includes(small)
  ) {
    return `found ${quoteName(token.text)}, write a comparison such as \`currency >= 80\``;
  }
  if (token.text === ',' && before?.kind === 'number' && after?.kind === 'number') {
    return `found ${quoteName(`${before.text},${after.text}`)}, write a decimal point: ${before.text}.${after.text}`;
  }
  return token.text === ',' ? 'found `,`, write `and` between conditions' : undefined;
}

function found(token: Token): string {
  return token.kind === 'end' ? 'the end' : quoteName(token.text);
}
