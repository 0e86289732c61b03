import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a build writes beside its files: the licences of all that is built into them. */
export const NOTICES = 'licenses.txt';

/**
 * Plugins for Vite and tsdown that note which packages a build takes code from, by the bundler's own list of modules, so that none is
 * forgotten: `write` for the build itself, which writes `NOTICES`, and `collect` for workers, which are builds of their own inside it.
 */
export function notices() {
  const modules = new Map();
  function take(_, bundle) {
    const inChunks = Object.values(bundle).flatMap(({ moduleIds = [] }) => moduleIds);
    // Styles leave no module in a chunk.
    const styles = [...this.getModuleIds()].filter((id) => /\.css(\?|$)/.test(id));
    for (const id of [...inChunks, ...styles]) {
      const folder = packageFolder(id);
      if (folder !== undefined) modules.set(folder, (modules.get(folder) ?? new Set()).add(id));
    }
  }
  return {
    collect: () => ({ name: 'notices-of-a-worker', generateBundle: take }),
    write: () => ({
      name: 'notices',
      generateBundle(options, bundle) {
        take.call(this, options, bundle);
        const folders = [...modules].flatMap(([folder, { size }]) => [
          folder,
          ...(size === 1 ? carriedBy(folder) : []),
        ]);
        this.emitFile({ type: 'asset', fileName: NOTICES, source: noticesText(folders.map(noticeOf)) });
      },
    }),
  };
}

/** The folder of the package that a module lies in; undefined for a module of ours and for what the bundler adds. */
export function packageFolder(module) {
  const [, folder] = /^\0?(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(module) ?? [];
  return folder;
}

const packageIn = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

/** What a package of one file carries: it was built with what it depends on, which no list of modules shows. */
function carriedBy(folder) {
  const below = Object.keys(packageIn(folder).dependencies ?? {}).filter((name) => !name.startsWith('@types/'));
  const root = folder.slice(0, folder.lastIndexOf('node_modules'));
  return below.flatMap((name) => {
    const places = [join(folder, 'node_modules', name), join(root, 'node_modules', name)];
    const own = places.find((place) => existsSync(place));
    return own === undefined ? [] : [own, ...carriedBy(own)];
  });
}

/**
 * The terms of the package in a folder: `heading` (`preact 11.2.0`), `license` (its SPDX name) and `text`.
 *
 * @throws Error where a package does not say them: it cannot be passed on
 */
export function noticeOf(folder) {
  const { name, version, license, repository, author, contributors = [] } = packageIn(folder);
  const spdx = license?.type ?? license;
  if (spdx === undefined) throw new Error(`${name} is built in, but does not say its licence`);
  const text = termsIn(folder) ?? standardTerms(name, spdx, [author, ...contributors].filter(Boolean));
  return { heading: `${name} ${version}`, license: spdx, text: `${repository?.url ?? repository ?? name}\n\n${text}` };
}

/** The terms as a package has them: files of their own, or a chapter of its introduction. */
function termsIn(folder) {
  const read = (file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r', '').trim();
  const all = readdirSync(folder).sort();
  const files = all.filter((file) => /^(licen[cs]e|copying|notice)/i.test(file));
  if (files.length > 0) return files.map(read).join('\n\n');
  const introduction = all.find((file) => /^readme/i.test(file));
  const [, chapter] = (introduction && /^#+ licen[cs]e\b.*\n([\s\S]*)/im.exec(read(introduction))) || [];
  return chapter && /permission|copyright/i.test(chapter) ? chapter.trim() : undefined;
}

/** The text that a licence is known by, with the people whom the package names. */
function standardTerms(name, spdx, people) {
  const file = join(import.meta.dirname, 'terms', `${spdx}.txt`);
  if (!existsSync(file)) throw new Error(`${name} is built in, but comes without the text of its licence, ${spdx}`);
  const names = people.map((one) => one.name ?? one).join(', ');
  return `Copyright (c) ${names || `the authors of ${name}`}\n\n${readFileSync(file, 'utf8').trim()}`;
}

const RULE = `${'='.repeat(36)} package ${'='.repeat(36)}`;

/** Notices as one text, each package once, by name. */
export const noticesText = (all) =>
  sortedOnce(all)
    .map(({ heading, license, text }) => `${RULE}\n${heading}\n${license}\n\n${text}\n`)
    .join('\n');

/** What `noticesText` wrote. */
function readNotices(text) {
  return text
    .split(`${RULE}\n`)
    .slice(1)
    .map((part) => {
      const [heading, license, , ...rest] = part.split('\n');
      return { heading, license, text: rest.join('\n').trim() };
    });
}

/** The notices that all builds left in a folder, each package once. */
export function noticesBelow(folder) {
  const files = readdirSync(folder, { recursive: true }).filter((file) => /(^|[\\/])licenses\.txt$/.test(file));
  return sortedOnce(files.flatMap((file) => readNotices(readFileSync(join(folder, file), 'utf8'))));
}

function sortedOnce(all) {
  const each = new Map(all.map((notice) => [notice.heading, notice]));
  return [...each.values()].sort((a, b) => (a.heading < b.heading ? -1 : 1));
}
