/** What kind an error is, for programs: it stays the same from version to version, while messages may change. */
export type ErrorCode =
  /** An option, a name, a day or a file is wrong. */
  | 'usage'
  /** A situation, a table or options have faults; `faults` of the error holds each with its place. */
  | 'faults'
  /** A condition cannot be read. */
  | 'condition'
  /** The ledger refuses an entry, or is in use. */
  | 'ledger'
  | 'ledger-damaged'
  /** There is no ledger yet. */
  | 'ledger-missing'
  /** The store of events cannot do what was asked, or is in use. */
  | 'events'
  /** A mapping of columns asks for what a file of events does not have. */
  | 'events-mapping'
  | 'events-damaged'
  /** A table of events for `nextEvents` cannot be read. */
  | 'table'
  /** A question to `nextEvents` cannot be asked. */
  | 'question'
  /** The command ends here. */
  | 'exit';

/**
 * What Tightrope throws, for a reason that is stated. Anything else that is thrown is a fault of the program.
 *
 * @example
 * try {
 *   forecast(situation, options);
 * } catch (error) {
 *   if (!(error instanceof TightropeError)) throw error;
 *   console.error(error.code, error.message); // usage unknown scenario `sanctoins`, did you mean `sanctions`?
 * }
 */
export class TightropeError extends Error {
  readonly code: ErrorCode = 'usage';
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/**
 * What was asked for cannot be done: an option, a name, a day or a file is wrong. The message says what was found and what is
 * expected, for the user; the command ends with exit code 2.
 *
 * @example
 * if (error instanceof UsageError) console.error(error.message); // unknown scenario `sanctoins`, did you mean `sanctions`?
 */
export class UsageError extends TightropeError {}

/** An error of JavaScript itself. */
export const isOfLanguage = (error: unknown): error is Error =>
  error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError;
