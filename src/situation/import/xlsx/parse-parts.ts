import { SaxesParser } from 'saxes';
import { WorkbookFault } from './unpack.ts';

type Attributes = Record<string, string>;

interface Handlers {
  open?(name: string, attributes: Attributes): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** The sign that parts are fed in, so that a fault early in a large one ends the reading early. */
const CHUNK = 1_000_000;

/**
 * Goes through one part of a workbook, element by element; names come without their prefixes.
 *
 * @throws WorkbookFault where it is not plain XML
 */
export function parsePart(xml: string, name: string, { open, text, close }: Handlers): void {
  const parser = new SaxesParser();
  const local = (full: string) => full.slice(full.indexOf(':') + 1);
  const fail = () => {
    throw new WorkbookFault(`not a readable .xlsx workbook: ${name} is not plain XML`);
  };
  parser.on('doctype', fail);
  parser.on('error', fail);
  if (open) parser.on('opentag', (tag) => open(local(tag.name), tag.attributes as Attributes));
  if (text) parser.on('text', text);
  if (close) parser.on('closetag', (tag) => close(local(tag.name)));
  for (let at = 0; at < xml.length; at += CHUNK) parser.write(xml.slice(at, at + CHUNK));
  parser.close();
}

/** An attribute by its name without a prefix: `r:id` is `id`. */
export const attribute = (attributes: Attributes, name: string): string | undefined =>
  Object.entries(attributes).find(([key]) => key === name || key.endsWith(`:${name}`))?.[1];

/** Where each relation of a part leads, by its id. */
export function relationsIn(xml: string, name: string): Map<string, { target: string; type: string }> {
  const found = new Map<string, { target: string; type: string }>();
  parsePart(xml, name, {
    open: (tag, { Id, Target, Type }) => {
      if (tag === 'Relationship' && Id !== undefined) found.set(Id, { target: Target ?? '', type: Type ?? '' });
    },
  });
  return found;
}

/** The texts that cells share, in order; readings of Japanese names in small letters left out. */
export function sharedStringsIn(xml: string, name: string): string[] {
  const texts: string[] = [];
  let inText = false;
  let reading = false;
  parsePart(xml, name, {
    open: (tag) => {
      if (tag === 'si') texts.push('');
      if (tag === 'rPh') reading = true;
      inText = tag === 't' && !reading;
    },
    text: (part) => {
      if (inText && texts.length > 0) texts[texts.length - 1] += part;
    },
    close: (tag) => {
      inText = false;
      if (tag === 'rPh') reading = false;
    },
  });
  return texts;
}

/** What a style shows a number as. */
export type Shown = 'number' | 'percent' | 'date';

/** What each style of cells shows numbers as, by its index. */
export function stylesIn(xml: string, name: string): Shown[] {
  const formats = new Map<number, string>();
  const styles: number[] = [];
  let inCells = false;
  parsePart(xml, name, {
    open: (tag, attributes) => {
      if (tag === 'numFmt') formats.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      if (tag === 'cellXfs') inCells = true;
      if (tag === 'xf' && inCells) styles.push(Number(attributes.numFmtId ?? 0));
    },
    close: (tag) => {
      if (tag === 'cellXfs') inCells = false;
    },
  });
  return styles.map((id) => shownBy(id, formats.get(id)));
}

/** By the built-in number of a format, or its code without quoted texts and [conditions]. */
function shownBy(id: number, code: string | undefined): Shown {
  if (code !== undefined) {
    const plain = code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '');
    if (plain.includes('%')) return 'percent';
    return /[dmyhs]/i.test(plain.replace(/general/gi, '')) ? 'date' : 'number';
  }
  if (id === 9 || id === 10) return 'percent';
  const dates = (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
  return dates ? 'date' : 'number';
}
