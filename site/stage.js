import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const SITE = dirname(fileURLToPath(import.meta.url));
export const ROOT = dirname(SITE);
/** What VitePress reads: a copy of docs/ with what is made for the site alone. Nothing in it is kept. */
export const PAGES = join(SITE, 'pages');

const { repository } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const SOURCE = `${repository.url.replace(/^git\+|\.git$/g, '')}/blob/main`;

/** All files of a folder, by their paths in it. */
export const filesIn = (folder, ending = '') =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).replaceAll('\\', '/'));

/** Copies the pages of docs/, with the home page of the site. */
export function stage() {
  rmSync(PAGES, { recursive: true, force: true });
  mkdirSync(PAGES);
  cpSync(join(ROOT, 'docs'), PAGES, { recursive: true });
  cpSync(join(SITE, 'home'), PAGES, { recursive: true });
  cpSync(join(ROOT, 'src', 'web', 'public', 'icon.svg'), join(PAGES, 'public', 'mark.svg'));
  // Files that pages lead to stand beside them.
  for (const file of filesIn(join(ROOT, 'docs'), '.yaml'))
    cpSync(join(ROOT, 'docs', file), join(PAGES, 'public', file));
  for (const page of filesIn(PAGES, '.md')) {
    const text = readFileSync(join(PAGES, page), 'utf8');
    writeFileSync(join(PAGES, toStaged(page)), withOutsideLinks(text, page));
    if (toStaged(page) !== page) rmSync(join(PAGES, page));
  }
}

/** GitHub shows the README of a folder, a web server its index. */
const toStaged = (page) => page.replace(/(^|\/)README\.md$/, '$1index.md');

/** Links to what is no page of the site lead to the source on the web. */
const withOutsideLinks = (text, page) =>
  text.replace(/\]\((?!https?:|mailto:|#|\/)([^)\s]+)\)/g, (_, target) => {
    const path = posix.join('docs', posix.dirname(page), target);
    if (path.startsWith('docs/')) return `](${target.replace(/(^|\/)README\.md/, '$1index.md')})`;
    return `](${SOURCE}/${path})`;
  });
