import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type Plugin, type UserConfig } from 'vite';
import { NOTICES, notices } from './release/notices.js';

const root = join(import.meta.dirname, 'src', 'web');

/**
 * Tells the service worker which files make up the page, and by a hash of them when there is a new page. `page.json` has both for
 * `tightrope export-site`, which adds situations.
 */
const offline: Plugin = {
  name: 'offline',
  generateBundle(_, bundle) {
    const made = Object.keys(bundle).filter(
      (file) => file !== 'service-worker.js' && file !== NOTICES && !file.endsWith('.map'),
    );
    // Icon and manifest carry no hash in their names.
    const copied = readdirSync(join(root, 'public'));
    const files = [...made, ...copied].sort();
    const contents = copied.map((file) => readFileSync(join(root, 'public', file), 'utf8'));
    const hash = createHash('sha256')
      .update([...files, ...contents].join('\n'))
      .digest('hex')
      .slice(0, 16);
    const worker = bundle['service-worker.js'];
    if (worker?.type !== 'chunk') throw new Error('the service worker was not built');
    this.emitFile({ type: 'asset', fileName: 'page.json', source: JSON.stringify({ files, page: hash }) });
    worker.code = worker.code.replace('__FILES__', JSON.stringify(files)).replace('__PAGE__', JSON.stringify(hash));
  },
};

/** The package says that none of its modules does anything by itself; those of the page do. */
const treeshake = { moduleSideEffects: (id: string) => (id.includes('/src/web/') ? true : undefined) };

/** The page is written for React, and what runs is Preact: 50 kB less to load, and no more of React than hooks, lazy and Suspense is used. */
const resolve = {
  alias: [
    { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
    { find: /^react\/jsx-runtime$/, replacement: 'preact/jsx-runtime' },
    { find: /^react(-dom)?$/, replacement: 'preact/compat' },
    { find: /^.*\/quick\/quick\.ts$/, replacement: join(import.meta.dirname, 'src/web/engine/slow-reading.ts') },
  ],
};

/** The licences of what is built in; the engine is a build of its own. */
const builtIn = notices();

/** The workbench: a page of static files that works from any folder of any server. */
const site: UserConfig = {
  root,
  resolve,
  base: './',
  publicDir: 'public',
  plugins: [offline, builtIn.write()],
  worker: {
    format: 'es',
    plugins: () => [builtIn.collect()],
    rolldownOptions: { treeshake, checks: { pluginTimings: false } },
  },
  build: {
    outDir: join(import.meta.dirname, 'dist', 'web'),
    emptyOutDir: true,
    target: 'es2023',
    modulePreload: { polyfill: false },
    // A file that is inlined into the page as data would need an exception from its content security policy.
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { index: join(root, 'index.html'), 'service-worker': join(root, 'offline', 'service-worker.ts') },
      output: {
        entryFileNames: ({ name }) => (name === 'service-worker' ? 'service-worker.js' : 'assets/[name]-[hash].js'),
      },
      treeshake,
      checks: { pluginTimings: false },
    },
  },
};

/** The same page in three pieces, `page.js`, `page.css` and `engine.js`: `tightrope export-site` makes one HTML file of them. */
const pieces: UserConfig = {
  root,
  resolve,
  publicDir: false,
  plugins: [builtIn.write()],
  // A classic script: the page starts it from a text that it carries.
  worker: {
    format: 'iife',
    plugins: () => [builtIn.collect()],
    rolldownOptions: {
      treeshake,
      checks: { pluginTimings: false },
      output: { codeSplitting: false, entryFileNames: 'engine.js' },
    },
  },
  build: {
    outDir: join(import.meta.dirname, 'dist', 'one-file'),
    emptyOutDir: true,
    target: 'es2023',
    modulePreload: false,
    cssCodeSplit: false,
    chunkSizeWarningLimit: 5000,
    // There is nothing beside the file.
    assetsInlineLimit: Number.MAX_SAFE_INTEGER,
    rolldownOptions: {
      input: { page: join(root, 'main.tsx') },
      output: { codeSplitting: false, entryFileNames: 'page.js', assetFileNames: 'page[extname]' },
      treeshake,
      checks: { pluginTimings: false },
    },
  },
};

export default defineConfig(({ mode }) => (mode === 'one-file' ? pieces : site));
