import { Unzlib, zlibSync } from 'fflate';
import { adler32 } from './adler32.ts';
import { type Shared, sharedOf } from './shared.ts';

/** Longer links are cut by mail programs and messengers: a file takes their place. */
export const LONGEST_LINK = 8000;
/** What is opened: some more than what is made, for a page with a longer address. */
const LONGEST_READ = 16_000;
const LARGEST_SITUATION = 8_000_000;
/** Packed bytes that are unpacked at a time: what comes out of them stays small, however hostile they are. */
const LINK_STEP = 256;

/** A situation and its view as letters for the fragment of an address: JSON, packed by zlib, in base64url. */
export function packed(shared: Shared): string {
  const bytes = zlibSync(new TextEncoder().encode(JSON.stringify(shared)), { level: 9 });
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** What a link brings, or why it cannot be opened. */
export type OpenedLink = { shared: Shared; refused?: undefined } | { shared?: undefined; refused: string };

const CUT =
  'The link is not whole: it was cut or changed on its way. Ask for it again, or for a file. Nothing here was changed.';

/** Reads the letters of a link. They may come from anybody: what is cut, changed or too large is refused. */
export function unpacked(letters: string): OpenedLink {
  if (letters.length > LONGEST_READ)
    return {
      refused: `The link has ${letters.length} characters, expected at most ${LONGEST_READ}. Ask for a file instead. Nothing here was changed.`,
    };
  if (!/^[\w-]+$/.test(letters)) return { refused: CUT };
  try {
    const binary = atob(letters.replaceAll('-', '+').replaceAll('_', '/'));
    const text = inflated(Uint8Array.from(binary, (letter) => letter.charCodeAt(0)));
    if (text === undefined) return { refused: CUT };
    const shared = sharedOf(JSON.parse(text));
    return shared ? { shared } : { refused: 'The link holds no situation. Nothing here was changed.' };
  } catch {
    return { refused: CUT };
  }
}

/** Unpacks in small steps up to a bound; undefined if the sum at the end, which fflate does not look at, is not that of the text. */
function inflated(bytes: Uint8Array): string | undefined {
  const parts: Uint8Array[] = [];
  let size = 0;
  const stream = new Unzlib((part) => {
    size += part.length;
    parts.push(part);
  });
  for (let at = 0; at < bytes.length; at += LINK_STEP) {
    stream.push(bytes.slice(at, at + LINK_STEP), at + LINK_STEP >= bytes.length);
    if (size > LARGEST_SITUATION) return undefined;
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  const end = new DataView(bytes.buffer, bytes.length - 4).getUint32(0);
  return end === adler32(whole) ? new TextDecoder('utf-8', { fatal: true }).decode(whole) : undefined;
}
