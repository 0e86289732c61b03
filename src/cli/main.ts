#!/usr/bin/env node
import * as module from 'node:module';
import { setFlagsFromString } from 'node:v8';

// Where Node can, it keeps what it compiled from one run to the next: all that is loaded after this.
(module as { enableCompileCache?: () => void }).enableCompileCache?.();
// A command that computes little is over before optimised code pays for its making, which took a quarter of its time. Later
// versions of V8 do not know the flag, and say so.
const SHORT = ['check', 'models', 'schema', 'trace'];
if (SHORT.includes(process.argv[2]) && process.versions.node.startsWith('20.'))
  setFlagsFromString('--interrupt-budget=1000000');
const { EXIT } = await import('./exit.ts');
const { endWithoutOutput, runProgram: run } = await import('./program.ts');

// A reader that has seen enough, such as head, is not a fault.
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
  if (code === 'EPIPE') process.exit(EXIT.ok);
  endWithoutOutput(code);
});

await run(process.argv.slice(2));
