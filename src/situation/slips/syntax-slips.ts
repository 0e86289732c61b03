import { quoteName } from '../../numeric/nearest-name.ts';

/** What the parser of YAML finds wrong. */
export interface Break {
  code: string;
  message: string;
  /** Where, from the beginning of the text. */
  at: number;
}

/**
 * A slip in the syntax: what to say (nothing, if the reading of what was meant says it), where, and the text as it was
 * meant, in which every other sign keeps its place.
 */
export interface SyntaxSlip {
  message: string;
  at: number;
  text: string;
  /** Its line may have further faults that only follow from it. */
  alone?: boolean;
}

/** Spaces that look like one and are none; signs of no width. */
const ODD_SPACE = /[\u00a0\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff]/;
const ODD_SPACES = new RegExp(ODD_SPACE.source, 'g');
const ODD_PLACE = new RegExp(`^[ \\t]*${ODD_SPACE.source}|^[ \\t]*[\\p{L}\\p{N}_-]+:${ODD_SPACE.source}`, 'mu');

/** Signs of Chinese and Japanese keyboards, and those that they stand for. */
const WIDE = new Map([...'：，｛｝［］＃－'].map((sign, i) => [sign, ':,{}[]#-'[i]]));

/** Whether a text has odd spaces where YAML takes a space for structure. */
export const hasOddSpaces = (text: string): boolean => ODD_PLACE.test(text);

/**
 * What a beginner meant where YAML breaks: a colon, an apostrophe or a quotation mark in a text, tabs, a missing comma.
 *
 * @param errors of the text, as the parser has them, in its order
 * @returns one slip, or undefined if no known slip fits
 */
export function syntaxSlip(text: string, errors: readonly Break[]): SyntaxSlip | undefined {
  const everywhere = oddSpaces(text) ?? tabs(text, errors);
  if (everywhere) return everywhere;
  const [first] = errors;
  if (!first) return undefined;
  // Faults in later lines may only follow from the first one.
  const line = lineAt(text, first.at);
  for (const error of errors.filter(({ at }) => at >= line.start && at <= line.end)) {
    for (const look of LOOKS) {
      const slip = look(text, error, line);
      if (slip) return slip;
    }
  }
  return undefined;
}

interface SourceLine {
  start: number;
  end: number;
  text: string;
}

function lineAt(text: string, at: number): SourceLine {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const next = text.indexOf('\n', at);
  let end = next < 0 ? text.length : next;
  if (text[end - 1] === '\r') end--;
  return { start, end, text: text.slice(start, end) };
}

const put = (text: string, at: number, sign: string): string => text.slice(0, at) + sign + text.slice(at + sign.length);

const more = (count: number, what: string): string => (count > 1 ? ` (and ${count - 1} more ${what})` : '');

function oddSpaces(text: string): SyntaxSlip | undefined {
  const first = ODD_PLACE.exec(text);
  if (!first) return undefined;
  const count = [...text.matchAll(ODD_SPACES)].length;
  const message = `a space that is none, as web pages and word processors have them${more(count, 'in this file')}: type plain spaces`;
  return { message, at: text.slice(first.index).search(ODD_SPACE) + first.index, text: text.replace(ODD_SPACES, ' ') };
}

function tabs(text: string, errors: readonly Break[]): SyntaxSlip | undefined {
  const first = errors.find(({ code }) => code === 'TAB_AS_INDENT');
  if (!first) return undefined;
  const INDENT = /^[ ]*\t[ \t]*/gm;
  const count = [...text.matchAll(INDENT)].length;
  const line = lineAt(text, first.at);
  const message = `a tab in the indentation${more(count, 'lines')}: indent by spaces, two for each level`;
  return { message, at: line.start, text: text.replace(INDENT, (indent) => ' '.repeat(indent.length)) };
}

type Look = (text: string, error: Break, line: SourceLine) => SyntaxSlip | undefined;

/** `position： 60`: a colon, a comma or a bracket of another keyboard. */
const wideSigns: Look = (text, _error, line) => {
  const found = /[：，｛｝［］＃－]/.exec(line.text);
  if (!found || /["']/.test(line.text.slice(0, found.index))) return undefined;
  const at = line.start + found.index;
  const meant = [...line.text].map((sign) => WIDE.get(sign) ?? sign).join('');
  const message = `found a wide ${quoteName(found[0])}, type \`${WIDE.get(found[0])}\` on a Latin keyboard`;
  return { message, at, text: text.slice(0, line.start) + meant + text.slice(line.end) };
};

/** `actors = ...`: an equals sign for a colon. */
const equals: Look = (text, _error, line) => {
  const found = /^(\s*[\p{L}_][\p{L}\p{N}_-]*\s*)=(?=\s)/u.exec(line.text);
  if (!found || line.text.includes(': ')) return undefined;
  const at = line.start + found[1].length;
  return { message: `found \`=\`, expected a colon: ${found[1].trim()}: ...`, at, text: put(text, at, ':') };
};

/** `position:60` on a line of its own: no space behind the colon. */
const gluedKey: Look = (text, _error, line) => {
  for (const candidate of [line, lineAt(text, Math.max(0, line.start - 1))]) {
    const found = /^(\s*(?:- )?)([\p{L}_][\p{L}\p{N}_-]*):(?![\s/])(\S.*)$/u.exec(candidate.text);
    if (!found || candidate.text.includes(': ')) continue;
    const [, indent, key, value] = found;
    const at = candidate.start + indent.length;
    const meant = `${key}: ${value}`.slice(0, candidate.text.length - indent.length);
    return {
      message: `found ${quoteName(`${key}:${value}`)}, expected a space behind the colon: ${key}: ${value}`.slice(
        0,
        200,
      ),
      at,
      text: text.slice(0, at) + meant + text.slice(candidate.end),
    };
  }
  return undefined;
};

/** `{ position: 60 salience: 0.5 }` and `{ a: 1; b: 2 }`: something else for a comma. */
const missingComma: Look = (text, { code, at }, line) => {
  if (code !== 'BLOCK_IN_FLOW') return undefined;
  const rest = text.slice(at, line.end);
  const found = /^([^\s,;{}]+|"[^"]*")(\s*;?\s*)([\p{L}_][\p{L}\p{N}_-]*)\s*:\s/u.exec(rest);
  if (!found || !/^["\d.+-]|^(true|false)$/.test(found[1])) return undefined;
  const gap = at + found[1].length;
  const what = found[2].includes(';') ? 'found `;`, expected a comma' : 'a comma is missing';
  return {
    message: `${what} before ${quoteName(found[3])}`,
    at: gap + found[2].search(/;|\S|$/),
    text: put(text, gap, ','),
  };
};

/** `because: budget: counts on it`: a colon and a space in a text. */
const colonInText: Look = (text, { code, at }, line) => {
  if (!['BLOCK_AS_IMPLICIT_KEY', 'BLOCK_IN_FLOW'].includes(code)) return undefined;
  const colon = text.slice(at, line.end).search(/:(\s|$)/);
  const key = /([\p{L}\p{N}_-]+)\s*:\s*$/u.exec(text.slice(line.start, at))?.[1];
  if (colon < 0 || key === undefined) return undefined;
  const end = endOfText(text, at, line, code === 'BLOCK_IN_FLOW');
  const value = text.slice(at, end).trim();
  const meant =
    text.slice(0, at) +
    text
      .slice(at, end)
      .replace(/:(?=\s|$)/g, '.')
      .replace(/,/g, ';') +
    text.slice(end);
  return {
    message: `a colon in a text, put the text in double quotes: ${key}: "${shortened(value)}"`,
    at,
    text: meant,
  };
};

/** Where a text without quotes ends: at the end of its line, or in braces before the next key or brace. */
function endOfText(text: string, at: number, line: SourceLine, inBraces: boolean): number {
  const rest = text.slice(at, line.end);
  const comment = rest.search(/\s#/);
  const whole = comment < 0 ? rest : rest.slice(0, comment);
  if (!inBraces) return at + whole.length;
  const next = whole.search(/,\s*[\p{L}_]+\s*:\s|\s*[}\]]/u);
  return at + (next < 0 ? whole.length : next);
}

/** `when: "Transit fee" >= 50`: a name in quotes at the beginning of a condition. What is wrong with it the condition says. */
const quotedName: Look = (text, _error, line) => {
  const found = /\bwhen:\s+(["'])([^"']+)\1(?=\s*(?:[<>=!≤≥]|and\b|or\b))/iu.exec(line.text);
  if (!found) return undefined;
  const start = line.start + found.index + found[0].indexOf(found[1]);
  const meant = `${found[2]}  `;
  return { message: '', at: start, text: text.slice(0, start) + meant + text.slice(start + meant.length) };
};

/** `'it's near'` and `"he said "no""`: a quote that ends the text too early. */
const quoteInText: Look = (text, { code, message, at }, line) => {
  if (code !== 'UNEXPECTED_TOKEN' && code !== 'MISSING_CHAR' && code !== 'BAD_DQ_ESCAPE') return undefined;
  if (code === 'UNEXPECTED_TOKEN' && !message.startsWith('Unexpected scalar')) return undefined;
  const opening = /[:,[{]\s*(['"])(?=\S)/g;
  const starts = [...line.text.matchAll(opening)].map((match) => line.start + match.index + match[0].length - 1);
  const start = starts.filter((offset) => offset < at).at(-1);
  if (start === undefined) return undefined;
  const quote = text[start];
  const after = text.slice(start + 1, line.end);
  const close = [...after.matchAll(new RegExp(`${quote}(?=\\s*(?:[,}\\]]\\s|[}\\]]|$|\\s#))`, 'g'))].find(
    ({ index }) => !after.slice(index + 1).match(new RegExp(`^[^:{]*${quote}\\s*[},]`)),
  );
  if (!close || !after.slice(0, close.index).includes(quote)) return undefined;
  const inner = after.slice(0, close.index);
  const end = start + 1 + close.index;
  const mended = (kept: string, sign: string) => text.slice(0, start) + sign + kept + sign + text.slice(end + 1);
  if (quote === "'") {
    return {
      message: `an apostrophe ends a text in single quotes, put the text in double quotes: "${shortened(inner)}"`,
      at: start,
      text: mended(inner.replace(/["\\]/g, '.'), '"'),
    };
  }
  return {
    message: `a quotation mark ends a text in double quotes, put the text in single quotes: '${shortened(inner)}'`,
    at: start,
    text: mended(inner.replace(/'/g, '.'), "'"),
  };
};

const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}...` : text);

/** `because: @who` and `because: %`: a text that begins with a sign of YAML. */
const reservedStart: Look = (text, { code, at }) => {
  if (code !== 'BAD_SCALAR_START') return undefined;
  const message = `a text cannot begin with ${quoteName(text[at])} here, put it in double quotes`;
  return { message, at, text: put(text, at, 'x'), alone: true };
};

/** `when: > 60`: a text that begins as a block of YAML. */
const blockStart: Look = (text, { message, at }, line) => {
  if (!message.startsWith('Block scalar header')) return undefined;
  const start = line.start + line.text.search(/[>|]/);
  if (start > at) return undefined;
  const meant = line.text.slice(start - line.start).replace(/[>|]/g, 'x');
  return {
    message: `a text cannot begin with ${quoteName(text[start])} here, put it in double quotes`,
    at: start,
    text: text.slice(0, start) + meant + text.slice(line.end),
    alone: true,
  };
};

/** `title: [Draft] Gas`: a text that begins as a list or a map. */
const bracketStart: Look = (text, { code, at }, line) => {
  if (code !== 'UNEXPECTED_TOKEN' || !/[\p{L}\p{N}]/u.test(text[at] ?? '')) return undefined;
  const found = /:\s+([[{])/.exec(line.text);
  if (!found || /[[{]/.test(line.text.slice(0, found.index))) return undefined;
  const start = line.start + found.index + found[0].length - 1;
  const meant = text
    .slice(start, line.end)
    .replace(/[[\]{}]/g, 'x')
    .replace(/:(?=\s|$)/g, '.');
  return {
    message: `a text cannot begin with ${quoteName(found[1])} here, put it in double quotes`,
    at: start,
    text: text.slice(0, start) + meant + text.slice(line.end),
    alone: true,
  };
};

/** `position: ?`: something that is still to be filled in. */
const question: Look = (text, _error, line) => {
  const found = /:\s+\?+(?=\s*([,}\]]|$))/.exec(line.text);
  if (!found) return undefined;
  const meant = line.text.slice(0, found.index) + found[0].replace('?', '~').replaceAll('?', ' ');
  return {
    message: '',
    at: line.start,
    text: text.slice(0, line.start) + meant + text.slice(line.start + meant.length),
  };
};

/** `north: { ... },`: a comma behind braces that are not in others. */
const commaBehind: Look = (text, { code, at }) =>
  code === 'UNEXPECTED_TOKEN' && /^,\s*(#|\r?\n|$)/.test(text.slice(at, at + 100))
    ? {
        message: 'a comma behind the value of a line, expected nothing: commas stand within braces only',
        at,
        text: put(text, at, ' '),
      }
    : undefined;

const LOOKS: Look[] = [
  ...[wideSigns, question, equals, missingComma, colonInText, commaBehind, quotedName, quoteInText],
  ...[bracketStart, reservedStart, blockStart, gluedKey],
];
