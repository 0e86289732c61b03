import type { Entry, Seal, SealedEntry } from './entry.ts';
import { parseEntryLine } from './jsonl.ts';
import { ChainCheck } from './verify.ts';

/** A line of a ledger in JSON Lines. */
export interface ReadLine {
  /** From 1. */
  line: number;
  entry?: Entry & Partial<Seal>;
  /** What is wrong with it, in plain words. */
  fault?: string;
}

/** Reads a ledger in JSON Lines, one line after the other; entries with a seal must follow each other as they were sealed. */
export function lineReader(): (text: string) => ReadLine | undefined {
  let line = 0;
  let chain: ChainCheck | undefined;
  return (text) => {
    line++;
    if (text.trim() === '') return undefined;
    // A byte order mark is no part of the first line.
    const entry = parseEntryLine(line === 1 ? text.replace(/^\ufeff/, '') : text);
    if ('fault' in entry) return { line, fault: entry.fault };
    if (!isSealed(entry)) return { line, entry };
    if (chain === undefined && entry.seq > 1) {
      return { line, fault: `begins at entry ${entry.seq}, expected a ledger from its beginning` };
    }
    chain ??= new ChainCheck();
    const fault = chain.next(entry);
    return fault === undefined ? { line, entry } : { line, fault };
  };
}

const isSealed = (entry: Entry & Partial<Seal>): entry is SealedEntry =>
  entry.seq !== undefined && entry.recorded !== undefined && entry.hash !== undefined;
