import { adler32 } from './adler32.ts';
import type { AllData, KeptData } from './all-data.ts';
import { unzipped } from './unzip.ts';

/** What a zip brings, with what is odd about it; or why nothing can be brought back. */
export type Brought =
  | { data: AllData; odd: string[]; refused?: undefined }
  | { data?: undefined; odd?: undefined; refused: string };

/** A situation larger than this cannot be read anyway. */
const LARGEST_SITUATION = 10_000_000;
const MOST_SITUATIONS = 2000;

/** Reads a zip of all data, or any zip with situations in it. @param pause lets the page breathe meanwhile */
export async function dataIn(bytes: Uint8Array, pause?: () => Promise<void>): Promise<Brought> {
  const { files, refused } = await unzipped(bytes, isOfUse, pause);
  if (!files) return { refused };
  const odd: string[] = [];
  const about = readAbout([...files].find(([path]) => /(^|\/)tightrope\.json$/.test(path)));
  const texts = new Map<string, string>();
  for (const [path, content] of files) {
    const name = path.slice(about.folder.length);
    const text = textOf(content);
    if (text === undefined) odd.push(`${path} is not a text in UTF-8, and was left out.`);
    else if (/\.ya?ml$/i.test(path) && content.length > LARGEST_SITUATION)
      odd.push(`${path} is larger than ${LARGEST_SITUATION} bytes, and was left out.`);
    else texts.set(path, text);
    const sum = about.sums.get(name);
    if (sum !== undefined && sum !== adler32(content)) odd.push(`${path} was changed since the zip was made.`);
  }
  for (const name of about.sums.keys())
    if (!files.has(about.folder + name)) odd.push(`${name} is missing from the zip.`);
  const situations = situationsIn(texts);
  if (situations.length === 0) return { refused: 'it holds no situation' };
  if (situations.length > MOST_SITUATIONS) return { refused: `it holds more than ${MOST_SITUATIONS} situations` };
  return { data: { situations, ledger: texts.get(`${about.folder}ledger.jsonl`), settings: about.settings }, odd };
}

const isOfUse = (path: string): boolean =>
  /\.(ya?ml|jsonl)$|(^|\/)tightrope\.json$/i.test(path) && !/(^|\/)(\.|__MACOSX\/)/.test(path);

/** Folders of our own zips, wherever they lie in it; else every YAML file is a situation. */
function situationsIn(texts: ReadonlyMap<string, string>): KeptData[] {
  const ours = [...texts.keys()].flatMap((path) => {
    const [, folder, file] = /^((?:.*\/)?situations\/[^/]+\/)([^/]+\.ya?ml)$/i.exec(path) ?? [];
    return folder === undefined ? [] : [{ path, folder, file }];
  });
  const named =
    ours.length > 0
      ? ours
      : [...texts.keys()]
          .filter((path) => /\.ya?ml$/i.test(path))
          .map((path) => ({ path, folder: undefined, file: path.slice(path.lastIndexOf('/') + 1) }));
  return named.map(({ path, folder, file }) => ({
    ...{ file, text: texts.get(path) ?? '' },
    ledger: folder === undefined ? undefined : texts.get(`${folder}ledger.jsonl`),
    versions: folder === undefined ? [] : versionsIn(texts, `${folder}versions/`),
  }));
}

function versionsIn(texts: ReadonlyMap<string, string>, folder: string): KeptData['versions'] {
  return [...texts]
    .filter(([path]) => path.startsWith(folder))
    .flatMap(([path, text]) => {
      const [, day, hours, minutes, seconds] =
        /(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d\.\d{3})Z\.ya?ml$/.exec(path.slice(folder.length)) ?? [];
      const at = Date.parse(`${day}T${hours}:${minutes}:${seconds}Z`);
      return Number.isNaN(at) ? [] : [{ at, text }];
    })
    .sort((a, b) => a.at - b.at);
}

interface About {
  /** The folder that the zip was packed in again, if any. */
  folder: string;
  settings: Map<string, string>;
  sums: Map<string, number>;
}

function readAbout(found: [path: string, content: Uint8Array] | undefined): About {
  const about: About = { folder: '', settings: new Map(), sums: new Map() };
  if (!found) return about;
  about.folder = found[0].slice(0, -'tightrope.json'.length);
  try {
    const { settings, sums } = JSON.parse(textOf(found[1]) ?? '');
    for (const [key, value] of Object.entries(settings ?? {}))
      if (/^tightrope-[a-z-]{1,40}$/.test(key) && typeof value === 'string' && value.length <= 200)
        about.settings.set(key, value);
    for (const [path, sum] of Object.entries(sums ?? {})) if (typeof sum === 'number') about.sums.set(path, sum);
  } catch {}
  return about;
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
