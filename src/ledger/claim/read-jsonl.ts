import type { Entry, Seal, SealedEntry } from './entry.ts';
import { parseEntryLine } from './jsonl.ts';
import { headerFault } from './ledger-format.ts';
import { ChainCheck } from './verify.ts';

/** A line of a ledger in JSON Lines. */
export interface ReadLine {
  /** From 1. */
  line: number;
  entry?: Entry & Partial<Seal>;
  /** What is wrong with it, in plain words. */
  fault?: string;
  /** Nothing after it can be believed. */
  end?: true;
  /** The line says that the ledger is of a format that is not read here. */
  format?: true;
}

/**
 * Reads a ledger in JSON Lines, one line after the other. Entries with a seal must follow each other as they were sealed: at
 * the first one that does not, or that cannot be read, the rest is worth nothing (`end`). Lines without a seal, which people
 * write, stand each by itself, and are recorded when they are read.
 */
export function lineReader(): (text: string) => ReadLine | undefined {
  let line = 0;
  let chain: ChainCheck | undefined;
  return (text) => {
    line++;
    if (text.trim() === '') return undefined;
    const header = headerFault(text);
    if (header !== undefined) return header === '' ? undefined : { line, fault: header, end: true, format: true };
    // A byte order mark is no part of the first line.
    const entry = parseEntryLine(line === 1 ? text.replace(/^\ufeff/, '') : text);
    if ('fault' in entry) return { line, fault: entry.fault, ...(chain && { end: true }) };
    if (!isSealed(entry)) {
      // A time of recording without a seal proves nothing and is ignored; an incomplete seal counts as broken.
      if (entry.seq !== undefined || entry.hash !== undefined) {
        const fault = 'has a part of a seal, expected `seq`, `recorded` and `hash` together, or none of them';
        return { line, fault, ...(chain && { end: true }) };
      }
      const { seq: _, recorded: __, hash: ___, ...unsealed } = entry;
      return { line, entry: unsealed as Entry };
    }
    if (chain === undefined && entry.seq > 1) {
      return { line, fault: `begins at entry ${entry.seq}, expected a ledger from its beginning`, end: true };
    }
    chain ??= new ChainCheck();
    const fault = chain.next(entry);
    return fault === undefined ? { line, entry } : { line, fault, end: true };
  };
}

const isSealed = (entry: Entry & Partial<Seal>): entry is SealedEntry =>
  entry.seq !== undefined && entry.recorded !== undefined && entry.hash !== undefined;
