import { useState } from 'react';
import { LARGEST_BYTES } from '../../../situation/yaml-source.ts';
import { ask } from '../../engine/client.ts';
import type { ImportChoices, Imported } from '../../engine/protocol.ts';
import { begin } from './begin.ts';
import { closeDialog } from './opening.ts';

/** What was given to be read, and what came of it. */
export interface ImportReading {
  file: string;
  bytes: Uint8Array;
  choices: ImportChoices;
  /** Missing while it is read. */
  result?: Imported;
  /** Why it could not be read at all. */
  trouble?: string;
}

/** Reads a file or a pasted table; what is read without a word to say opens at once, beside all that is there. */
export function useImport() {
  const [reading, setReading] = useState<ImportReading | undefined>();
  const read = async (file: string, bytes: Uint8Array, choices: ImportChoices = {}) => {
    const one: ImportReading = { file, bytes, choices };
    setReading(one);
    try {
      const result = await ask('import', { bytes, file, options: choices }).answer;
      if (!result) return;
      setReading({ ...one, result });
      if (result.text !== undefined && result.isSound && result.faults.length === 0)
        await begin(result.name, result.text);
    } catch (error) {
      setReading({ ...one, trouble: (error as Error).message });
    }
  };
  return {
    reading,
    forget: () => setReading(undefined),
    readBytes: read,
    async readFile(file: File) {
      const none = new Uint8Array();
      // What the page itself saved comes back as it was.
      const { openGiven } = await import('../../share/given-file.ts');
      if (await openGiven(file).catch(() => false)) return closeDialog();
      if (file.size > LARGEST_BYTES) {
        const trouble = `The file has ${file.size} bytes, expected at most ${LARGEST_BYTES}.`;
        return setReading({ file: file.name, bytes: none, choices: {}, trouble });
      }
      try {
        await read(file.name, new Uint8Array(await file.arrayBuffer()));
      } catch {
        const trouble = 'The browser cannot read it: is it a folder, or was it moved?';
        setReading({ file: file.name, bytes: none, choices: {}, trouble });
      }
    },
  };
}
