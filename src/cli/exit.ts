import { type Fault, formatFault } from '../situation/fault.ts';

/** What the command's exit code says. */
export const EXIT = { ok: 0, failed: 1, faults: 2, interrupted: 130 } as const;

/** A reason to stop that the user can act on: shown as it is, without a stack. */
export class Stop extends Error {
  readonly code: number;
  constructor(message: string, code: number = EXIT.faults) {
    super(message);
    this.name = 'Stop';
    this.code = code;
  }
}

/** More faults than this are counted, not shown. */
const MOST_SHOWN = 200;

/** Faults a line each, and how many there are. */
export function faultsText(faults: Fault[]): string {
  const shown = faults.slice(0, MOST_SHOWN).map(formatFault);
  const rest = faults.length > MOST_SHOWN ? [`and ${faults.length - MOST_SHOWN} more`] : [];
  return [...shown, ...rest].join('\n');
}
