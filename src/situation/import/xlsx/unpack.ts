import { unzipSync } from 'fflate';

/** A workbook that unpacks to more than this is refused. */
const LARGEST_UNPACKED = 100_000_000;

/** Why a file is not read as a workbook. */
export class WorkbookFault extends Error {
  readonly cell?: string;
  constructor(message: string, cell?: string) {
    super(message);
    this.name = 'WorkbookFault';
    if (cell !== undefined) this.cell = cell;
  }
}

/**
 * The names of the files in a zip archive, and what is in each; nothing is unpacked before its size is known, and of no
 * file more than its size.
 *
 * @throws WorkbookFault if it is not an archive, or unpacks to too much
 */
export function unpack(bytes: Uint8Array): { names: Set<string>; read(name: string): string | undefined } {
  const names = new Set<string>();
  let size = 0;
  zipped(bytes, ({ name, originalSize }) => {
    names.add(name);
    size += originalSize;
    return false;
  });
  if (size > LARGEST_UNPACKED)
    throw new WorkbookFault(`unpacks to ${size} bytes, expected at most ${LARGEST_UNPACKED}`);
  return {
    names,
    read: (name) => {
      const contents = zipped(bytes, (file) => file.name === name);
      return Object.hasOwn(contents, name) ? new TextDecoder().decode(contents[name]) : undefined;
    },
  };
}

function zipped(bytes: Uint8Array, filter: (file: { name: string; originalSize: number }) => boolean) {
  try {
    return unzipSync(bytes, { filter });
  } catch {
    throw new WorkbookFault('not a readable .xlsx workbook');
  }
}
