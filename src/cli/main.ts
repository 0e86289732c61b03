#!/usr/bin/env node
import { EXIT } from './exit.ts';
import { endWithoutOutput, run } from './program.ts';

// A reader that has seen enough, such as head, is not a fault.
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
  if (code === 'EPIPE') process.exit(EXIT.ok);
  endWithoutOutput(code);
});

await run(process.argv.slice(2));
