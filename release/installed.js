/** The part of a path in a lock file that names a package. */
const nameIn = (path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

/**
 * The packages that npm installs with Tightrope, by its lock file: `name`, `version`, `license` (SPDX), `integrity`, `optional`, and
 * `needs`, those below it as `name@version`.
 */
export function installed({ packages }) {
  const inPackage = ([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional;
  const each = Object.entries(packages)
    .filter(inPackage)
    .map(([path, entry]) => {
      const { version, license = 'unknown', integrity, optional = false } = entry;
      const name = nameIn(path);
      return [`${name}@${version}`, { name, version, license, integrity, optional, needs: needsOf(packages, path) }];
    });
  return [...new Map(each).values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** What the package at a path of a lock file needs, as `name@version`; `''` is Tightrope itself. */
export function needsOf(packages, path) {
  const { dependencies = {}, optionalDependencies = {} } = packages[path];
  const found = Object.keys({ ...dependencies, ...optionalDependencies }).map((name) => {
    // As Node looks for it: beside the package's own files, then in each folder above.
    for (let from = path; ; from = from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/')))) {
      const place = `${from === '' ? '' : `${from}/`}node_modules/${name}`;
      if (Object.hasOwn(packages, place)) return `${name}@${packages[place].version}`;
      if (from === '') return undefined;
      if (!from.includes('/node_modules/')) from = '';
    }
  });
  return found.filter((one) => one !== undefined).sort();
}
