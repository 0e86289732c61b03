import { isOfLanguage, TightropeError, UsageError } from '../numeric/errors.ts';
import type { ErrorBody } from '../server/error-answer.ts';
import { type Fault, FaultError, formatFault, withoutSigns } from '../situation/fault.ts';
import { version } from '../version.ts';
import { asCalled } from './called.ts';

/** What the command's exit code says. */
export const EXIT = { ok: 0, failed: 1, faults: 2, interrupted: 130 } as const;

/** Ends the command with an exit code of its own; the message is shown as it is, without a stack. */
export class ExitError extends TightropeError {
  override readonly code = 'exit';
  readonly exitCode: number;
  /** @param options the error behind it, as `cause`: its code is what a program is told */
  constructor(message: string, exitCode: number, options?: ErrorOptions) {
    super(message, options);
    this.exitCode = exitCode;
  }
}

/** A fault of the program: an error of the language itself, without a code of a system or library. */
export const isFaultOfOurs = (error: unknown): boolean => isOfLanguage(error) && !('code' in error);

/** How a command ends that fails: its exit code, what it says, and the same for a program, as the HTTP API has it. */
export interface CommandEnding {
  code: number;
  message: string;
  error: ErrorBody['error'];
}

/**
 * What a command that ends by an error says, and its exit code: 2 where the user can mend it, 1 where the program is at fault,
 * which then says so and how to report it.
 */
export function ending(error: unknown): CommandEnding {
  if (error instanceof ExitError) {
    const said = withoutSigns(asCalled(error.message));
    return ended(error.exitCode, error.cause instanceof TightropeError ? error.cause.code : CODE[error.exitCode], said);
  }
  if (error instanceof FaultError) {
    const end = ended(EXIT.faults, error.code, withoutSigns(faultsText(error.faults)));
    return { ...end, error: { ...end.error, faults: error.faults } };
  }
  if (error instanceof UsageError) return ended(EXIT.faults, error.code, withoutSigns(asCalled(error.message)));
  const { code, syscall } = Object(error) as NodeJS.ErrnoException;
  if (code !== undefined && syscall !== undefined)
    return ended(EXIT.failed, 'system', withoutSigns(`the system refused: ${(error as Error).message}`));
  const trace = error instanceof Error ? (error.stack ?? String(error)) : String(error);
  const report = [
    'This is a fault of Tightrope, not of what you asked. Please report it with the command, its input and these lines:',
    `tightrope ${version}, Node ${process.version}, ${process.platform} ${process.arch}`,
    withoutSigns(trace),
  ];
  return ended(EXIT.failed, 'failed', report.join('\n'));
}

/** What a program is told where the command itself ends and no error with a code of its own is behind it. */
const CODE: Record<number, string> = {
  [EXIT.failed]: 'failed',
  [EXIT.faults]: 'usage',
  [EXIT.interrupted]: 'interrupted',
};

const ended = (code: number, kind = 'failed', message: string): CommandEnding => ({
  code,
  message,
  error: { code: kind, message },
});

/**
 * What goes to the standard error: the message, or for a command line with `--json` one line of JSON, as the HTTP API answers.
 * Empty where there is nothing to say.
 */
export function lastWords({ message, error }: CommandEnding, args: readonly string[]): string {
  const end = args.indexOf('--');
  const asJson = (end < 0 ? args : args.slice(0, end)).includes('--json');
  return asJson && message !== '' ? withoutSigns(JSON.stringify({ error })) : message;
}

/** More faults than this are counted, not shown. */
const MOST_SHOWN = 200;

/** Faults a line each, and how many there are. */
export function faultsText(faults: Fault[]): string {
  const shown = faults.slice(0, MOST_SHOWN).map(formatFault);
  const rest = faults.length > MOST_SHOWN ? [`and ${faults.length - MOST_SHOWN} more`] : [];
  return asCalled([...shown, ...rest].join('\n'));
}
