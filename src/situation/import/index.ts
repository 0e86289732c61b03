import { UsageError } from '../../numeric/errors.ts';
import { checkGivenText } from '../../numeric/given.ts';
import { type Fault, sortFaults, TooManyFaults } from '../fault.ts';
import { fileKind } from '../file-kind.ts';
import { FORMAT } from '../format.ts';
import type { Situation } from '../schema.ts';
import { type DateOrder, type Decimal, decodeText, delimiterOf, openTable } from '../table/index.ts';
import { writeSituation } from '../write.ts';
import { LARGEST_BYTES } from '../yaml-source.ts';
import { build } from './build.ts';
import { importDecide, isDecide } from './decide.ts';
import { type Choosing, Draft } from './draft.ts';
import { importFlatTable, isTableOfActors } from './flat-table.ts';
import { importKtabCsv } from './ktab-csv.ts';
import { importKtabXml } from './ktab-xml.ts';
import { modelNotes, type Origin } from './model-notes.ts';
import { importSpreadsheet } from './spreadsheet.ts';
import { tableRows } from './table.ts';

/**
 * The text of a situation file that was imported, with what its reader should know above it.
 *
 * @param notes those of the import
 */
export const importedText = (situation: Situation, notes: readonly string[]): string =>
  writeSituation({ format: FORMAT, ...situation }, [
    'yaml-language-server: $schema=situation.schema.json',
    'For completion in your editor: tightrope schema > situation.schema.json',
    ...notes,
  ]);

/** Programs whose settings can be written into the situation. */
export const LIKE = ['scholz'] as const;

export interface ImportOptions {
  /** What counts as full salience in a table of one row an actor: 1 by default, or 100. */
  salienceScale?: 1 | 100;
  /** What stands before the fraction of a number. By default the numbers tell; where they do not, it is a point. */
  decimal?: Decimal | undefined;
  /** The order of day, month and year; without it only dates with the year first are read. */
  dates?: DateOrder | undefined;
  /** Writes the settings that reproduce another program: `scholz` is Scholz's of Bueno de Mesquita's expected utility. */
  like?: (typeof LIKE)[number] | undefined;
  /** How messages say that one of these options is to be chosen: the flags of the command by default. */
  choose?: Choosing;
}

/** An imported situation with warnings, or everything that kept the file from being one. */
export interface ImportResult {
  situation?: Situation;
  faults: Fault[];
  /** Lines that a reader of the situation should find above it. */
  notes: string[];
  /** Issues whose scale the file does not state: theirs goes from the least to the greatest position. */
  guessedScales: string[];
}

/**
 * Imports a file of another tool; its contents say which: Decide's #A #P #M #D rows, KTAB's CSV or XML, a table Actor,
 * Capability, Position, Salience in CSV or .xlsx, or a workbook with the sheets actors, issues and stances.
 *
 * @param bytes the file's contents, at most 10 MB
 * @param file its name, for messages and the title
 * @returns the situation, or all faults of the file
 * @example
 * const { situation, faults } = await importFile(await readFile('gas.csv'), 'gas.csv');
 * if (situation) await writeFile('gas.yaml', writeSituation(situation));
 */
export async function importFile(bytes: Uint8Array, file: string, options: ImportOptions = {}): Promise<ImportResult> {
  if (!(bytes instanceof Uint8Array))
    throw new UsageError(
      'importFile: expected the bytes of a file, such as `readFileSync` returns them without an encoding',
    );
  checkGivenText(file, 'importFile', 'the name of the file, for messages');
  const draft = new Draft(file);
  draft.decimal = options.decimal;
  draft.dates = options.dates;
  if (options.choose) draft.choose = options.choose;
  if (options.like === 'scholz') draft.models['expected-utility'] = { ...SCHOLZ };
  let situation: Situation | undefined;
  try {
    if (bytes.length > LARGEST_BYTES) {
      draft.stop(`the file has ${bytes.length} bytes, expected at most ${LARGEST_BYTES}`, undefined);
    }
    const origin = importBytes(bytes, draft, options.salienceScale ?? 1);
    draft.notes.push(...modelNotes(origin, draft));
    situation = build(draft);
  } catch (error) {
    if (!(error instanceof TooManyFaults)) throw error;
  }
  const guessedScales = Object.entries(situation?.issues ?? {})
    .filter(([id, { name }]) => draft.guessedScales.has(name ?? id))
    .map(([id]) => id);
  const said = { faults: sortFaults(draft.faults), notes: draft.notes, guessedScales };
  return situation ? { situation, ...said } : said;
}

/** The settings under which ten rounds of Scholz's program come out the same; docs/models.md. */
const SCHOLZ = { denominator: 'scholz', choice: 'scholz', capitulation: false, rounds: 10, tolerance: 0 } as const;

/** Reads the file by its contents, and says what it comes from. */
function importBytes(bytes: Uint8Array, draft: Draft, salienceScale: number): Origin {
  const other = notImported(bytes);
  if (other !== undefined) draft.stop(other, undefined);
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    importSpreadsheet(bytes, draft, salienceScale);
    return 'table';
  }
  const decoded = decodeText(bytes);
  if (decoded === undefined) draft.stop('not a text, nor an .xlsx workbook', undefined);
  if (decoded.guessed) draft.warn('not UTF-8, read as Windows-1252 (Latin 1): look at the accents in names', undefined);
  return importText(decoded.text, draft, salienceScale);
}

function importText(text: string, draft: Draft, salienceScale: number): Origin {
  if (text.trimStart().startsWith('<')) {
    importKtabXml(text, draft);
    return 'ktab';
  }
  if (isDecide(text)) {
    importDecide(text, draft);
    return 'decide';
  }
  const start = text.slice(0, 100_000);
  const [top] = openTable(start).rows;
  if (top?.fault) draft.stop(`not a table: ${top.fault.message}`, { line: top.line, column: 1 });
  if (isCount(top?.cells[2]) && isCount(top?.cells[3])) {
    importKtabCsv(text, draft);
    return 'ktab';
  }
  const delimiter = flatDelimiter(start);
  if (delimiter === undefined) draft.stop(`the format is not known, expected ${KNOWN}`, { line: 1, column: 1 });
  importFlatTable(tableRows(text, draft, { delimiter }), draft, { issue: 'position', salienceScale });
  return 'table';
}

const KNOWN = "Decide's #A rows, KTAB's CSV or XML, Actor,Capability,Position,Salience, or an .xlsx workbook";

/** The delimiter by which one of the first rows has the headings of a table of actors; a title may stand above them. */
function flatDelimiter(start: string): string | undefined {
  const candidates = [delimiterOf(start), ';', '\t', ',', '|'];
  return candidates.find((delimiter) => {
    const rows = [...openTable(start, { delimiter }).rows].filter(({ fault }) => !fault);
    return isTableOfActors(rows.map(({ cells }) => ({ cells, where: () => undefined })));
  });
}

const isCount = (cell: string | undefined): boolean => /^\s*\d+\s*$/.test(cell ?? '');

/** What to do with a file of a kind that is known but not imported, in words; undefined for all others. */
function notImported(bytes: Uint8Array): string | undefined {
  const kind = fileKind(bytes);
  if (kind === undefined || kind === 'zip') return undefined;
  if (kind === 'an old Office file (.xls or .doc)') {
    return 'an old .xls workbook or .doc document, expected .xlsx: open it and save it as .xlsx';
  }
  return `${kind}, expected a table in .xlsx or CSV`;
}
