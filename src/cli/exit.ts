import { isOfLanguage, TightropeError, UsageError } from '../numeric/errors.ts';
import { type Fault, formatFault, withoutSigns } from '../situation/fault.ts';
import { version } from '../version.ts';
import { asCalled } from './called.ts';

/** What the command's exit code says. */
export const EXIT = { ok: 0, failed: 1, faults: 2, interrupted: 130 } as const;

/** Ends the command with an exit code of its own; the message is shown as it is, without a stack. */
export class ExitError extends TightropeError {
  override readonly code = 'exit';
  readonly exitCode: number;
  constructor(message: string, exitCode: number) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** A fault of the program: an error of the language itself, without a code of a system or library. */
export const isFaultOfOurs = (error: unknown): boolean => isOfLanguage(error) && !('code' in error);

/**
 * What a command that ends by an error says, and its exit code: 2 where the user can mend it, 1 where the program is at fault,
 * which then says so and how to report it.
 */
export function ending(error: unknown): { code: number; message: string } {
  if (error instanceof ExitError) return { code: error.exitCode, message: withoutSigns(asCalled(error.message)) };
  if (error instanceof UsageError) return { code: EXIT.faults, message: withoutSigns(asCalled(error.message)) };
  const { code, syscall } = Object(error) as NodeJS.ErrnoException;
  if (code !== undefined && syscall !== undefined) {
    return { code: EXIT.failed, message: withoutSigns(`the system refused: ${(error as Error).message}`) };
  }
  const trace = error instanceof Error ? (error.stack ?? String(error)) : String(error);
  return {
    code: EXIT.failed,
    message: [
      'This is a fault of Tightrope, not of what you asked. Please report it with the command, its input and these lines:',
      `tightrope ${version}, Node ${process.version}, ${process.platform} ${process.arch}`,
      withoutSigns(trace),
    ].join('\n'),
  };
}

/** More faults than this are counted, not shown. */
const MOST_SHOWN = 200;

/** Faults a line each, and how many there are. */
export function faultsText(faults: Fault[]): string {
  const shown = faults.slice(0, MOST_SHOWN).map(formatFault);
  const rest = faults.length > MOST_SHOWN ? [`and ${faults.length - MOST_SHOWN} more`] : [];
  return asCalled([...shown, ...rest].join('\n'));
}
