import { Enough, type Fault, sortFaults } from '../fault.ts';
import type { Situation } from '../schema.ts';
import { LARGEST_BYTES } from '../yaml-source.ts';
import { importDecide } from './decide.ts';
import { Draft } from './draft.ts';
import { importKtabCsv } from './ktab-csv.ts';
import { importKtabXml } from './ktab-xml.ts';
import { importPlainCsv } from './plain-csv.ts';
import { importSpreadsheet } from './spreadsheet.ts';

export interface ImportOptions {
  /** What counts as full salience in a plain CSV: 1 if left out, or 100. */
  salienceScale?: 1 | 100;
}

/** An imported situation with warnings, or everything that kept the file from being one. */
export interface ImportResult {
  situation?: Situation;
  faults: Fault[];
}

/**
 * Imports a file of another tool; its contents say which: Decide's #A #P #M #D rows, KTAB's CSV or
 * XML, an Actor,Capability,Position,Salience table, or a workbook with actors, issues and stances.
 *
 * @param bytes the file's contents, at most 10 MB
 * @param file its name, for messages and the title
 */
export async function importFile(bytes: Uint8Array, file: string, options: ImportOptions = {}): Promise<ImportResult> {
  const draft = new Draft(file);
  try {
    if (bytes.length > LARGEST_BYTES) {
      draft.fault(`the file has ${bytes.length} bytes, expected at most ${LARGEST_BYTES}`, undefined);
    } else if (bytes[0] === 0x50 && bytes[1] === 0x4b) await importSpreadsheet(bytes, draft);
    else importText(bytes, draft, options);
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
  }
  const situation = draft.build();
  return { ...(situation ? { situation } : {}), faults: sortFaults(draft.faults) };
}

function importText(bytes: Uint8Array, draft: Draft, { salienceScale = 1 }: ImportOptions): void {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return draft.fault('not a text in UTF-8, nor an .xlsx workbook', undefined);
  }
  const first = text.trimStart().split('\n', 1)[0];
  const cells = first.split(',').map((cell) => cell.trim().toLowerCase());
  if (first.startsWith('<')) importKtabXml(text, draft);
  else if (/^'?#[A-Z]/.test(first)) importDecide(text, draft);
  else if (cells.filter((cell) => ['actor', 'capability', 'position', 'salience'].includes(cell)).length >= 2) {
    importPlainCsv(text, draft, salienceScale);
  } else if (/^\d+$/.test(cells[2] ?? '') && /^\d+$/.test(cells[3] ?? '')) importKtabCsv(text, draft);
  else {
    const known = "Decide's #A rows, KTAB's CSV or XML, Actor,Capability,Position,Salience, or an .xlsx workbook";
    draft.fault(`the format is not known, expected ${known}`, { line: 1, column: 1 });
  }
}
