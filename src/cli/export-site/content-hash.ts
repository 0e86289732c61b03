import { createHash } from 'node:crypto';

/** What the names of files carry, so that another content has another name. */
export const contentHash = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex').slice(0, 16);
