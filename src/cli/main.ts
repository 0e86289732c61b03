#!/usr/bin/env node
import * as module from 'node:module';

// Where Node can, it keeps what it compiled from one run to the next: all that is loaded after this.
(module as { enableCompileCache?: () => void }).enableCompileCache?.();
const { EXIT } = await import('./exit.ts');
const { endWithoutOutput, runProgram: run } = await import('./program.ts');

// A reader that has seen enough, such as head, is not a fault.
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
  if (code === 'EPIPE') process.exit(EXIT.ok);
  endWithoutOutput(code);
});

await run(process.argv.slice(2));
