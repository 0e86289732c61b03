import { stat } from 'node:fs/promises';
import { UsageError } from '../../numeric/errors.ts';
import { decode, readInput } from '../files.ts';
import { entryTexts } from '../ledger/export.ts';
import { withLedger } from '../ledger/open.ts';

/** What a browser reads without a pause, bytes. */
const LARGEST = 20_000_000;

/** A ledger as JSON Lines: of a file, or of the folder of a database. @throws UsageError if it cannot be read */
export async function ledgerText(place: string): Promise<string> {
  if ((await stat(place)).isFile()) return decode(await readInput(place, LARGEST), place);
  return withLedger({ ledger: place }, async (ledger) => {
    let text = '';
    for await (const lines of entryTexts(ledger)) {
      text += lines;
      if (text.length > LARGEST) throw new UsageError(`it has more than ${LARGEST} bytes`);
    }
    return text;
  });
}
