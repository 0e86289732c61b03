import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const documents = [
  ...readdirSync('.').filter((file) => file.endsWith('.md')),
  ...['.github', 'docs', 'data', 'examples', 'test-data'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.md'))
      .map((file) => join(folder, file)),
  ),
];
const text = (file: string) => readFileSync(file, 'utf8');
const contributing = text('CONTRIBUTING.md');

/** Links as they stand in prose: what is in a block of code is none. */
const linksIn = (markdown: string) =>
  [...markdown.replace(/^```[\s\S]*?^```/gm, '').matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link);

/** The anchor that a heading gets on GitHub. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(' ', '-');

test('every link between documents leads to a file and a heading that are there', () => {
  const dead = documents.flatMap((file) =>
    linksIn(text(file))
      .filter((link) => !/^(https?|mailto):/.test(link))
      .filter((link) => {
        const [path, anchor] = link.split('#');
        const target = path === '' ? file : join(dirname(file), path);
        if (!existsSync(target)) return true;
        if (anchor === undefined) return false;
        return ![...text(target).matchAll(/^#+ (.*)$/gm)].some(([, heading]) => anchorOf(heading) === anchor);
      })
      .map((link) => `${file}: ${link}`),
  );
  expect(dead).toEqual([]);
});

test('every path of the sources that a document names is there', () => {
  const dead = documents.flatMap((file) =>
    [...text(file).matchAll(/`((?:src|docs|migrations|benchmarks)\/[\w./-]+)`/g)]
      .filter(([, path]) => !existsSync(path))
      .map(([, path]) => `${file}: ${path}`),
  );
  expect(dead).toEqual([]);
});

test('the walk of one number names functions that are where it says', () => {
  const walk = contributing.split('## The walk of one number\n')[1].split('\n## ')[0];
  const steps = [...walk.matchAll(/`(\w+)`(?: in| \()? ?\(?`(src\/[\w./-]+)`/g)];
  expect(steps.length).toBeGreaterThan(12);
  const gone = steps.filter(([, name, file]) => !new RegExp(`\\b${name}\\b`).test(text(file)));
  expect(gone.map(([step]) => step)).toEqual([]);
});

test('every folder of the sources has its row in CONTRIBUTING, in the order in which they may import', () => {
  const rows = [...contributing.matchAll(/^\| `src\/(\w+)\/` \|/gm)].map(([, folder]) => folder);
  const order = text('.dependency-cruiser.js').split('const stations = [')[1].split(']')[0];
  const stations = [...order.matchAll(/'(\w+)'/g)].map(([, folder]) => folder);
  const there = stations.filter((folder) => existsSync(`src/${folder}/index.ts`) || rows.includes(folder));
  expect(rows.filter((folder) => stations.includes(folder))).toEqual(there);
});

test('every name that the table of the library gives is exported where it says', () => {
  const rows = [...text('docs/library.md').matchAll(/^\| `tightrope-forecast(\/[\w/]+)?`[^|]*\|(.*)\|$/gm)];
  expect(rows.length).toBeGreaterThan(10);
  const missing = rows.flatMap(([, path = '', what]) => {
    const exported = exportsOf(join('src', path.slice(1), 'index.ts'));
    return [...what.matchAll(/`(\w+)`/g)]
      .filter(([, name]) => !new RegExp(`\\b${name}\\b`).test(exported))
      .map(([, name]) => `tightrope-forecast${path}: ${name}`);
  });
  expect(missing).toEqual([]);
});

test('the citation names the version of the package', () => {
  const { version } = JSON.parse(text('package.json'));
  expect(text('CITATION.cff')).toContain(`\nversion: ${version}\n`);
});

/** The text of an index, with those of the indexes that it exports whole. */
const exportsOf = (file: string): string =>
  text(file).replace(/^export \* from '(.*)';$/gm, (_, from: string) => exportsOf(join(dirname(file), from)));

test('what README says of past forecasts is what the chapter on accuracy says', () => {
  const [said, accuracy] = [text('README.md'), text('docs/accuracy.md')];
  const number = (pattern: RegExp, from: string) => pattern.exec(from)?.slice(1);
  const cabinets =
    /^## Coalition: (\d+) issues of \d+ cases in (\d+) groups$[\s\S]*?^\| learned from its kind \|[^|]*\| −([\d.]+) \(−([\d.]+) to −([\d.]+)\)/m;
  const [issues, groups, less, most, least] = number(cabinets, accuracy) ?? [];
  expect(said).toContain(
    `${issues} cabinets of ${groups} countries came to stand it errs less than the weighted mean, by ${less} points of 100 (${least} to ${most})`,
  );
  const decisions =
    /^## Legislation: (\d+) issues[^\n]*\n\nNothing here is shown to err less[^\n]*Of the outcomes, (\d+%) lie in the middle half and (\d+%) in the middle 90%/m;
  const [all, half, ninety] = number(decisions, accuracy) ?? [];
  expect(said).toContain(
    `${all} decisions of the European Union nothing does, and of these ${half} lay in its middle half and ${ninety} in its middle 90%`,
  );
  expect(said).toContain(`what came of ${number(/Calibrated by (\d+) resolved cases/, said)} bargains of the past`);
});
