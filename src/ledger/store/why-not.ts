const REASONS: Record<string, string> = {
  ENOSPC: 'no space is left on its disk; nothing that was written down before is lost',
  EACCES: 'may not be read and written, and a ledger in a folder needs both',
  EPERM: 'may not be read and written, and a ledger in a folder needs both',
  EROFS: 'lies on a disk that may only be read; a ledger in a folder needs to write',
  ENOTDIR: 'is not a folder',
  EEXIST: 'is not a folder',
  ECONNREFUSED: 'nobody answers there: is PostgreSQL running?',
  ENOTFOUND: 'there is no such machine',
  ETIMEDOUT: 'no answer came in time',
  '28P01': 'wrong password',
  '28000': 'this user may not log in',
  '3D000': 'there is no such database',
  '42501': 'this user may not do that',
  '53100': 'no space is left on its disk; nothing that was written down before is lost',
  '57P03': 'the server is starting or stopping',
  '25006': 'may only be read',
};

/** Numbers of faults as the embedded database passes them on: those of the system it was built for (wasi). */
const WASI: Record<number, string> = { 2: 'EACCES', 51: 'ENOSPC', 63: 'EPERM', 69: 'EROFS' };

/** Why a database will not do something, from the first cause that says so. */
export function whyNot(error: unknown): string {
  for (let inner = error; typeof inner === 'object' && inner !== null; ) {
    const { code, errno, message, cause, errors } = inner as NodeJS.ErrnoException & Partial<AggregateError>;
    const reason = REASONS[code ?? WASI[errno ?? 0] ?? ''];
    if (reason) return reason;
    if (/no space left/i.test(message ?? '')) return REASONS.ENOSPC;
    inner = cause ?? errors?.[0];
  }
  const last = innermost(error);
  return last instanceof Error ? last.message : JSON.stringify(last);
}

const innermost = (error: unknown): unknown =>
  error instanceof Error && error.cause !== undefined ? innermost(error.cause) : error;
