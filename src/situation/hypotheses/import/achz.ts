import { Gunzip } from 'fflate';
import { countOf } from '../../../numeric/count-of.ts';
import { dateOf, dayNumber, MS_A_DAY } from '../../../numeric/days.ts';
import { quoteName } from '../../../numeric/nearest-name.ts';
import { child, childText, type Element, parseXml } from '../../import/xml-tree.ts';
import { decodeText } from '../../table/index.ts';
import type { MatrixDraft } from './matrix-draft.ts';

/** A project that unpacks to more than this is refused. */
const LARGEST_UNPACKED = 30_000_000;
/** Bytes that are unpacked at once: at most a thousandfold comes out before the size is looked at again. */
const CHUNK = 4096;

class TooLarge extends Error {}

/** Reads a project of PARC's ACH program (.achz): XML in UTF-16, packed by gzip. */
export function importAchz(bytes: Uint8Array, draft: MatrixDraft): void {
  const unpacked = gunzip(bytes);
  if (typeof unpacked === 'string') return draft.fault(unpacked, undefined);
  const decoded = decodeText(unpacked);
  if (decoded === undefined)
    return draft.fault('packed by gzip, but its contents are not a text: not a project of ACH', undefined);
  importAchXml(decoded.text, draft);
}

function gunzip(bytes: Uint8Array): Uint8Array | string {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let ended = false;
  const stream = new Gunzip((chunk, final) => {
    size += chunk.length;
    if (size > LARGEST_UNPACKED) throw new TooLarge();
    chunks.push(chunk);
    ended ||= final;
  });
  try {
    for (let at = 0; at < bytes.length; at += CHUNK)
      stream.push(bytes.subarray(at, at + CHUNK), at + CHUNK >= bytes.length);
  } catch (error) {
    if (error instanceof TooLarge) return `unpacks to more than ${LARGEST_UNPACKED} bytes, expected a smaller project`;
    return 'cut off or damaged: it cannot be unpacked to its end, expected a whole .achz project';
  }
  // The length of what was packed stands in the last four bytes.
  const stated =
    bytes.length < 18 ? -1 : new DataView(bytes.buffer, bytes.byteOffset).getUint32(bytes.length - 4, true);
  if (!ended || stated !== size % 2 ** 32)
    return 'cut off or damaged: it cannot be unpacked to its end, expected a whole .achz project';
  const all = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

/** Reads the XML of such a project. */
export function importAchXml(text: string, draft: MatrixDraft): void {
  const root = parseXml(text, (message, place) => draft.fault(message, place));
  if (!root) return;
  const matrix = find(root, 'MATRIX');
  if (!matrix) return draft.fault(`found <${root.name}> without a <MATRIX>, expected a project of ACH`, root.place);
  const title = find(root, 'PROJECT-TITLE')?.text.trim();
  if (title) draft.title = title.slice(0, 500);
  const ids = matrix.children
    .filter(({ name }) => name === 'HYPOTHESIS')
    .flatMap((element) => {
      const name = childText(element, 'NAME') || element.text.trim();
      if (draft.explanations.has(name)) {
        draft.fault(`two hypotheses have the name ${quoteName(name)}, expected one`, element.place);
        return [];
      }
      return [draft.explanation(name, element.place)];
    });
  if (ids.length === 0) draft.fault('no <HYPOTHESIS> in the matrix, expected at least one', matrix.place);
  const doubted: string[] = [];
  for (const element of matrix.children) {
    if (element.name !== 'EVIDENCE') continue;
    const name = childText(element, 'NAME');
    const item = draft.item(name, element.place, { fresh: true });
    if (!item) continue;
    const date = dayIn(childText(element, 'DATE'));
    if (date !== undefined) item.date = date;
    const credibility = childText(element, 'CREDIBILITY');
    if (/^low$/i.test(credibility)) doubted.push(name);
    const link = childText(element, 'LINK');
    if (link) item.link = link.slice(0, 2000);
    const facts = [
      ['Type', childText(element, 'TYPE')],
      ['Code', childText(element, 'CODE')],
      ['Credibility', credibility],
      ['Flag', /^(true|yes|1)$/i.test(childText(element, 'FLAG')) ? 'yes' : ''],
    ].flatMap(([key, value]) => (value ? [`${key}: ${value}`] : []));
    const note = [childText(element, 'NOTES'), ...facts].filter(Boolean).join('\n');
    if (note) item.note = note.slice(0, 20_000);
    const values = element.children.filter((one) => one.name === 'VALUES').flatMap(marksIn);
    const where = child(element, 'VALUES')?.place ?? element.place;
    if (values.length !== ids.length) {
      draft.fault(
        `${quoteName(name)} has ${countOf(values.length, 'value')}, expected ${ids.length}, one for each hypothesis`,
        where,
      );
      continue;
    }
    values.forEach((value, k) => {
      const judged = draft.judgement(value, where);
      const id = ids[k];
      if (judged !== undefined && id !== undefined) item.likelihood[id] = judged;
    });
  }
  if (doubted.length > 0) {
    const names = doubted.slice(0, 3).map(quoteName).join(', ');
    const message = `low credibility of ${names}${doubted.length > 3 ? ` and ${doubted.length - 3} more` : ''} is kept in the notes alone: give such an item a \`rating\`, such as D3`;
    draft.fault(message, undefined, 'warning');
  }
}

/** The first element of a name, wherever it stands. */
function find(element: Element, name: string): Element | undefined {
  if (element.name === name) return element;
  for (const inner of element.children) {
    const found = find(inner, name);
    if (found) return found;
  }
  return undefined;
}

/** The marks of an item: an element each, or one text with spaces between them. */
function marksIn({ text, children }: Element): string[] {
  if (children.length > 0) return children.map((inner) => inner.text.trim());
  return text.split(/[\s,;|]+/).filter((mark) => mark !== '');
}

/** The day of a moment in milliseconds since 1970. */
function dayIn(text: string): string | undefined {
  if (!/^-?\d{1,15}$/.test(text)) return undefined;
  const day = Math.floor(Number(text) / MS_A_DAY);
  return day >= dayNumber(1000) && day < dayNumber(9999) ? dateOf(day) : undefined;
}
