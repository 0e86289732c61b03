import { Composer, type Document, isMap, isScalar, isSeq, Lexer, LineCounter, type Node, Parser } from 'yaml';
import { quoteName } from '../numeric/nearest-name.ts';
import type { Fault, Place } from './fault.ts';
import { printable } from './plain-map.ts';
import { isInFlow, joinedItems, joinedPairs } from './slips/flow-slips.ts';
import { type Break, hasOddSpaces, syntaxSlip } from './slips/syntax-slips.ts';
import { syntaxFault } from './slips/syntax-words.ts';
import type { Path, Source } from './source.ts';

/** A file larger than this is refused before it is parsed. */
export const LARGEST_BYTES = 10_000_000;
const DEEPEST = 50;
const MOST_TOKENS = 3_000_000;
const MOST_FAULTS = 100;
const TOO_DEEP = `nested more than ${DEEPEST} deep, expected a simpler file`;

/** A YAML text as plain data, with the place of every key and value. */
export interface YamlSource {
  value: unknown;
  faults: Fault[];
  /** Whether all of the text was read, as it stands or as it was meant; otherwise the value says nothing. */
  readable: boolean;
  /** Whether its syntax broke somewhere. */
  broken: boolean;
  /** Lines whose faults are all reported; further ones there may only follow from these. */
  told: ReadonlySet<number>;
  /** The place of the value at a path, or of the nearest thing around it. */
  placeOf(path: Path): Place;
  /** The place of the key at a path. */
  placeOfKey(path: Path): Place;
  /** The place `offset` characters into the text at a path. */
  placeInText(path: Path, offset: number): Place;
}

const pathKey = (path: Path) => path.map((step) => `${typeof step === 'number' ? '#' : '.'}${step}`).join('\n');

/** A text longer than this is not read again for slips. */
const MOST_MENDED = 300_000;
const MOST_SLIPS = 50;

/**
 * Reads YAML (or JSON) as plain data and nothing else: no tags, no anchors or aliases, no
 * duplicate keys, bounded size and depth. Where the syntax breaks, what was meant is looked for slip by slip, each one
 * fault, and the rest is read as if it had been written so.
 */
export function parseYaml(written: string, file: string): YamlSource {
  const text = written.replace(/^\ufeff/, '');
  const slips: Fault[] = [];
  const told = new Set<number>();
  let meant = text;
  let source = parseOnce(meant, file);
  const start = source;
  // Each slip reads the text once more, also one without a message of its own: their number is bounded, not that of messages alone.
  let rounds = 0;
  while ((source.errors.length > 0 || (slips.length === 0 && hasOddSpaces(meant))) && text.length <= MOST_MENDED) {
    const slip = rounds++ < MOST_SLIPS ? syntaxSlip(meant, source.errors) : undefined;
    if (!slip || slip.text === meant) break;
    const place = source.place(slip.at);
    if (slip.message !== '') slips.push({ file, place, message: slip.message, severity: 'error' });
    if (slip.alone) told.add(place.line);
    meant = slip.text;
    source = parseOnce(meant, file);
  }
  if (source.errors.length === 0)
    return { ...source, faults: [...slips, ...source.faults], told, broken: start.broken };
  // Faults after a slip may only follow from it: of these only the first is reported, and only on another line.
  const rest = syntaxFault(meant, source.errors[0]);
  const place = start.place(rest.at);
  const again = slips.some((slip) => slip.place?.line === place.line || slip.message.startsWith('a tab'));
  const faults: Fault[] = again ? slips : [...slips, { file, place, message: rest.message, severity: 'error' }];
  return { ...source, value: undefined, faults, readable: false };
}

interface ParsedOnce extends YamlSource {
  errors: Break[];
  place(offset: number): Place;
}

function parseOnce(text: string, file: string): ParsedOnce {
  const lines = new LineCounter();
  const errors: Break[] = [];
  const faults: Fault[] = [];
  let contents: Node | null = null;
  let index: Offsets | undefined;

  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return line === 0 ? { line: 1, column: 1 } : { line, column: col };
  };
  const fault = (message: string, offset = 0) =>
    faults.push({ file, place: place(offset), message, severity: 'error' });
  const lookUp = (kind: keyof Offsets, path: Path): number => {
    index ??= offsetsOf(contents);
    for (let length = path.length; length >= 0; length--) {
      const offset = index[length === path.length ? kind : 'values'].get(pathKey(path.slice(0, length)));
      if (offset !== undefined) return offset;
    }
    return 0;
  };
  const slip = (message: string, offset: number) => void (faults.length < MOST_FAULTS && fault(message, offset));
  const source = (value: unknown, readable = true): ParsedOnce => ({
    value,
    faults,
    readable,
    told: new Set(),
    broken: errors.length > 0,
    errors,
    place,
    placeOf: (path) => place(lookUp('values', path)),
    placeOfKey: (path) => place(lookUp('keys', path)),
    placeInText: (path, offset) => {
      const start = lookUp('values', path);
      const quote = text[start] === '"' || text[start] === "'" ? 1 : 0;
      return place(start + quote + offset);
    },
  });

  const bytes = text.length > LARGEST_BYTES ? text.length : new TextEncoder().encode(text).length;
  if (bytes > LARGEST_BYTES) {
    fault(`the file has ${bytes} bytes, expected at most ${LARGEST_BYTES}`);
    return source(undefined, false);
  }
  const composer = new Composer({
    lineCounter: lines,
    schema: 'core',
    version: '1.2',
    uniqueKeys: false,
    stringKeys: true,
    merge: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const documents: Document.Parsed[] = [];
  try {
    for (const document of composer.compose(syntaxOf(text, lines), true, text.length)) documents.push(document);
  } catch (error) {
    if (error instanceof Refusal) faults.push({ file, place: error.place, message: error.message, severity: 'error' });
    else if (error instanceof RangeError) fault(TOO_DEEP);
    else throw error;
    return source(undefined, false);
  }
  if (documents.length > 1) {
    fault('a second document begins, expected one', documents[1].range[0]);
    return source(undefined, false);
  }
  const [document] = documents;
  for (const { code, message, pos } of [...document.errors, ...document.warnings].slice(0, MOST_FAULTS)) {
    if (message.includes('call stack')) {
      fault(TOO_DEEP, pos[0]);
      return source(undefined, false);
    }
    errors.push({ code, message, at: pos[0] });
  }

  const plain = (node: Node | null | undefined, depth: number): unknown => {
    if (depth > DEEPEST) {
      fault(TOO_DEEP, node?.range?.[0]);
      return undefined;
    }
    if (isSeq(node)) {
      if (isInFlow(node)) node.items = [...joinedItems(node.items, text, slip)];
      return node.items.map((item) => plain(item as Node, depth + 1));
    }
    if (isMap(node)) {
      if (isInFlow(node)) node.items = joinedPairs(node.items, text, slip) as typeof node.items;
      return plainMap(node.items, depth);
    }
    return isScalar(node) ? node.value : undefined;
  };
  const plainMap = (items: { key: unknown; value: unknown }[], depth: number) => {
    const result: Record<string, unknown> = {};
    for (const { key, value } of items) {
      if (!isScalar(key)) continue;
      const name = String(key.value);
      const offset = key.range?.[0] ?? 0;
      if (name === '__proto__') fault('`__proto__` cannot be a name', offset);
      else if (Object.hasOwn(result, name)) fault(`${quoteName(name)} is there twice`, offset);
      else result[name] = plain(value as Node, depth + 1) ?? null;
    }
    return printable(result);
  };
  contents = document.contents as Node | null;
  const value = plain(contents, 0);
  return source(value, !faults.some(({ message }) => message === TOO_DEEP));
}

/** The same source, its places as a message has them. */
export const locatedIn = ({ value, placeOf, placeOfKey, placeInText }: YamlSource): Source => ({
  value,
  placeOf: (path) => ({ place: placeOf(path) }),
  placeOfKey: (path) => ({ place: placeOfKey(path) }),
  placeInText: (path, offset) => ({ place: placeInText(path, offset) }),
});

/** Where each key and value starts in the text, by path. */
interface Offsets {
  keys: Map<string, number>;
  values: Map<string, number>;
}

/** Made only when there is a fault to place. */
function offsetsOf(contents: Node | null): Offsets {
  const offsets: Offsets = { keys: new Map(), values: new Map() };
  const visit = (node: Node | null, path: Path) => {
    if (!node?.range || path.length > DEEPEST) return;
    offsets.values.set(pathKey(path), node.range[0]);
    if (isSeq(node)) node.items.forEach((item, i) => void visit(item as Node, [...path, i]));
    if (!isMap(node)) return;
    for (const { key, value } of node.items) {
      if (!isScalar(key)) continue;
      const inner = [...path, String(key.value)];
      offsets.keys.set(pathKey(inner), key.range?.[0] ?? 0);
      visit(value as Node | null, inner);
    }
  };
  visit(contents, []);
  return offsets;
}

/** Why a text is refused before it is composed. */
class Refusal extends Error {
  readonly place: Place;
  constructor(message: string, place: Place) {
    super(message);
    this.place = place;
  }
}

/**
 * The words of a text, each looked at: what the composer would recurse into, expand or run out of time on is refused.
 *
 * @throws Refusal
 */
function* vetted(text: string) {
  let line = 1;
  let column = 1;
  let count = 0;
  let brackets = 0;
  let indicators = 0;
  let previous = '';
  for (const token of new Lexer().lex(text)) {
    if (token === '{' || token === '[') brackets++;
    else if (token === '}' || token === ']') brackets--;
    else if (brackets === 0 && (token === '-' || token === '?' || token === ':')) indicators++;
    const message =
      ++count > MOST_TOKENS
        ? `more than ${MOST_TOKENS} words and signs, expected a smaller file`
        : brackets > DEEPEST || indicators > DEEPEST
          ? TOO_DEEP
          : previous === SCALAR
            ? undefined
            : notPlain(token);
    if (message) throw new Refusal(message, { line, column });
    const breaks = token.split('\n').length - 1;
    if (breaks > 0) {
      line += breaks;
      column = token.length - token.lastIndexOf('\n');
      indicators = 0;
    } else if (!CONTROL.has(token)) column += token.length;
    previous = token;
    yield token;
  }
}

/**
 * The syntax of a text. One that may have too many words is looked through first, since parsing it takes much longer.
 *
 * @throws Refusal
 */
function* syntaxOf(text: string, lines: LineCounter) {
  // A character can be a word, and have a mark of the lexer before it.
  if (2 * text.length > MOST_TOKENS) for (const _ of vetted(text));
  const parser = new Parser(lines.addNewLine);
  lines.addNewLine(0);
  for (const token of vetted(text)) yield* parser.next(token);
  yield* parser.end();
}

/** Marks of the lexer that stand for no text: document, flow error, scalar. */
const SCALAR = '\u001f';
const CONTROL = new Set(['\u0002', '\u0018', SCALAR]);

function notPlain(token: string): string | undefined {
  if (token[0] === '&' || token[0] === '*')
    return 'anchors (&) and aliases (*) are not read, expected the value itself: a text that begins so goes in double quotes';
  if (token[0] === '!')
    return `tag ${quoteName(token)} is not read, expected plain data: a text that begins so goes in double quotes`;
  return undefined;
}
