/**
 * What was asked for cannot be done: an option, a name, a day or a file is wrong. The message says what was found and what is
 * expected, and is meant for the user as it stands; the command ends with exit code 2. Anything else that is thrown, such as a
 * RangeError of the engine, is a fault of the program and not of its user.
 */
export class UsageError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}
