import { readFileSync } from 'node:fs';
import footnote from 'markdown-it-footnote';
import { defineConfig } from 'vitepress';
import { notices } from '../../release/notices.js';
import { anchorOf } from '../anchor.js';
import { PARTS } from './sidebar.js';

const { version, repository } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
const source = repository.url.replace(/^git\+|\.git$/g, '');

/** Makes of tables and blocks what can be read without a mouse and without sight. */
function readable(md) {
  // A heading cell without words is none.
  const emptyHead = (tokens, at) => tokens[at + 1]?.content === '';
  md.renderer.rules.th_open = (tokens, at, options, _env, self) =>
    emptyHead(tokens, at) ? '<td>' : self.renderToken(tokens, at, options);
  md.renderer.rules.th_close = (tokens, at) => (tokens[at - 1]?.content === '' ? '</td>' : '</th>');
  const image = md.renderer.rules.image;
  md.renderer.rules.image = (tokens, at, options, env, self) => {
    const drawn = image(tokens, at, options, env, self);
    if (!/founding-case\/.*\.svg$/.test(tokens[at].attrGet('src') ?? '')) return drawn;
    return `<span class="wide" tabindex="0" role="group" aria-label="${md.utils.escapeHtml(tokens[at].content)}">${drawn}</span>`;
  };
  // Indented blocks, as formulas are, scroll by keyboard.
  md.renderer.rules.code_block = (tokens, at) =>
    `<pre class="plain" tabindex="0" v-pre><code>${md.utils.escapeHtml(tokens[at].content)}</code></pre>\n`;
}

export default defineConfig({
  title: 'Tightrope',
  description: 'Forecasts political bargains and keeps score.',
  lang: 'en',
  // A site below a path of a web server needs that path: DOCS_BASE=/tightrope/ npm run docs.
  base: process.env.DOCS_BASE ?? '/',
  srcDir: 'pages',
  outDir: '../dist/docs',
  cleanUrls: false,
  head: [['link', { rel: 'icon', type: 'image/svg+xml', href: `${process.env.DOCS_BASE ?? '/'}mark.svg` }]],
  // The index of the search is one file, loaded when somebody searches.
  vite: { plugins: [notices().write()], build: { chunkSizeWarningLimit: 4000 } },
  markdown: {
    anchor: { slugify: anchorOf },
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    languageAlias: { console: 'shellsession' },
    config: (md) => readable(md.use(footnote)),
  },
  themeConfig: {
    logo: { src: '/mark.svg', alt: '' },
    search: { provider: 'local', options: { detailedView: false } },
    nav: [
      { text: 'Tutorial', link: '/tutorial' },
      { text: 'How-to', link: '/guides/import', activeMatch: '^/guides/' },
      { text: 'Reference', link: '/situation-file', activeMatch: '^/(reference/|situation-file)' },
      {
        text: 'Explanation',
        link: '/explanation/why-fears-do-not-come-true',
        activeMatch: '^/(explanation/|founding-case)',
      },
    ],
    sidebar: PARTS.map(({ text, pages }) => ({
      text,
      items: pages.map(([title, page]) => ({ text: title, link: `/${page}` })),
    })),
    outline: { level: [2, 3], label: 'On this page' },
    docFooter: { prev: 'Before', next: 'Next' },
    socialLinks: [{ icon: 'github', link: source, ariaLabel: 'Source' }],
    footer: { message: `Tightrope ${version}, MIT licence` },
  },
});
