import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { filesIn } from './stage.js';

/** Everything that a page loads or leads to on this site and that is not there: `page: link`. */
export function deadLinks(folder, base = '/') {
  const texts = new Map(filesIn(folder, '.html').map((page) => [page, readFileSync(join(folder, page), 'utf8')]));
  const anchors = new Map([...texts].map(([page, text]) => [page, anchorsOf(text)]));
  return [...texts].flatMap(([page, text]) =>
    linksOf(text)
      .filter((link) => isDead(page, link))
      .map((link) => `${page}: ${link}`),
  );

  function isDead(page, link) {
    if (/^[a-z]+:/.test(link)) return false;
    const [path, anchor] = link.split('#');
    if (path.startsWith('/') && !path.startsWith(base)) return true;
    const place = path.startsWith('/') ? path.slice(base.length) : join(dirname(page), path);
    const file = path === '' ? page : place === '' || /(^|\/)$/.test(place) ? `${place}index.html` : place;
    if (!existsSync(join(folder, decodeURI(file)))) return true;
    return anchor !== undefined && anchor !== '' && !anchors.get(decodeURI(file))?.has(decodeURIComponent(anchor));
  }
}

/** What the pages load from elsewhere: nothing, so that they work without a network. */
export const loadedFromElsewhere = (folder) =>
  filesIn(folder)
    .filter((file) => /\.(html|css)$/.test(file))
    .flatMap((file) => {
      const text = readFileSync(join(folder, file), 'utf8');
      const loads =
        /<(?:script|img|iframe|source)\b[^>]*\bsrc="(https?:[^"]+)|<link\b[^>]*\bhref="(https?:[^"]+)|url\(["']?(https?:[^)"']+)/g;
      return [...text.matchAll(loads)].map(([, a, b, c]) => `${file}: ${a ?? b ?? c}`);
    });

const linksOf = (html) =>
  [...html.matchAll(/\s(?:href|src)="([^"]*)"/g)].map(([, link]) => link.replaceAll('&amp;', '&'));

const anchorsOf = (html) => new Set([...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id));
