/** How the bytes of a text file stand for letters. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface DecodedText {
  /** Without a byte order mark. */
  text: string;
  encoding: Encoding;
  /** True where nothing in the file says so: accents in it may be wrong, and the user should be told. */
  guessed: boolean;
}

/** What Windows-1252 has at 0x80 to 0x9f; Node 20 leaves control characters there, browsers do not. Five are unused. */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** The number of bytes that are looked at to see whether the file is a text. */
const LOOKED_AT = 4096;

/**
 * Bytes as text: by their byte order mark; as UTF-16 where every second byte of the beginning is zero; as UTF-8; and where
 * they are not UTF-8, as Windows-1252 (Latin 1), in which Excel writes its CSV in Western Europe.
 *
 * @returns undefined if they are not text: a picture, an archive, anything else with control characters
 * @example decodeText(new Uint8Array([0x4d, 0xfc])) // { text: 'Mü', encoding: 'windows-1252', guessed: true }
 */
export function decodeText(bytes: Uint8Array): DecodedText | undefined {
  const marked = markOf(bytes);
  const encoding = marked ?? wideWithoutMark(bytes) ?? 'utf-8';
  const text = decodedAs(encoding, bytes);
  if (text !== undefined) return isProse(text) ? { text, encoding, guessed: false } : undefined;
  if (marked !== undefined) return undefined;
  const latin = decodedAs('windows-1252', bytes)?.replace(
    /[\u0080-\u009f]/g,
    (sign) => HIGH[sign.charCodeAt(0) - 0x80],
  );
  return latin !== undefined && isProse(latin) ? { text: latin, encoding: 'windows-1252', guessed: true } : undefined;
}

function markOf(bytes: Uint8Array): Encoding | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** UTF-16 by its zeros: in a table most letters are below 256, so that one byte of each two is zero. */
function wideWithoutMark(bytes: Uint8Array): Encoding | undefined {
  const length = Math.min(bytes.length, LOOKED_AT) & ~1;
  const zeros = [0, 0];
  for (let i = 0; i < length; i++) if (bytes[i] === 0) zeros[i & 1]++;
  const most = length / 2;
  if (length < 4 || bytes.length % 2 === 1) return undefined;
  if (zeros[1] > 0.6 * most && zeros[0] === 0) return 'utf-16le';
  return zeros[0] > 0.6 * most && zeros[1] === 0 ? 'utf-16be' : undefined;
}

function decodedAs(encoding: Encoding, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** No control characters but tab, line ends and form feed in its beginning. */
const isProse = (text: string): boolean =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
  !/[\u0000-\u0008\u000b\u000e-\u001a\u001c-\u001f\u0080-\u009f]/.test(text.slice(0, LOOKED_AT));
