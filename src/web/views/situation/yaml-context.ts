/** What is being typed in a YAML text: a key of the map at a path, or the value at a path. */
export interface YamlContext {
  path: (string | number)[];
  isKey: boolean;
  /** What is typed of it so far. */
  typed: string;
  /** Keys that the map around it has already. */
  siblings: string[];
}

/** How far back a bracket is looked for. */
const FAR = 4000;

const KEY = /^("[^"]*"|'[^']*'|[^\s#:{}[\],"'][^:#{}[\],]*?)\s*:(?:\s|$)/;

/** Where a place in a YAML text is, by brackets and indentation: the text around it need not be whole. */
export function contextAt(text: string, offset: number): YamlContext {
  const bracket = openBracket(text, offset);
  if (bracket !== undefined) return inFlow(text, bracket, offset);
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const head = text.slice(start, offset);
  const { indent, dashes, rest } = partsOf(head);
  const lines = text.slice(0, start).split('\n').slice(0, -1);
  const end = text.indexOf('\n', offset);
  const after = end < 0 ? [] : text.slice(end + 1, end + FAR).split('\n');
  const column = indent + dashes.length;
  const path = parentsOf(lines, indent, dashes);
  const key = KEY.exec(rest)?.[1];
  if (key !== undefined)
    return {
      path: [...path, unquoted(key)],
      isKey: false,
      typed: rest.slice(rest.indexOf(':') + 1).trimStart(),
      siblings: [],
    };
  return {
    path,
    isKey: true,
    typed: rest,
    siblings: [...siblingsAt(lines.reverse(), column, dashes !== ''), ...siblingsAt(after, column, false)],
  };
}

function partsOf(line: string): { indent: number; dashes: string; rest: string } {
  const [, spaces = '', dashes = '', rest = ''] = /^([ \t]*)((?:-(?:[ \t]+|$))*)(.*)$/s.exec(line) ?? [];
  return { indent: spaces.length, dashes, rest };
}

const unquoted = (key: string) => key.replace(/^(["'])(.*)\1$/, '$2');
const isBlank = (line: string) => /^\s*(#|$)/.test(line);
const indices = (dashes: string): number[] => [...dashes.matchAll(/-/g)].map(() => 0);

/** Keys and indices around a line, from the lines above it. */
function parentsOf(lines: readonly string[], at: number, ownDashes: string): (string | number)[] {
  const path: (string | number)[] = indices(ownDashes);
  let column = at;
  let isItem = ownDashes !== '';
  for (let k = lines.length - 1; k >= 0 && (column > 0 || isItem); k--) {
    if (isBlank(lines[k])) continue;
    const { indent, dashes, rest } = partsOf(lines[k]);
    // The key of a list may stand in the column of its dashes.
    if (indent > column || (indent === column && !(isItem && dashes === ''))) continue;
    const key = KEY.exec(rest)?.[1];
    if (key !== undefined && (dashes === '' || indent + dashes.length < column)) path.unshift(unquoted(key));
    else if (dashes === '') continue;
    path.unshift(...indices(dashes));
    column = indent;
    isItem = dashes !== '';
  }
  return path;
}

/** Keys in a column, line by line away from a place, as long as their map goes on. */
function siblingsAt(lines: readonly string[], column: number, isFirst: boolean): string[] {
  const found: string[] = [];
  if (isFirst) return found;
  for (const line of lines) {
    if (isBlank(line)) continue;
    const { indent, dashes, rest } = partsOf(line);
    if (indent + dashes.length < column) break;
    const key = indent + dashes.length === column ? KEY.exec(rest)?.[1] : undefined;
    if (key !== undefined) found.push(unquoted(key));
    if (dashes !== '' && indent < column && indent + dashes.length === column) break;
  }
  return found;
}

/** The bracket that a place is within, if any. */
function openBracket(text: string, offset: number): number | undefined {
  let depth = 0;
  for (let k = offset - 1; k >= Math.max(0, offset - FAR); k--) {
    const sign = text[k];
    if (sign === '}' || sign === ']') depth++;
    else if ((sign === '{' || sign === '[') && depth-- === 0) return k;
    // A line that begins in the first column ends every bracket above it.
    else if (sign === '\n' && depth === 0 && /[^\s#}\]]/.test(text[k + 1] ?? ' ')) return undefined;
  }
  return undefined;
}

function inFlow(text: string, bracket: number, offset: number): YamlContext {
  const outer = contextAt(text, bracket);
  const parts = topLevelParts(text.slice(bracket + 1, offset));
  const last = (parts.at(-1) ?? '').trimStart();
  if (text[bracket] === '[') return { path: [...outer.path, 0], isKey: false, typed: last, siblings: [] };
  const key = KEY.exec(last)?.[1];
  if (key !== undefined)
    return {
      path: [...outer.path, unquoted(key)],
      isKey: false,
      typed: last.slice(last.indexOf(':') + 1).trimStart(),
      siblings: [],
    };
  const siblings = parts.slice(0, -1).flatMap((part) => KEY.exec(part.trimStart())?.[1] ?? []);
  return { path: outer.path, isKey: true, typed: last, siblings: siblings.map(unquoted) };
}

function topLevelParts(text: string): string[] {
  const parts = [''];
  let depth = 0;
  let quote = '';
  for (const sign of text) {
    if (quote !== '') quote = sign === quote ? '' : quote;
    else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '{' || sign === '[') depth++;
    else if (sign === '}' || sign === ']') depth--;
    if (sign === ',' && depth === 0 && quote === '') parts.push('');
    else parts[parts.length - 1] += sign;
  }
  return parts;
}
