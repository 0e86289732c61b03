import { join } from 'node:path';
import { build } from 'vitepress';
import { pages } from './.vitepress/sidebar.js';
import { deadLinks, loadedFromElsewhere } from './check.js';
import { libraryPages } from './library.js';
import { filesIn, PAGES, ROOT, SITE, stage } from './stage.js';

/** Ends the build with what is wrong, a line each. */
function refuse(title, faults) {
  if (faults.length === 0) return;
  console.error([`${title}:`, ...faults.map((fault) => `  ${fault}`)].join('\n'));
  process.exit(1);
}

stage();
await libraryPages();
const listed = new Set(pages().map((page) => `${page.replace(/\/$/, '/index')}.md`));
refuse(
  'pages that the sidebar (site/.vitepress/sidebar.js) does not have; it has the first page of the library, which lists the others',
  filesIn(PAGES, '.md').filter(
    (page) => page !== 'index.md' && !listed.has(page) && !page.startsWith('reference/library/'),
  ),
);

// A link between pages that leads nowhere ends it.
await build(SITE);

const built = join(ROOT, 'dist', 'docs');
refuse('dead links', deadLinks(built, process.env.DOCS_BASE));
refuse('loaded from elsewhere', loadedFromElsewhere(built));
