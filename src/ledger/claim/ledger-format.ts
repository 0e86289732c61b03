/** The version of the format of ledgers in JSON Lines that this program reads and writes. */
export const LEDGER_FORMAT = 1;

/**
 * The first line of a ledger in JSON Lines: which version of the format the lines after it are of. It is no entry and has no hash,
 * so the chain of hashes is the same with it and without. A ledger without the line, as people write it, is of format 1.
 */
export const LEDGER_HEADER = `{"entry":"ledger","format":${LEDGER_FORMAT}}`;

const HEADER = /^\ufeff?\s*\{\s*"entry"\s*:\s*"ledger"/;

/**
 * What is wrong with a line that says the format of a ledger.
 *
 * @returns undefined for any other line, and an empty text where nothing is wrong
 */
export function headerFault(line: string): string | undefined {
  if (!HEADER.test(line)) return undefined;
  let format: unknown;
  try {
    ({ format } = JSON.parse(line.replace(/^\ufeff/, '')) as { format?: unknown });
  } catch {
    return 'this line is not JSON';
  }
  if (format === LEDGER_FORMAT) return '';
  if (typeof format === 'number' && Number.isInteger(format) && format > LEDGER_FORMAT)
    return `format ${format} is newer than this Tightrope, which reads format ${LEDGER_FORMAT}: a newer Tightrope reads the ledger (npm install tightrope-forecast@latest)`;
  return `format: found ${JSON.stringify(format) ?? 'nothing'}, expected ${LEDGER_FORMAT}`;
}
