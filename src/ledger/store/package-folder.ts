import { createRequire } from 'node:module';
import { dirname } from 'node:path';

/** The package's own folder, wherever this module was built to. */
export const PACKAGE = dirname(createRequire(import.meta.url).resolve('tightrope-forecast/package.json'));
