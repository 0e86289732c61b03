import { isMap, isScalar, isSeq, type Node, type Pair, Scalar } from 'yaml';
import { quoteName } from '../../numeric/nearest-name.ts';

/** Says what is wrong at an offset of the text. */
export type Report = (message: string, offset: number) => void;

interface Item {
  key: Scalar;
  value: Node | null;
}

const isPlain = (node: unknown): node is Scalar => isScalar(node) && node.type === Scalar.PLAIN;
const startOf = (node: Node): number => node.range?.[0] ?? 0;

/**
 * What commas cut in two inside braces: `because: it pays, and soon` is a text and a key without a value, `salience: 0,9` a
 * number and one. Each is one fault; the pairs are given back as they were meant.
 *
 * @param text of the file, for what stands between the pieces
 */
export function joinedPairs(items: readonly Pair[], text: string, report: Report): Pair[] {
  const joined: Pair[] = [];
  let reported: Node | undefined;
  for (const item of items) {
    const { key, value } = item as unknown as Item;
    const before = joined.at(-1) as unknown as Item | undefined;
    const cut =
      value === null && isPlain(key) && before !== undefined && isPlain(before.value) ? before.value : undefined;
    if (cut === undefined || !isPlain(key)) {
      joined.push(item);
      continue;
    }
    const name = quoteName(String(before?.key.value));
    const piece = String(key.source ?? key.value);
    const number = `${cut.source}.${piece}`;
    const grouped = /^[+-]?\d{1,3}(?:\.\d{3})+$/.test(cut.source ?? '');
    if (grouped && /^\d+$/.test(piece)) {
      const meant = `${cut.source?.replaceAll('.', '')}.${piece}`;
      report(
        `${name}: found ${quoteName(`${cut.source},${piece}`)}, a decimal comma, did you mean ${meant}?`,
        startOf(cut),
      );
      cut.value = Number(meant);
      cut.source = meant;
    } else if (typeof cut.value === 'number' && /^\d+$/.test(piece) && /^[+-]?\d+$/.test(cut.source ?? '')) {
      const thousands = /^\d{3}$/.test(piece) && /^[+-]?[1-9]\d{0,2}$/.test(cut.source ?? '');
      const meant = thousands ? `${cut.source}${piece}` : number;
      const said = thousands
        ? `a comma in a number, did you mean ${meant} or ${number}?`
        : `a decimal comma, did you mean ${number}?`;
      report(`${name}: found ${quoteName(`${cut.source},${piece}`)}, ${said}`, startOf(cut));
      cut.value = Number(meant);
      cut.source = meant;
    } else if (typeof cut.value === 'string' && !isKey(piece)) {
      if (reported !== cut) report(cutText(name, cut, text), startOf(cut));
      reported = cut;
      cut.value = `${cut.value}, ${piece}`;
    } else joined.push(item);
  }
  return joined;
}

/** A piece that is more likely a key than a part of a text. */
const isKey = (piece: string): boolean => /^(position|salience|capability|veto|because|source|name)\b/.test(piece);

function cutText(name: string, cut: Scalar, text: string): string {
  const start = String(cut.value).slice(0, 25);
  if (/^[“”„«»‘’]/.test(start))
    return `${name}: typographic quotes do not hold a text together, type straight ones: "..."`;
  const shown = JSON.stringify(`${start}${text[cut.range?.[1] ?? 0] ?? ','} ...`);
  return `${name}: a comma ends its text inside braces, put the text in double quotes: ${shown}`;
}

/**
 * The values of a list in brackets as they were meant: in `[20,5, 30,5]` a comma without a space behind it stands within a
 * number, and one with a space between two. A list of one kind of comma is read as it stands.
 */
export function joinedItems(items: readonly unknown[], text: string, report: Report): readonly unknown[] {
  if (items.length < 3 || !items.every((item) => isPlain(item) && typeof item.value === 'number')) return items;
  const numbers = items as Scalar[];
  const tight = numbers.map((item, i) => i > 0 && text.slice(numbers[i - 1].range?.[1], startOf(item)) === ',');
  if (!tight.includes(true) || !tight.slice(1).includes(false)) return items;
  const values: Scalar[] = [];
  for (const [i, item] of numbers.entries()) {
    const before = values.at(-1);
    const digits = /^\d+$/.test(item.source ?? '') && /^[+-]?\d+$/.test(before?.source ?? '');
    if (!tight[i]) values.push(item);
    else if (!before || !digits) return items;
    else values[values.length - 1] = decimal(before, item);
  }
  const meant = values.map((value) => value.source).join(', ');
  report(`found numbers with a decimal comma, did you mean [${meant}]?`, startOf(numbers[0]));
  return values;
}

function decimal(whole: Scalar, fraction: Scalar): Scalar {
  const source = `${whole.source}.${fraction.source}`;
  const joined = new Scalar(Number(source));
  return Object.assign(joined, { source, range: whole.range ?? null, type: Scalar.PLAIN });
}

/** Whether a node stands in braces or brackets. */
export const isInFlow = (node: unknown): boolean => (isMap(node) || isSeq(node)) && node.flow === true;
