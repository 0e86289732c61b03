import { isMap, isScalar, isSeq, type Node, type Pair, parseDocument } from 'yaml';

/** The outermost value of a YAML text, which may have faults; null where there is none. */
export const rootOf = (text: string): Node | null =>
  parseDocument(text, { uniqueKeys: false, stringKeys: true, logLevel: 'silent' }).contents as Node | null;

/** The entry of a map or list one step along a path: the pair of a key, or the item of an index. */
export function entryAt(node: Node | null | undefined, step: string | number | undefined): Pair | Node | undefined {
  if (isMap(node)) return node.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(step));
  return isSeq(node) ? (node.items[Number(step)] as Node | undefined) : undefined;
}
