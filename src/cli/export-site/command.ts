import { count } from '../../report/words/numbers.ts';
import { writeAtomically } from '../files.ts';
import { oneFile } from './one-file.ts';
import { builtPage, pageFiles } from './page-files.ts';
import { siteFiles } from './site-files.ts';
import { type Exported, exportedSituations } from './situations.ts';
import { writeSite } from './write-site.ts';

export interface ExportFlags {
  output: string;
  first?: string;
  ledger: boolean;
}

/**
 * `tightrope export-site`: the workbench with situations inside, as a folder for any web server, or as one HTML file.
 *
 * @param pages where the built page lies
 */
export async function exportSiteCommand(
  place: string,
  { output, first, ledger }: ExportFlags,
  pages = { site: builtPage('web'), pieces: builtPage('one-file') },
): Promise<void> {
  const isOneFile = /\.html?$/i.test(output);
  const page = await pageFiles(isOneFile ? pages.pieces : pages.site);
  const situations = await exportedSituations(place, { first, ledger }, (line) => console.error(line));
  if (isOneFile) {
    const html = oneFile(page, situations);
    await writeAtomically(output, html);
    console.error(
      `Wrote ${output}: ${contents(situations)}, ${megabytes(Buffer.byteLength(html))}. It opens in a browser from the disk, without a network.`,
    );
    return;
  }
  const files = siteFiles(page, situations);
  await writeSite(output, files);
  const size = [...files.values()].reduce((sum, bytes) => sum + bytes.length, 0);
  console.error(
    `Wrote ${output}: ${contents(situations)}, ${count(files.size)} files, ${megabytes(size)}. Any web server can serve it, from any folder.`,
  );
}

function contents(situations: readonly Exported[]): string {
  const ledgers = situations.filter(({ ledger }) => ledger !== undefined).length;
  const n = situations.length;
  return `${n === 1 ? 'one situation' : `${count(n)} situations`}${ledgers > 0 ? ` (${ledgers === 1 ? 'one ledger' : `${count(ledgers)} ledgers`} with ${ledgers === 1 ? 'it' : 'them'})` : ''}`;
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
