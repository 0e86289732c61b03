import { isMap, isPair, isSeq, type Node } from 'yaml';
import { entryAt, rootOf } from '../edit/entry-at.ts';
import type { Patch } from '../edit/patch.ts';
import { isMap as isPlainMap } from '../plain-map.ts';
import type { Migration } from './migration.ts';

/**
 * Before a situation could name its ledger and its events, `outside:` held the classes themselves, by outcome; now they stand below
 * `outside.classes`.
 */
export const outsideClasses: Migration = {
  from: 0,
  says: 'the reference classes of each outcome stand below `outside.classes`',
  at: ['outside'],
  concerns(value) {
    const outside = isPlainMap(value) && Object.hasOwn(value, 'outside') ? value.outside : undefined;
    if (!isPlainMap(outside)) return false;
    const entries = Object.values(outside);
    return entries.length > 0 && entries.every((entry) => Array.isArray(entry));
  },
  patches(text) {
    const pair = entryAt(rootOf(text), 'outside');
    const map = isPair(pair) ? (pair.value as Node | null) : null;
    if (!isPair(pair) || !isMap(map) || !map.range) return [];
    const [from, to] = map.range;
    // A text in JSON has its keys in quotes.
    const key = text[((pair.key as Node).range as number[])[0]] === '"' ? '"classes"' : 'classes';
    if (map.flow)
      return [
        { from, to: from, text: `{ ${key}: ` },
        { from: to, to, text: ' }' },
      ];
    const deeper = linesOf(text, from, lastOf(map)).map((at): Patch => ({ from: at, to: at, text: '  ' }));
    return [head(text, from), ...deeper];
  },
};

/** The line `classes:`, before the first entry of a block, as far in as that entry. */
function head(text: string, first: number): Patch {
  const line = lineOf(text, first);
  return { from: line, to: line, text: `${text.slice(line, first)}classes:\n` };
}

const lineOf = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;

/** The beginnings of all lines of a block that have something in them, comments too. */
function linesOf(text: string, first: number, last: number): number[] {
  const found: number[] = [];
  for (let at = lineOf(text, first); at < last; at = text.indexOf('\n', at) + 1) {
    if (!/^[ \t]*\r?\n/.test(text.slice(at, at + 1000))) found.push(at);
    if (text.indexOf('\n', at) < 0) break;
  }
  return found;
}

/** Where the last thing in a block ends. */
function lastOf(node: Node): number {
  if (isMap(node) && !node.flow && node.items.length > 0) {
    const { key, value } = node.items[node.items.length - 1];
    return lastOf((value ?? key) as Node);
  }
  if (isSeq(node) && !node.flow && node.items.length > 0) return lastOf(node.items[node.items.length - 1] as Node);
  return node.range?.[1] ?? 0;
}
