import { strToU8, zipSync } from 'fflate';
import { adler32 } from './adler32.ts';
import type { AllData } from './all-data.ts';

const READ_ME = `All data of Tightrope's workbench.

situations/NAME/NAME.yaml            a situation
situations/NAME/ledger.jsonl         its ledger, if it has one
situations/NAME/versions/WHEN.yaml   what it was before
ledger.jsonl                         the ledger of a folder
tightrope.json                       settings, and sums that tell files that were changed

"All my data" in the workbench brings it back, as copies. "tightrope forecast" reads the situations,
"tightrope ledger import" the ledgers. What experts answered before all have answered stays sealed in the browser.
`;

/** All data as one zip, with names that a person and the command can use. */
export function zipOf({ situations, ledger, settings }: AllData, now: Date): Uint8Array {
  const files = new Map<string, Uint8Array>();
  const folders = new Set<string>();
  for (const { file, text, ledger, versions } of situations) {
    const folder = `situations/${freeName(file, folders)}`;
    files.set(`${folder}/${plain(file.slice(file.lastIndexOf('/') + 1))}.yaml`, strToU8(text));
    if (ledger !== undefined) files.set(`${folder}/ledger.jsonl`, strToU8(ledger));
    for (const { at, text } of versions)
      files.set(`${folder}/versions/${new Date(at).toISOString().replaceAll(':', '-')}.yaml`, strToU8(text));
  }
  if (ledger !== undefined) files.set('ledger.jsonl', strToU8(ledger));
  const about = {
    ...{ tightrope: 1, made: now.toISOString(), settings: Object.fromEntries(settings) },
    sums: Object.fromEntries([...files].map(([path, bytes]) => [path, adler32(bytes)])),
  };
  const first = { 'README.txt': strToU8(READ_ME), 'tightrope.json': strToU8(JSON.stringify(about, null, 1)) };
  return zipSync({ ...first, ...Object.fromEntries(files) }, { mtime: now });
}

/** A name of a folder that no other situation has, in any spelling of a file system. */
function freeName(file: string, taken: Set<string>): string {
  const name = plain(file.replaceAll('/', '-'));
  for (let k = 1; ; k++) {
    const free = k === 1 ? name : `${name}-${k}`;
    if (taken.has(free.toLowerCase())) continue;
    taken.add(free.toLowerCase());
    return free;
  }
}

/** The name without its ending, and without signs that some file system refuses. */
const plain = (file: string): string =>
  file
    .replace(/\.ya?ml$/i, '')
    .replace(/[^\p{L}\p{N} ()_-]+/gu, '-')
    .replace(/^[- ]+|[- ]+$/g, '')
    .slice(0, 80) || 'situation';
