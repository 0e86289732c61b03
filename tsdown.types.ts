import { defineConfig } from 'tsdown';
import code from './tsdown.config.ts';

/**
 * What users see of the ledger's database. Drizzle's own types do not pass a strict check without those of every database
 * that it knows, and the functions of the ledger are all that a database is for.
 */
const OPAQUE = `
export interface PgDatabase<Kind, Schema> { readonly ofLedger: [Kind, Schema] }
export type PgQueryResultHKT = unknown;
`;

/** The type declarations of the package: those of its dependencies stay theirs. */
export default defineConfig({
  entry: (code as { entry: string[] }).entry.filter((file) => file.includes('index')),
  platform: 'node',
  target: 'es2022',
  fixedExtension: false,
  clean: false,
  dts: { emitDtsOnly: true, sourcemap: false },
  noExternal: ['drizzle-orm/pg-core'],
  plugins: [
    {
      name: 'opaque-database',
      load: {
        order: 'pre',
        filter: { id: /drizzle-orm\/pg-core\/index\.d\.[a-z]*ts$/ },
        handler: () => OPAQUE,
      },
    },
  ],
  inlineOnly: false,
  inputOptions: { checks: { pluginTimings: false } },
});
