import { markup } from '../../report/page/markup.ts';
import { type CarriedSituation, LIST_META } from '../../report/site/carried.ts';
import { contentHash } from './content-hash.ts';
import type { Exported } from './situations.ts';

/**
 * The files of a site: those of the page, with the situations beside it. Their names carry hashes, so that only `index.html` and the
 * service worker change under the same name.
 *
 * @param page the built page, by path
 * @param situations the first is opened
 */
export function siteFiles(page: ReadonlyMap<string, Buffer>, situations: readonly Exported[]): Map<string, Buffer> {
  const files = new Map(page);
  const added: string[] = [];
  const add = (name: string, content: string) => {
    added.push(name);
    files.set(name, Buffer.from(content));
    return { at: name };
  };
  const carried = situations.map(
    ({ id, title, file, version, text, ledger }): CarriedSituation => ({
      ...{ id, title, file, version },
      // Every server knows this ending, and `tightrope serve` takes none of them for a situation of its folder.
      situation: add(`situations/${id}-${version}.yaml.txt`, text),
      ...(ledger !== undefined && { ledger: add(`situations/${id}-${contentHash(ledger)}.jsonl.txt`, ledger) }),
    }),
  );
  const list = JSON.stringify(carried, null, 1);
  const { at } = add(`situations/list-${contentHash(list)}.json`, list);
  const index = textIn(files, 'index.html')
    .replace('<title>', () => `<meta name="${LIST_META}" content="${at}">\n    <title>`)
    .replace(/<title>.*<\/title>/, () => `<title>${markup`${situations[0].title}`.text}</title>`);
  files.set('index.html', Buffer.from(index));
  files.set('service-worker.js', Buffer.from(offline(files, added)));
  files.delete('page.json');
  return files;
}

/** The service worker keeps the situations too, and knows by a new hash that there is something new. */
function offline(files: ReadonlyMap<string, Buffer>, added: readonly string[]): string {
  const { files: kept, page } = JSON.parse(textIn(files, 'page.json')) as { files: string[]; page: string };
  const code = textIn(files, 'service-worker.js');
  const all = JSON.stringify([...kept, ...added]);
  return code
    .replace(JSON.stringify(kept), () => all)
    .replace(page, contentHash(page + all + textIn(files, 'index.html')));
}

const textIn = (files: ReadonlyMap<string, Buffer>, name: string): string =>
  (files.get(name) as Buffer).toString('utf8');
