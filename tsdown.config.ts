import { join } from 'node:path';
import { defineConfig } from 'tsdown';
import { notices } from './release/notices.js';

const module = (...path: string[]) => join(import.meta.dirname, 'node_modules', ...path);

/**
 * What `string-width` makes for emoji as it is loaded takes 25 ms, half as much as Node itself: it is made for the first text that
 * has more than ASCII in it.
 */
const lateEmoji = {
  name: 'late-emoji',
  transform(code: string, id: string) {
    if (!/string-width.index\.js$/.test(id)) return undefined;
    let text = code;
    for (const name of [
      'segmenter',
      'rgiEmojiRegex',
      'visibleCharacterRegex',
      'spacingMarkRegex',
      'extendedPictographicRegex',
    ]) {
      const made = new RegExp(`^const ${name} = (.*);$`, 'm');
      if (!made.test(text)) throw new Error(`string-width no longer makes ${name}: see tsdown.config.ts`);
      text = text.replace(made, `let ${name}Made;\nfunction ${name}Late() { return (${name}Made ??= $1); }`);
      text = text.replace(new RegExp(`\\b${name}\\b`, 'g'), `${name}Late()`);
    }
    return text;
  },
};

/** What users import and what the command runs; `tsdown.types.ts` writes the type declarations beside them. */
export default defineConfig({
  entry: [
    'src/index.ts',
    'src/{situation,models,engine,inside,record,hypotheses,forecast,backtest,report,workers}/index.ts',
    'src/ledger/{index,store/index}.ts',
    'src/outside/{index,store/index}.ts',
    'src/workers/worker.ts',
    'src/ledger/store/{on-thread,ledger-thread,pack-begun}.ts',
    'src/queue/{piece-maker,piece-process}.ts',
    'src/server/index.ts',
    'src/server/jobs/{task-threads,job-thread}.ts',
    'src/cli/main.ts',
  ],
  platform: 'node',
  target: 'es2022',
  fixedExtension: false,
  sourcemap: true,
  // The page is built by itself, as a site and as one file, and so are the docs and the begun ledger.
  clean: [
    ...['dist/**', '!dist/begun-ledger-*'],
    ...['web', 'one-file', 'docs'].flatMap((own) => [`!dist/${own}`, `!dist/${own}/**`]),
  ],
  // Loading zod and yaml file by file costs every command a fifth of a second, and the others, which are CommonJS, half as much as
  // Node itself.
  // What few need and what brings much with it is built in as well, and loaded when it is needed.
  noExternal: [
    'zod',
    'yaml',
    'fastest-levenshtein',
    'commander',
    'picocolors',
    'string-width',
    /^@modelcontextprotocol\/sdk/,
    'docx',
    'diff',
  ],
  // Installed where there is a binary for the system, or where Node is new enough.
  external: ['@resvg/resvg-js', 'pg-boss'],
  // Of these, the modules: their builds for Node are CommonJS, which would need `node:module` in a browser.
  alias: {
    yaml: module('yaml', 'browser', 'index.js'),
    'fastest-levenshtein': module('fastest-levenshtein', 'esm', 'mod.js'),
  },
  inlineOnly: false,
  plugins: [lateEmoji, notices().write()],
  dts: false,
  inputOptions: { checks: { pluginTimings: false } },
});
