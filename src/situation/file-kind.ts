/** What the first bytes of files say that are not text, and of two that are. */
const KINDS: [kind: string, bytes: number[]][] = [
  ['zip', [0x50, 0x4b, 3, 4]],
  ['zip', [0x50, 0x4b, 5, 6]],
  ['an old Office file (.xls or .doc)', [0xd0, 0xcf, 0x11, 0xe0]],
  ['a PDF file', [0x25, 0x50, 0x44, 0x46]],
  ['an RTF document', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['a PNG picture', [0x89, 0x50, 0x4e, 0x47]],
  ['a JPEG picture', [0xff, 0xd8, 0xff]],
  ['a file packed by gzip', [0x1f, 0x8b]],
  ['a Parquet file', [0x50, 0x41, 0x52, 0x31]],
  ['a database of SQLite', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20]],
];

/** What kind of file some bytes are the beginning of, in words; undefined if they may be a text. */
export const fileKind = (bytes: Uint8Array): string | undefined =>
  KINDS.find(([, start]) => start.every((byte, i) => bytes[i] === byte))?.[0];

/** What a zip archive holds, by the names in its directory, which stands at its end; undefined if that is not known. */
export function archiveKind(bytes: Uint8Array): string | undefined {
  const directory = new TextDecoder('latin1').decode(bytes.subarray(-65_536));
  if (directory.includes('word/document.xml')) return 'a Word document';
  if (directory.includes('xl/workbook.')) return 'a spreadsheet';
  if (directory.includes('ppt/presentation.xml')) return 'a PowerPoint file';
  return directory.includes('content.xml') ? 'an OpenDocument file' : undefined;
}
