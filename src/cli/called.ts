import { basename } from 'node:path';

/**
 * How the user calls the command, for what to run next: `tightrope` where it is installed, `npx tightrope` in a clone or a
 * project that has it, `npx tightrope-forecast` where npx fetches it, the file's own name where it is an executable.
 *
 * @param script the file that runs, as `process.argv[1]` has it
 */
export function howCalled(script = process.argv[1] ?? '', env: NodeJS.ProcessEnv = process.env): string {
  // Set by the executable before it starts the command: release/executable/start.cjs.
  if (env.TIGHTROPE_EXECUTABLE) return env.TIGHTROPE_EXECUTABLE;
  const steps = script.split(/[\\/]/);
  if (steps.includes('_npx')) return 'npx tightrope-forecast';
  const linked = /^tightrope(-forecast)?(\.cmd|\.ps1)?$/.exec(basename(script.replaceAll('\\', '/')));
  const inProject = steps.includes('.bin') || env.npm_command === 'exec' || env.npm_lifecycle_event !== undefined;
  return linked && !inProject ? `tightrope${linked[1] ?? ''}` : 'npx tightrope';
}

/** A command line that the user can run next. @example runNext('forecast', 'my file.yaml') // npx tightrope forecast 'my file.yaml' */
export const runNext = (...words: string[]): string => [howCalled(), ...words.map(quoted)].join(' ');

/** A command that a message names, as the user would call it: what is below the command line says `tightrope ledger list`. */
export const asCalled = (message: string): string =>
  message.replace(
    /(?<!npx )\btightrope (?=(?:ledger|events|import|new|check|migrate|forecast|report|why|compare|hypotheses|trace|models|schema|base-rate|backtest|learn|cases|serve|export-site|mcp|panel|watch|doctor|completion|man|run|worker|queue) ?)/g,
    `${howCalled()} `,
  );

const quoted = (word: string): string => (/^[\w./@:=,+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
