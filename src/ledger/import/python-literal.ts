/** The Python literals that are read: text, number, truth, None, and lists and maps of these. */
export type Literal = string | number | boolean | null | Literal[] | { [key: string]: Literal };

const TOKEN =
  /\s*(?:([[\](){},:])|(-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)|(True|False|None|nan|inf)\b|('(?:[^'\\]|\\[\s\S])*'|"(?:[^"\\]|\\[\s\S])*"))/iy;
const WORDS: Record<string, Literal> = { true: true, false: false, none: null, nan: null, inf: null };
const ESCAPES: Record<string, string> = { n: '\n', t: '\t', r: '\r' };
const DEEPEST = 20;

/**
 * Reads a list, map, text or number as Python prints it (`['Yes', None, 0.5]`), which is how exports made with Python's csv
 * module write lists; JSON is read, too. Undefined if it is nothing of the kind. Data only, nothing is run.
 */
export function parseLiteral(text: string): Literal | undefined {
  // Thousands of lists of numbers come in one file.
  if (/^\[[\d\s.,eE+-]*\]$/.test(text)) {
    try {
      return JSON.parse(text) as number[];
    } catch {
      // Python's `1.` and trailing commas are read below.
    }
  }
  TOKEN.lastIndex = 0;
  const tokens: RegExpExecArray[] = [];
  const end = text.trimEnd().length;
  while (TOKEN.lastIndex < end) {
    const token = TOKEN.exec(text);
    if (token === null) return undefined;
    tokens.push(token);
  }
  let at = 0;
  const sign = (): string | undefined => tokens[at]?.[1];
  const items = <T>(close: string, item: () => T | undefined): T[] | undefined => {
    const found: T[] = [];
    for (at++; sign() !== close; ) {
      const one = item();
      if (one === undefined) return undefined;
      found.push(one);
      if (sign() === ',') at++;
      else if (sign() !== close) return undefined;
    }
    at++;
    return found;
  };
  const value = (depth: number): Literal | undefined => {
    const token = tokens[at];
    if (token === undefined || depth > DEEPEST) return undefined;
    const [, open, number, word, quoted] = token;
    if (open === '[' || open === '(') return items(open === '[' ? ']' : ')', () => value(depth + 1));
    if (open === '{') {
      const pairs = items('}', (): [string, Literal] | undefined => {
        const key = value(depth + 1);
        if (typeof key !== 'string' || sign() !== ':') return undefined;
        at++;
        const inner = value(depth + 1);
        return inner === undefined ? undefined : [key, inner];
      });
      return pairs && Object.fromEntries(pairs);
    }
    if (open !== undefined) return undefined;
    at++;
    if (number !== undefined) return Number(number);
    if (word !== undefined) return WORDS[word.toLowerCase()];
    return quoted.slice(1, -1).replace(/\\([\s\S])/g, (_, escaped) => ESCAPES[escaped] ?? escaped);
  };
  const read = value(0);
  return at === tokens.length ? read : undefined;
}
