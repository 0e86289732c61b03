/** How many requests a client may send. */
export interface Rate {
  /** At once. */
  burst: number;
  /** A second, in the long run. */
  perSecond: number;
}

export const USUAL_RATE: Rate = { burst: 400, perSecond: 100 };

/** Clients that are remembered. */
const MOST_CLIENTS = 1000;

/**
 * Counts requests by client: a bucket that fills at a steady rate, of which each request takes one (a token bucket).
 *
 * @param clock milliseconds since 1970
 * @returns a function of a client's address: 0 if its request may be done, otherwise the seconds after which it may come again
 */
export function rateLimit({ burst, perSecond }: Rate, clock: () => number = Date.now): (client: string) => number {
  const buckets = new Map<string, { left: number; at: number }>();
  return (client) => {
    const now = clock();
    const bucket = buckets.get(client) ?? { left: burst, at: now };
    buckets.delete(client);
    bucket.left = Math.min(burst, bucket.left + (Math.max(0, now - bucket.at) / 1000) * perSecond);
    bucket.at = now;
    buckets.set(client, bucket);
    for (const oldest of buckets.keys()) {
      if (buckets.size <= MOST_CLIENTS) break;
      buckets.delete(oldest);
    }
    if (bucket.left < 1) return Math.ceil((1 - bucket.left) / perSecond);
    bucket.left--;
    return 0;
  };
}
