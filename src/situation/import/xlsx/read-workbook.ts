import { attribute, parsePart, relationsIn, sharedStringsIn, stylesIn } from './parse-parts.ts';
import { readSheet, type Sheet } from './read-sheet.ts';
import { unpack, WorkbookFault } from './unpack.ts';

/**
 * The sheets of an .xlsx workbook that are not hidden (ECMA-376, part 1, chapter 18). Our own, on fflate and saxes: what
 * reads a sheet into a full grid takes gigabytes for one cell far out, and says nothing of percent and dates.
 *
 * @param bytes the file's contents
 * @throws WorkbookFault if it is not one, or larger than a situation can be
 */
export function readWorkbook(bytes: Uint8Array): Sheet[] {
  const { names, read } = unpack(bytes);
  const part = (name: string): string => {
    const xml = read(name);
    if (xml === undefined) throw new WorkbookFault(`not a readable .xlsx workbook: ${name} is missing`);
    return xml;
  };
  const book = names.has('_rels/.rels') ? bookIn(part('_rels/.rels')) : 'xl/workbook.xml';
  if (!names.has(book)) throw new WorkbookFault(otherKind(names));
  const folder = book.slice(0, book.lastIndexOf('/') + 1);
  const relationsName = `${folder}_rels/${book.slice(folder.length)}.rels`;
  const relations = relationsIn(part(relationsName), relationsName);
  const nameOfType = (type: string): string | undefined => {
    const found = [...relations.values()].find((relation) => relation.type.endsWith(`/${type}`));
    return found && pathFrom(folder, found.target);
  };
  const optional = <T>(name: string | undefined, of: (xml: string, name: string) => T[]): T[] =>
    name !== undefined && names.has(name) ? of(part(name), name) : [];
  const texts = optional(nameOfType('sharedStrings') ?? `${folder}sharedStrings.xml`, sharedStringsIn);
  const styles = optional(nameOfType('styles') ?? `${folder}styles.xml`, stylesIn);
  const { sheets, from1904 } = sheetsIn(part(book), book);
  return sheets.map(({ name, relation }) => {
    const target = relations.get(relation)?.target;
    if (target === undefined) throw new WorkbookFault(`not a readable .xlsx workbook: sheet ${name} is missing`);
    const path = pathFrom(folder, target);
    return readSheet(part(path), { name, path, texts, styles, from1904 });
  });
}

function bookIn(xml: string): string {
  const relations = [...relationsIn(xml, '_rels/.rels').values()];
  const found = relations.find(({ type }) => type.endsWith('/officeDocument'));
  return pathFrom('', found?.target ?? 'xl/workbook.xml');
}

/** Where a relation leads: from the archive's root, or from the folder of the part that states it. */
function pathFrom(folder: string, target: string): string {
  const parts: string[] = [];
  for (const step of (target.startsWith('/') ? target.slice(1) : folder + target).split('/')) {
    if (step === '..') parts.pop();
    else if (step !== '.' && step !== '') parts.push(step);
  }
  return parts.join('/');
}

function sheetsIn(xml: string, book: string) {
  const sheets: { name: string; relation: string }[] = [];
  let from1904 = false;
  parsePart(xml, book, {
    open: (tag, attributes) => {
      if (tag === 'workbookPr') from1904 = ['1', 'true'].includes(attributes.date1904 ?? '');
      if (tag !== 'sheet' || /hidden/i.test(attributes.state ?? '')) return;
      sheets.push({ name: attributes.name ?? '', relation: attribute(attributes, 'id') ?? '' });
    },
  });
  return { sheets, from1904 };
}

/** What an archive is that is not a workbook, and what to do with it. */
function otherKind(names: ReadonlySet<string>): string {
  const expected = 'expected an .xlsx workbook';
  if (names.has('word/document.xml')) return `a Word document, ${expected}: copy its table into a spreadsheet`;
  if (names.has('ppt/presentation.xml')) return `a PowerPoint file, ${expected}`;
  if (names.has('xl/workbook.bin')) return `an .xlsb workbook, ${expected}: save it as .xlsx`;
  if (names.has('mimetype') && names.has('content.xml')) {
    return `an OpenDocument file such as .ods, ${expected}: save it as .xlsx`;
  }
  return names.has('Index/Document.iwa')
    ? `a Numbers file, ${expected}: export it as .xlsx`
    : 'not a readable .xlsx workbook';
}
