import { TightropeError } from '../numeric/errors.ts';
import { FaultError, withoutSigns } from '../situation/fault.ts';
import { version } from '../version.ts';
import { Refusal } from './refusal.ts';

/** What the body of every error looks like. */
export interface ErrorBody {
  error: { code: string; message: string; faults?: FaultError['faults'] };
}

/** An error as an answer. */
export interface ErrorAnswer {
  status: number;
  headers: Record<string, string>;
  body: ErrorBody;
}

/** Statuses of errors of the system that a request can bring about. */
const OF_SYSTEM: Record<string, [status: number, message: string]> = {
  ENAMETOOLONG: [400, 'the name is too long for this disk'],
  EINVAL: [400, 'the disk takes no such name'],
  ENOENT: [404, 'no such file'],
  ENOTDIR: [404, 'no such file'],
  EACCES: [403, 'the file may not be read or written'],
  EPERM: [403, 'the file may not be read or written'],
  EROFS: [403, 'the folder may only be read'],
  EISDIR: [409, 'it is a folder'],
  ENOSPC: [507, 'no space is left on the disk; nothing that was written before is lost'],
};

/** The answer to an error: the messages are those of the command. */
export function errorAnswer(error: unknown): ErrorAnswer {
  if (error instanceof Refusal) return answer(error.status, error.kind, error.message, error.headers);
  if (error instanceof FaultError) {
    const { faults } = error;
    // A fault of a request has a path into it, one of a text a place there.
    const status = faults.some(({ place }) => place !== undefined) ? 422 : 400;
    const shown = answer(status, 'faults', error.message);
    shown.body.error.faults = faults;
    return shown;
  }
  const system = systemErrorOf(error);
  if (system) return answer(system[0], 'system', system[1]);
  if (error instanceof TightropeError) {
    const refused = /^(ledger|events)/.test(error.code);
    return answer(refused ? 409 : 400, error.code, error.message);
  }
  const message = `this is a fault of Tightrope ${version}, not of the request; the terminal of the server has more`;
  return answer(500, 'failed', message);
}

function answer(status: number, code: string, message: string, headers: Record<string, string> = {}): ErrorAnswer {
  return { status, headers, body: { error: { code, message: withoutSigns(message) } } };
}

/** What the system says, of an error or of its cause. */
function systemErrorOf(error: unknown): [number, string] | undefined {
  for (let inner = error; typeof inner === 'object' && inner !== null; ) {
    const { code, syscall, cause } = inner as NodeJS.ErrnoException;
    if (syscall !== undefined && code !== undefined && Object.hasOwn(OF_SYSTEM, code)) return OF_SYSTEM[code];
    inner = cause;
  }
  return undefined;
}
