// Checks that package, lock file, citation and changelog speak of one version: node release/version.js [--tag v1.2.3]
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const text = (file) => readFileSync(file, 'utf8');

/** What stands in the way of a release, a line each. @param tag the tag that is to be published, if there is one already */
export function versionFaults(tag) {
  const { version } = JSON.parse(text('package.json'));
  const faults = [];
  const locked = JSON.parse(text('package-lock.json')).packages[''].version;
  if (locked !== version)
    faults.push(
      `package-lock.json has version ${locked}, package.json has ${version}: npm install --package-lock-only`,
    );
  const [, cited] = /^version: (.+)$/m.exec(text('CITATION.cff')) ?? [];
  if (cited !== version) faults.push(`CITATION.cff has version ${cited}, expected ${version}`);
  const news = chapterOf(version, text('CHANGELOG.md'));
  if (news === undefined) faults.push(`CHANGELOG.md has no heading "## ${version} - YYYY-MM-DD"`);
  else if (news.trim() === '') faults.push(`CHANGELOG.md says nothing of ${version}`);
  if (tag !== undefined && tag !== `v${version}`) faults.push(`the tag is ${tag}, expected v${version}`);
  return faults;
}

/** What a changelog says of a version; undefined where it has no dated heading for it. */
export function chapterOf(version, changelog) {
  const heading = new RegExp(`^## \\[?${version.replaceAll('.', '\\.')}\\]? - \\d{4}-\\d{2}-\\d{2}$`, 'm');
  const found = heading.exec(changelog);
  return found ? changelog.slice(found.index + found[0].length).split(/^## /m)[0] : undefined;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const at = process.argv.indexOf('--tag');
  const faults = versionFaults(at < 0 ? undefined : process.argv[at + 1]);
  for (const fault of faults) console.error(fault);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
