import type { FileEntry } from './import.ts';

/** The flags that say how to read claims from a table or an export. */
export interface QuestionFlags {
  format?: string;
  columns?: string[];
  set?: string[];
  zone?: string;
  phrases?: string;
}

export async function* questionEntries(_file: string, _flags: QuestionFlags): AsyncGenerator<FileEntry> {}
