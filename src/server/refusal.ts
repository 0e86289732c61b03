import { UsageError } from '../numeric/errors.ts';

/** The kinds of errors of the API; `docs/http-api.md` says what each means. */
export type RefusalCode =
  | 'request'
  | 'token'
  | 'origin'
  | 'host'
  | 'not-found'
  | 'method'
  | 'conflict'
  | 'not-ready'
  | 'cancelled'
  | 'changed'
  | 'too-large'
  | 'media-type'
  | 'if-match'
  | 'too-many';

const STATUS: Record<RefusalCode, number> = {
  ...{ request: 400, token: 401, origin: 403, host: 421, 'not-found': 404, method: 405 },
  ...{ conflict: 409, 'not-ready': 409, cancelled: 409 },
  ...{ changed: 412, 'too-large': 413, 'media-type': 415, 'if-match': 428, 'too-many': 429 },
};

/** A request that is not done, with its status and further headers. The message is meant for the user as it stands. */
export class Refusal extends UsageError {
  readonly kind: RefusalCode;
  readonly status: number;
  readonly headers: Record<string, string>;
  constructor(kind: RefusalCode, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.kind = kind;
    this.status = STATUS[kind];
    this.headers = headers;
  }
}
