import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** A session of a browser lasts this long. */
const SESSION_DAYS = 30;
/** One-time tokens that nobody has used yet; the oldest goes first. */
const MOST_TOKENS = 16;

const secret = () => randomBytes(32).toString('base64url');
const hash = (text: string) => createHash('sha256').update(text).digest();
const alike = (a: string, b: string) => timingSafeEqual(hash(a), hash(b));

/** Who may ask: browsers by a cookie that a one-time token was exchanged for, scripts by the token of this run. */
export interface Sessions {
  /** The token of this run, for scripts and for `tightrope ledger`. */
  token: string;
  /** A token that one browser can exchange for a cookie. */
  oneTimeToken(): string;
  /** The cookie's value for a one-time token, which then is worth nothing; undefined if it is none. */
  exchange(token: string): { value: string; maxAge: number } | undefined;
  isSession(cookie: string): boolean;
  isToken(token: string): boolean;
}

/**
 * @param key signs the cookies; one that is kept makes them last over a restart
 * @param clock milliseconds since 1970
 */
export function sessions(key: string, clock: () => number = Date.now): Sessions {
  const token = secret();
  const unused = new Set<string>();
  const sign = (text: string) => createHmac('sha256', key).update(text).digest('base64url');
  return {
    token,
    oneTimeToken() {
      const made = secret();
      unused.add(made);
      for (const oldest of unused) if (unused.size > MOST_TOKENS) unused.delete(oldest);
      return made;
    },
    exchange(given) {
      const found = [...unused].find((one) => alike(one, given));
      if (found === undefined) return undefined;
      unused.delete(found);
      const maxAge = SESSION_DAYS * 86_400;
      const text = `${clock() + maxAge * 1000}.${secret()}`;
      return { value: `${text}.${sign(text)}`, maxAge };
    },
    isSession(cookie) {
      const [until, nonce, mac, ...more] = cookie.split('.');
      if (mac === undefined || more.length > 0 || !alike(mac, sign(`${until}.${nonce}`))) return false;
      return Number(until) > clock();
    },
    isToken: (given) => alike(given, token),
  };
}
