import { isMap, isNode, isPair, isScalar, isSeq, type Node, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import { UsageError } from '../../numeric/errors.ts';
import type { Path } from '../source.ts';
import { entryAt, rootOf } from './entry-at.ts';
import { difference, type Patch, patched } from './patch.ts';
import { inBlock, writtenInFlow } from './written-value.ts';

/** A change of a text by the path of what is changed: keys of maps and indices of lists, from the outside in. */
export type Edit =
  /** Puts a value there, in place of another one or as a new last entry of the map or list around it. Maps on the way are made. */
  | { at: Path; put: unknown }
  | { at: Path; remove: true }
  /** Gives a key another name. */
  | { at: Path; rename: string };

/**
 * The patches that make some edits of a YAML text. All else in the text stays as it is, comments and layout too: a number in
 * another number's place changes one line.
 *
 * @param edits each one is made in the text that those before it leave
 * @returns patches of the text as it is given, which do not overlap
 * @throws UsageError if a path leads through what is no map or list, or if there is nothing to remove or rename
 * @example patched(text, editText(text, [{ at: ['actors', 'minsk', 'capability', 'mode'], put: 35 }]))
 */
export function editText(text: string, edits: readonly Edit[]): Patch[] {
  if (edits.length === 1) return patchesOf(text, edits[0]);
  let now = text;
  for (const edit of edits) now = patched(now, patchesOf(now, edit));
  const whole = difference(text, now);
  return whole ? [whole] : [];
}

function patchesOf(text: string, edit: Edit): Patch[] {
  const root = rootOf(text);
  if ('rename' in edit) return rename(root, edit.at, edit.rename);
  if ('remove' in edit) return remove(text, root, edit.at);
  return put(text, root, edit.at, edit.put);
}

/** The node at a path, or how far the text goes along it. */
function find(root: Node | null, path: Path): { node: Node | null; parents: Node[]; depth: number } {
  const parents: Node[] = [];
  let node = root;
  for (let depth = 0; depth < path.length; depth++) {
    const next = entryAt(node, path[depth]);
    if (next === undefined) return { node, parents, depth };
    parents.push(node as Node);
    node = isPair(next) ? ((next.value as Node | null) ?? null) : (next as Node);
  }
  return { node, parents, depth: path.length };
}

const named = (path: Path) => `\`${path.join('.')}\``;

function put(text: string, root: Node | null, path: Path, value: unknown): Patch[] {
  const { node, parents, depth } = find(root, path);
  if (depth === path.length) return replace(text, node, parents.at(-1), path, value);
  // What is not there yet: the rest of the path as maps around the value.
  const rest = path.slice(depth + 1).reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
  if (isMap(node)) return [addPair(text, node, String(path[depth]), rest)];
  if (isSeq(node) && Number(path[depth]) === node.items.length) return [addItem(text, node, rest)];
  const empty = node === null || (isScalar(node) && node.value === null);
  if (!empty) throw new UsageError(`${named(path.slice(0, depth))} has no entries, expected a map or a list`);
  return replace(text, node, parents.at(-1), path.slice(0, depth), { [path[depth]]: rest });
}

/** Another value at a place. Where both are maps of the same keys, only what is different is written. */
function replace(text: string, node: Node | null, parent: Node | undefined, path: Path, value: unknown): Patch[] {
  if (isMap(node) && isPlainMap(value)) {
    const keys = node.items.map((pair) => String((pair.key as { value?: unknown }).value));
    if (keys.length === Object.keys(value).length && keys.every((key) => Object.hasOwn(value, key)))
      return node.items.flatMap((pair, k) =>
        replace(text, pair.value as Node | null, node, [...path, keys[k]], value[keys[k]]),
      );
  }
  if (isScalar(node) && node.range && node.value === value) return [];
  const flow = isInFlow(parent);
  if (node?.range && node.range[1] > node.range[0]) {
    const isBlock = (isMap(node) || isSeq(node)) && !node.flow;
    const key = keyOf(parent, path);
    // A block begins on the line after its key: what comes in its place may stand beside the key.
    if (isBlock && key?.range && !flow) {
      const from = text.indexOf(':', key.range[1]) + 1;
      return [{ from, to: endOf(text, node), text: inBlock(value, columnOf(text, key.range[0]), ' ') }];
    }
    if (isBlock || (isScalar(node) && (node.type === 'BLOCK_FOLDED' || node.type === 'BLOCK_LITERAL')))
      return [{ from: node.range[0], to: endOf(text, node), text: writtenInFlow(value) }];
    return [{ from: node.range[0], to: node.range[1], text: writtenInFlow(value) }];
  }
  // `key:` without a value.
  const key = keyOf(parent, path);
  if (!key?.range) return [{ from: 0, to: 0, text: `${inBlock(value, 0, '').replace(/^\n/, '')}\n` }];
  const colon = text.indexOf(':', key.range[1]) + 1;
  return [
    {
      from: colon,
      to: colon,
      text: flow ? ` ${writtenInFlow(value)}` : inBlock(value, columnOf(text, key.range[0]), ' '),
    },
  ];
}

const isPlainMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The key that a path ends with in the map around it. */
const keyOf = (parent: Node | undefined, path: Path): Node | undefined => {
  const entry = isMap(parent) ? entryAt(parent, path.at(-1)) : undefined;
  return isPair(entry) ? (entry.key as Node) : undefined;
};

const isInFlow = (node: Node | undefined): boolean => (isMap(node) || isSeq(node)) && node.flow === true;

function addPair(text: string, map: YAMLMap, key: string, value: unknown): Patch {
  const pairs = map.items.filter((pair) => isNode(pair.key) && pair.key.range);
  const last = pairs.at(-1);
  if (map.flow) {
    const end = (map.range?.[1] ?? 0) - 1;
    const at = last ? lastEnd(last) : end;
    return {
      from: at,
      to: last ? at : end,
      text: `${last ? ', ' : ' '}${writtenInFlow(key)}: ${writtenInFlow(value)}${last ? '' : ' '}`,
    };
  }
  if (!last) throw new UsageError('the map around it is empty, expected an entry to write it after');
  const indent = columnOf(text, ((last.key as Node).range as number[])[0]);
  const at = endOfLine(text, lastEnd(last));
  const breaks = at > 0 && text[at - 1] === '\n' ? '' : '\n';
  const line = `${' '.repeat(indent)}${writtenInFlow(key)}:${inBlock(value, indent, ' ')}`;
  return { from: at, to: at, text: `${breaks}${line}\n` };
}

function addItem(text: string, list: YAMLSeq, value: unknown): Patch {
  const last = list.items.at(-1) as Node | undefined;
  if (list.flow || !last?.range) {
    const end = (list.range?.[1] ?? 0) - 1;
    const at = last?.range ? last.range[1] : end;
    return { from: at, to: at, text: `${last ? ', ' : ''}${writtenInFlow(value)}` };
  }
  const indent = columnOf(text, (list.range as number[])[0]);
  const at = endOfLine(text, last.range[1]);
  const breaks = at > 0 && text[at - 1] === '\n' ? '' : '\n';
  const inner = inBlock(value, indent, '').replace(/^\n +/, '');
  return { from: at, to: at, text: `${breaks}${' '.repeat(indent)}- ${inner}\n` };
}

function remove(text: string, root: Node | null, path: Path): Patch[] {
  const { parents, depth } = find(root, path);
  const parent = parents.at(-1);
  if (depth < path.length || parent === undefined) throw new UsageError(`there is no ${named(path)} to remove`);
  const items = (parent as YAMLMap | YAMLSeq).items as (Pair | Node)[];
  const index = items.indexOf(entryAt(parent, path.at(-1)) as Pair | Node);
  // A map without entries would be nothing at all: it goes with its last one.
  if (items.length === 1 && path.length > 1 && !isInFlow(parent)) return remove(text, root, path.slice(0, -1));
  const from = startOf(items[index]);
  const to = lastEnd(items[index]);
  if (isInFlow(parent)) {
    if (index + 1 < items.length) return [{ from, to: startOf(items[index + 1]), text: '' }];
    return [{ from: index > 0 ? lastEnd(items[index - 1]) : from, to, text: '' }];
  }
  const begins = (k: number) => (isSeq(parent) ? dashOf(text, parent, k) : startOf(items[k]));
  const begin = begins(index);
  const line = text.lastIndexOf('\n', begin - 1) + 1;
  // The first entry inside a list's item stands on the line of that list's dash, which stays.
  if (text.slice(line, begin).trim() !== '' && index + 1 < items.length)
    return [{ from: begin, to: begins(index + 1), text: '' }];
  return [{ from: line, to: endOfLine(text, to), text: '' }];
}

/** Where the dash of a block list's item stands. */
function dashOf(text: string, list: YAMLSeq, index: number): number {
  const first = (list.range as number[])[0];
  if (index === 0) return first;
  const dash = `${' '.repeat(columnOf(text, first))}-`;
  let line = endOfLine(text, lastEnd(list.items[index - 1] as Node));
  while (line < text.length && !text.startsWith(dash, line)) line = endOfLine(text, line + 1);
  return line + dash.length - 1;
}

function rename(root: Node | null, path: Path, name: string): Patch[] {
  const { parents, depth } = find(root, path);
  const parent = parents.at(-1);
  const key = depth === path.length ? keyOf(parent, path) : undefined;
  if (!key?.range) throw new UsageError(`there is no ${named(path)} to rename`);
  return [{ from: key.range[0], to: key.range[1], text: writtenInFlow(name) }];
}

const startOf = (item: Pair | Node): number => ((isPair(item) ? (item.key as Node) : item).range as number[])[0];

/** Where the last thing that an entry says ends. */
function lastEnd(item: Pair | Node): number {
  const node = (isPair(item) ? (item.value ?? item.key) : item) as Node;
  if ((isMap(node) || isSeq(node)) && !node.flow && node.items.length > 0)
    return lastEnd(node.items.at(-1) as Pair | Node);
  const [, end] = node.range as [number, number, number];
  return isPair(item) ? Math.max(end, ((item.key as Node).range as number[])[1]) : end;
}

/** The end of a node without the break after it. */
function endOf(text: string, node: Node): number {
  let end = lastEnd(node);
  while (end > 0 && (text[end - 1] === '\n' || text[end - 1] === '\r')) end--;
  return end;
}

/** Behind the break that ends the line of a place; the place itself where it begins a line. */
function endOfLine(text: string, at: number): number {
  if (at > 0 && text[at - 1] === '\n') return at;
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
}

const columnOf = (text: string, at: number): number => at - (text.lastIndexOf('\n', at - 1) + 1);
