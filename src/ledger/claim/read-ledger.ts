import { UsageError } from '../../numeric/errors.ts';
import { checkGivenText, checkIterable } from '../../numeric/given.ts';
import { type Fault, MOST_FAULTS } from '../../situation/fault.ts';
import { claimIdOf, type Entry } from './entry.ts';
import { historiesOf } from './histories.ts';
import type { History } from './history.ts';
import { ContentCounts, judge, type KnownClaims, nothingKnown } from './judge.ts';
import { lineReader } from './read-jsonl.ts';

/** A ledger that was read from a file. */
export interface ReadLedger {
  histories: History[];
  /** Errors: then the histories are worth nothing. Warnings: what stands there twice and is taken once. */
  faults: Fault[];
}

/** The message where a sealed ledger breaks off. */
export const SEALED_END = 'a sealed ledger is read up to its first fault, and nothing after it';

/** The message where a file has a claim twice with different fields. */
export const otherwise = (id: string, line: number, differs: readonly string[]): string =>
  `${id}: line ${line} has this claim with another ${differs.join(', ')}, expected a claim to stand there once`;

/** The entries of a ledger that was read, and what the next entry is judged by. */
export interface ReadEntries {
  entries: Entry[];
  known: KnownClaims;
  faults: Fault[];
}

/**
 * Reads a whole ledger in JSON Lines, with every check of an import: each entry is sound and fits its claim, which stands
 * before it; nothing is made or resolved later than it was written down; a claim stands there once; sealed entries follow
 * each other as they were sealed.
 *
 * @param lines the lines of the file, in their order
 * @param file its name, for messages
 * @param now the clock, milliseconds since 1970
 * @example readLedger('{"entry":"claim",...}\n{"entry":"resolution",...}'.split('\n'), 'ledger.jsonl', Date.now())
 */
export async function readLedger(
  lines: Iterable<string> | AsyncIterable<string>,
  file: string,
  now: number,
): Promise<ReadLedger> {
  checkIterable(lines, 'readLedger', "the lines of a ledger: text.split('\\n'), or those of `node:readline`");
  checkGivenText(file, 'readLedger', 'the name of the file, for messages');
  if (typeof now !== 'number')
    throw new UsageError('readLedger: the clock is missing, expected milliseconds such as Date.now()');
  const { entries, faults } = await readEntries(lines, file, now);
  return { histories: historiesOf(entries), faults };
}

/** The same, for a ledger that goes on: its entries, and what is known after them. */
export async function readEntries(
  lines: Iterable<string> | AsyncIterable<string>,
  file: string,
  now: number,
): Promise<ReadEntries> {
  const read = lineReader();
  const known = nothingKnown();
  const told = new ContentCounts();
  const firstAt = new Map<string, number>();
  const entries: Entry[] = [];
  const faults: Fault[] = [];
  const add = (line: number, message: string, severity: Fault['severity'] = 'error'): void => {
    if (faults.length < MOST_FAULTS) faults.push({ file, place: { line, column: 1 }, message, severity });
  };
  for await (const text of lines) {
    const found = read(text);
    if (found === undefined) continue;
    const { line, entry } = found;
    if (entry === undefined) add(line, found.fault as string);
    if (found.end) {
      if (!found.format) add(line, SEALED_END);
      break;
    }
    if (entry === undefined) continue;
    const judged = judge(entry, known, now, told);
    const id = claimIdOf(entry);
    if (judged.state === 'refused') add(line, `${id}: ${judged.message}`);
    else if (judged.state === 'known') {
      if (entry.entry !== 'claim') add(line, `${id}: stands there already, and is taken once`, 'warning');
      else if (judged.differs === undefined)
        add(line, `${id}: stands in line ${firstAt.get(id)} already, and is taken once`, 'warning');
      else add(line, otherwise(id, firstAt.get(id) as number, judged.differs));
    } else {
      if (entry.entry === 'claim') firstAt.set(id, line);
      entries.push(entry);
    }
  }
  return { entries, known, faults };
}
