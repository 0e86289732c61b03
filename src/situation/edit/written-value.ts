import { Document, isMap, isScalar, isSeq, type Node, stringify } from 'yaml';

/** A map of numbers or a list of them is written on one line if it is no longer than this. */
const LINE = 100;

/** A value on one line, as it may stand within `{ }` and `[ ]` and anywhere else. */
export function writtenInFlow(value: unknown): string {
  if (value === undefined || value === null) return 'null';
  const written = stringify([value], { collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: false });
  const inner = within(written);
  return isObject(value) && !Array.isArray(value) && inner !== '{}' ? `{ ${within(inner)} }` : inner;
}

/** What stands between brackets. Only the spaces of the layout go: others may be the value's own. */
const within = (written: string) => written.replace(/^[[{][ \n]*|[ \n]*[\]}]\n?$/g, '');

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/**
 * A value after a key and its colon: beside it if it fits there, else on lines of its own below it, two columns further in.
 *
 * @param indent column of the key
 * @param beside what comes between the colon and a value on the same line
 */
export function inBlock(value: unknown, indent: number, beside: string): string {
  if (!isObject(value) || Object.keys(value).length === 0 || isFlat(value)) return beside + writtenInFlow(value);
  const document = new Document(value, { aliasDuplicateObjects: false });
  flatInside(document.contents as Node);
  const lines = document.toString({ lineWidth: 0, flowCollectionPadding: true }).trimEnd().split('\n');
  return lines.map((line) => `\n${line === '' ? '' : ' '.repeat(indent + 2) + line}`).join('');
}

/** Whether a map or list holds single values alone, and is short. */
const isFlat = (value: object): boolean =>
  Object.values(value).every((one) => !isObject(one) && String(one).length < 40) && writtenInFlow(value).length <= LINE;

function flatInside(node: Node): void {
  if (!isMap(node) && !isSeq(node)) return;
  for (const item of node.items as unknown[]) {
    const inner = isMap(node) ? (item as { value: Node | null }).value : (item as Node);
    if (!isMap(inner) && !isSeq(inner)) continue;
    const parts = inner.items.map((one) => (isMap(inner) ? (one as { value: Node | null }).value : (one as Node)));
    const flat = parts.every((part) => isScalar(part) && typeof part.value !== 'string');
    if (flat && writtenInFlow(inner.toJSON()).length <= LINE) inner.flow = true;
    else flatInside(inner);
  }
}
