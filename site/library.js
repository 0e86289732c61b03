import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Application } from 'typedoc';
import { filesIn, PAGES, ROOT, SITE } from './stage.js';

const LIBRARY = join(PAGES, 'reference', 'library');

/** Writes what the package exports, with examples, from its docstrings: a page for each path that is imported. */
export async function libraryPages() {
  const { exports, name } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const entries = Object.keys(exports).filter((entry) => !entry.endsWith('.json'));
  const app = await Application.bootstrapWithPlugins({
    plugin: ['typedoc-plugin-markdown'],
    entryPoints: entries.map((entry) => join(ROOT, 'src', entry.slice(2), 'index.ts')),
    tsconfig: join(SITE, 'tsconfig.json'),
    basePath: join(ROOT, 'src'),
    // Types are checked elsewhere; here they are read.
    skipErrorChecking: true,
    readme: 'none',
    name,
    out: LIBRARY,
    router: 'module',
    entryFileName: 'index',
    groupOrder: ['Functions', 'Variables', 'Classes', '*'],
    hideBreadcrumbs: true,
    hidePageHeader: true,
    disableSources: true,
    excludeExternals: true,
    excludeInternal: true,
    sanitizeComments: true,
    useCodeBlocks: true,
    parametersFormat: 'table',
    interfacePropertiesFormat: 'table',
    typeDeclarationFormat: 'table',
    expandObjects: false,
    logLevel: 'Error',
  });
  const project = await app.convert();
  if (!project) throw new Error('typedoc read nothing');
  await app.generateOutputs(project);
  const pages = filesIn(LIBRARY, '.md').filter((page) => page !== 'index.md');
  for (const page of pages) {
    const text = readFileSync(join(LIBRARY, page), 'utf8');
    const titled = text.replace(/^# .*$/m, `# ${importOf(name, page)}`).replaceAll('index-1.md', 'main.md');
    rmSync(join(LIBRARY, page));
    writeFileSync(join(LIBRARY, page.replace('index-1', 'main')), titled);
  }
  writeFileSync(join(LIBRARY, 'index.md'), contents(name, pages));
}

/** What is imported for a page: `tightrope-forecast/ledger/store`. */
const importOf = (name, page) => (page === 'index-1.md' ? name : `${name}/${page.replace('.md', '')}`);

const contents = (name, pages) => `# Every function of the library

Made from the docstrings of the sources, with their examples. [The library](../../library.md) says what to start with.

${pages
  .map((page) => [importOf(name, page), page.replace('index-1', 'main')])
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([path, page]) => `- [\`${path}\`](${page})`)
  .join('\n')}
`;
