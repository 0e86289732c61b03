import { readFileSync } from 'node:fs';
import footnote from 'markdown-it-footnote';
import { defineConfig } from 'vitepress';
import { anchorOf } from '../anchor.js';
import { PARTS } from './sidebar.js';

const { version, repository } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
const source = repository.url.replace(/^git\+|\.git$/g, '');

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
  markdown: {
    anchor: { slugify: anchorOf },
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    languageAlias: { console: 'shellsession' },
    config: (md) => void md.use(footnote),
  },
  themeConfig: {
    logo: { src: '/mark.svg', alt: '' },
    search: { provider: 'local', options: { detailedView: false } },
    nav: [
      { text: 'Tutorial', link: '/tutorial' },
      { text: 'How-to', link: '/workbench', activeMatch: '^/(guides/|workbench)' },
      { text: 'Reference', link: '/situation-file', activeMatch: '^/(reference/|situation-file)' },
      { text: 'Explanation', link: '/founding-case', activeMatch: '^/(explanation/|founding-case)' },
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
