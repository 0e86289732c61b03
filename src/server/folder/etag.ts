import { createHash } from 'node:crypto';

/** A file as it was read. */
export interface ReadFile {
  bytes: Uint8Array;
  etag: string;
}

/** The ETag of a text: a hash of its bytes, the same in every tab, editor and restart. */
export const etagOf = (bytes: Uint8Array | string): string =>
  `"${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}"`;

/**
 * Whether a header such as `If-Match` names an ETag: a list of them, or `*` for any.
 *
 * @param weak also `W/"..."`, which a proxy makes of it where it compresses; a write takes none
 */
export function namesEtag(header: string, etag: string, { weak = false } = {}): boolean {
  const named = header.split(',').map((part) => part.trim());
  return named.some((one) => one === '*' || one === etag || (weak && one === `W/${etag}`));
}
