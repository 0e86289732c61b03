import { UsageError } from '../numeric/errors.ts';

/** A place in a text file, both counted from 1. */
export interface Place {
  line: number;
  column: number;
}

/** One thing that is wrong (or, as a warning, worth knowing) about an input, with where it is. */
export interface Fault {
  /** The file as the user named it. */
  file: string;
  /** Where in a text file. */
  place?: Place | undefined;
  /** Where in a spreadsheet, for example `stances!C7`. */
  cell?: string;
  /** Where in a value of a program: keys and indices, from the outside in. */
  path?: readonly (string | number)[] | undefined;
  /** What was found, what would be right and the nearest valid name, in plain words. */
  message: string;
  /** A warning does not stop the file from being used. */
  severity: 'error' | 'warning';
}

/** What a message says of a placeholder, such as those that `tightrope new` writes. */
export const TO_FILL_IN = 'is still to be filled in';

export const isToFillIn = ({ message }: Fault): boolean => message.includes(TO_FILL_IN);

/**
 * `file:line:column: message`, the form editors and terminals make clickable; for a value of a program
 * `situation.issues.fee.statusQuo: message`.
 *
 * @example
 * const { faults } = readSituation(text, 'gas.yaml');
 * for (const fault of faults) console.error(formatFault(fault)); // gas.yaml:9:22: position 120 is outside the scale ...
 */
export function formatFault({ file, place, cell, path = [], message, severity }: Fault): string {
  const inside = path.map(stepText).join('');
  const where = place ? `${file}:${place.line}:${place.column}` : cell ? `${file}:${cell}` : `${file}${inside}`;
  const said = place || cell ? message : withoutName(message, path);
  return withoutSigns(`${where}: ${severity === 'warning' ? 'warning: ' : ''}${said}`);
}

/** A message without the name that it begins with, where the path before it ends in that name. */
function withoutName(message: string, path: readonly (string | number)[]): string {
  const keys = path.filter((step) => typeof step === 'string');
  const name = [keys.slice(-2).join(' '), keys.at(-1) ?? ''].find((one) => one !== '' && message.startsWith(one));
  const rest = name === undefined ? '' : message.slice(name.length);
  const [joint] = /^(: | is (?=[-\d])| (?=is |has |[-\d`]))/.exec(rest) ?? [];
  return joint === undefined ? message : rest.slice(joint.length);
}

/** A step of a path as JavaScript has it. */
function stepText(step: string | number): string {
  if (typeof step === 'string' && /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(step)) return `.${step}`;
  return `[${JSON.stringify(typeof step === 'string' ? step.slice(0, 80) : step)}]`;
}

const STEERING =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is taken out
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** A message without signs that steer the terminal or turn what follows; what a hostile file says is shown, not done. */
export const withoutSigns = (message: string): string => message.replace(STEERING, '\ufffd');

/** Faults in reading order, so that a user can mend a file from top to bottom. */
export function sortFaults(faults: Fault[]): Fault[] {
  const line = (fault: Fault) => fault.place?.line ?? 0;
  const column = (fault: Fault) => fault.place?.column ?? 0;
  return faults.toSorted((a, b) => line(a) - line(b) || column(a) - column(b));
}

/**
 * Thrown where a faulty input reaches a function that needs a sound one; carries every fault.
 *
 * @example
 * try {
 *   parseSituation(text, 'gas.yaml');
 * } catch (error) {
 *   if (error instanceof FaultError) for (const { path, message } of error.faults) console.error(path, message);
 * }
 */
export class FaultError extends UsageError {
  override readonly code = 'faults';
  readonly faults: Fault[];
  constructor(faults: Fault[]) {
    super(faults.map(formatFault).join('\n'));
    this.faults = faults;
  }
}

/** A file is read no further after this many faults. */
export const MOST_FAULTS = 1000;

/** Thrown to stop a pass over a file that has more faults than anyone will mend in one go. */
export class TooManyFaults extends Error {}
