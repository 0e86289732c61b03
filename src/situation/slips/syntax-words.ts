import { quoteName } from '../../numeric/nearest-name.ts';
import type { Break } from './syntax-slips.ts';

/** What to say, and where, of a break in YAML that is not a known slip. */
export function syntaxFault(text: string, { code, message, at }: Break): { message: string; at: number } {
  const line = lineOf(text, at);
  if (message.includes('must be sufficiently indented') || /^Expected .* end with/.test(message))
    return openBracket(text, at);
  if (code === 'MISSING_CHAR' && message.includes('quote')) return openQuote(text, at);
  if (code === 'BAD_INDENT' || code === 'BLOCK_AS_IMPLICIT_KEY' || code === 'MULTILINE_IMPLICIT_KEY') {
    const lower = nextLine(text, at);
    if (code === 'BLOCK_AS_IMPLICIT_KEY' && lower) return indented(text, lower);
    if (code === 'BAD_INDENT') return indented(text, line);
    return {
      message: `found ${quoteName(line.text.trim())}, expected a key, a colon and a space`,
      at: line.start + indentOf(line.text),
    };
  }
  if (message.includes('flow-map-end') || message.includes('flow-seq-end')) {
    return { message: `found ${quoteName(text[at])}, which closes nothing`, at };
  }
  if (message.includes('Missing , ')) return { message: 'a comma is missing between two entries', at };
  return { message: `not YAML: ${message.split('\n')[0].slice(0, 200)}`, at };
}

interface Line {
  start: number;
  text: string;
}

function lineOf(text: string, at: number): Line {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const end = text.indexOf('\n', start);
  return { start, text: text.slice(start, end < 0 ? undefined : end).trimEnd() };
}

function nextLine(text: string, at: number): Line | undefined {
  const end = text.indexOf('\n', at);
  return end < 0 ? undefined : lineOf(text, end + 1);
}

const indentOf = (line: string): number => line.length - line.trimStart().length;

/** A line whose indentation is that of nothing above it. */
function indented(text: string, line: Line): { message: string; at: number } {
  const above = text
    .slice(0, line.start)
    .split('\n')
    .map((one) => one.trimEnd())
    .filter((one) => one.trim() !== '' && !one.trim().startsWith('#'));
  const own = indentOf(line.text);
  const levels: { indent: number; key: string }[] = [];
  for (const one of above.reverse()) {
    const indent = indentOf(one);
    if (levels.length > 0 && indent >= levels[levels.length - 1].indent) continue;
    levels.push({ indent, key: one.trim().split(/[:\s]/, 1)[0] });
    if (indent === 0 || levels.length === 3) break;
  }
  const listed = levels.map(({ indent, key }) => `${indent} as ${quoteName(key)}`).join(' or ');
  const spaces = own === 1 ? '1 space' : `${own} spaces`;
  const dash = above[0]?.trim().startsWith('- ') && !line.text.trim().startsWith('- ');
  const list = dash ? ': a list and keys cannot stand side by side' : '';
  return { message: `indented by ${spaces}, expected ${listed || 0}${list}`, at: line.start + own };
}

/** The brace or bracket that is open where the text goes on below it. */
function openBracket(text: string, at: number): { message: string; at: number } {
  const open: number[] = [];
  let quote = '';
  for (let i = 0; i < at; i++) {
    const sign = text[i];
    if (quote !== '') quote = sign === quote ? '' : quote;
    else if (sign === '#' && /\s/.test(text[i - 1] ?? '\n')) {
      const end = text.indexOf('\n', i);
      i = end < 0 ? at : end;
    } else if ((sign === '"' || sign === "'") && /[\s:,[{]/.test(text[i - 1] ?? ' ')) quote = sign;
    else if (sign === '{' || sign === '[') open.push(i);
    else if (sign === '}' || sign === ']') open.pop();
  }
  const start = open.at(-1);
  if (start === undefined) return { message: 'a brace or bracket is not closed', at };
  const close = text[start] === '{' ? '}' : ']';
  const line = lineOf(text, start);
  const remark = /\s#/.exec(line.text.slice(start - line.start));
  if (remark) {
    const message =
      'what follows # is a remark, so that nothing closes the brace before it: put a text with # in double quotes';
    return { message, at: start + remark.index + 1 };
  }
  const wrong = text[at] === '}' || text[at] === ']' ? `, found ${quoteName(text[at])}` : '';
  return {
    message: `${quoteName(text[start])} is opened and never closed, expected ${quoteName(close)}${wrong}`,
    at: start,
  };
}

/** The quote that is open at the end of the text. */
function openQuote(text: string, at: number): { message: string; at: number } {
  const starts = [...text.slice(0, at).matchAll(/[:,[{-]\s+(["'])/g)].map((match) => match.index + match[0].length - 1);
  const start = starts.findLast((offset) => {
    const line = lineOf(text, offset);
    const quote = text[offset];
    return line.text.slice(offset - line.start + 1).split(quote).length === 1;
  });
  const quote = text[start ?? at] ?? '"';
  return {
    message: `a quote is opened and never closed, expected ${quoteName(quote)} at the end of the text`,
    at: start ?? at,
  };
}
