import { execFile, spawnSync } from 'node:child_process';
import { Console } from 'node:console';
import { Readable, Writable } from 'node:stream';
import { EXIT } from '../cli/exit.ts';
import { runProgram } from '../cli/program.ts';
import { atScale } from './scale.ts';

/** What a command left: its output, and its exit code. */
export interface Ended {
  stdout: string;
  stderr: string;
  status: number | null;
}

export interface RunCommandOptions {
  /** The standard input; empty by default. */
  input?: string;
  /** Environment variables set for this run alone. */
  env?: Record<string, string>;
}

// The test runner asks for colour; a pipe of a user does not. A ledger of the user's own is none of the tests' business.
const { FORCE_COLOR: _, NO_COLOR: __, TIGHTROPE_DATABASE_URL: ___, ...plainEnvironment } = process.env;

/**
 * Runs `tightrope` with the arguments and waits for its end. `npm test` runs it from the sources in this process, which spares the
 * start of a program; CI runs the built command, as users do.
 *
 * @example const { stdout, status } = await runCommand(['check', 'situation.yaml']);
 */
export const runCommand: (args: readonly string[], options?: RunCommandOptions) => Promise<Ended> =
  atScale(0, 1) === 1 ? runBuiltBeside : runHere;

/** Runs the built command in a process of its own, as a user does: for signals, pipes and the exit code of the process. */
export function runBuilt(args: readonly string[], { input = '', env = {} }: RunCommandOptions = {}): Ended {
  const { stdout, stderr, status } = spawnSync(process.execPath, [BUILT, ...args], {
    ...{ encoding: 'utf8', input, env: { ...plainEnvironment, ...env }, maxBuffer: 1e8 },
  });
  return { stdout, stderr, status };
}

/** The same while this process goes on: a server in it that the command asks can answer. */
function runBuiltBeside(args: readonly string[], { input = '', env = {} }: RunCommandOptions = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const options = { env: { ...plainEnvironment, ...env }, maxBuffer: 1e8 };
    const child = execFile(process.execPath, [BUILT, ...args], options, (_, stdout, stderr) =>
      resolve({ stdout, stderr, status: child.exitCode }),
    );
    // A command that reads nothing may end before it is given its input.
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  });
}

/** The built command; `npm test` builds it before the first test. */
export const BUILT = 'dist/cli/main.js';

/** Runs the command in this process, whose streams, environment and exit code stand in for those of a process of its own. */
export async function runHere(
  args: readonly string[],
  { input = '', env = {} }: RunCommandOptions = {},
): Promise<Ended> {
  const [stdout, stderr] = [collector(), collector()];
  const restore = [
    replace(process, 'stdin', Readable.from(input === '' ? [] : [Buffer.from(input)])),
    replace(process, 'stdout', stdout.stream),
    replace(process, 'stderr', stderr.stream),
    replace(process, 'env', { ...plainEnvironment, ...env }),
    replace(globalThis, 'console', new Console(stdout.stream, stderr.stream)),
  ];
  const { exitCode } = process;
  process.exitCode = undefined;
  try {
    await runProgram(args);
    return { stdout: stdout.text(), stderr: stderr.text(), status: Number(process.exitCode ?? EXIT.ok) };
  } finally {
    process.exitCode = exitCode;
    for (const undo of restore) undo();
  }
}

/** Gives a property of an object another value. @returns what gives it back its own */
function replace(object: object, name: string, value: unknown): () => void {
  const own = Object.getOwnPropertyDescriptor(object, name) as PropertyDescriptor;
  Object.defineProperty(object, name, { value, writable: true, configurable: true, enumerable: true });
  return () => void Object.defineProperty(object, name, own);
}

/** A stream that keeps what is written to it. */
function collector() {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      chunks.push(Buffer.from(chunk));
      done();
    },
  });
  return { stream, text: () => Buffer.concat(chunks).toString('utf8') };
}
