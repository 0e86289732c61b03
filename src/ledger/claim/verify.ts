import { countOf } from '../../numeric/count-of.ts';
import { GENESIS, type SealedEntry, sealHash } from './entry.ts';

/** The last entry of a ledger. Given to another person, it lets them check later that no entry before it was changed. */
export interface Head {
  seq: number;
  hash: string;
}

export interface Verification {
  head: Head;
  /** Entries that are not what they were when they were written down. */
  broken: { seq: number; message: string }[];
  /** Broken entries beyond those listed. */
  more: number;
  /** Entries recorded at an earlier time than the one before: the clock was set back, or they come from another ledger. */
  clockWentBack: number;
}

const MOST_LISTED = 100;

/**
 * Walks a chain of entries and compares each hash with what the entry says. An entry that was edited is named itself, even
 * where its hash was made anew: then the one after it no longer follows.
 */
export class ChainCheck {
  private head: Head;
  private recorded = '';
  private broken: { seq: number; message: string }[] = [];
  private count = 0;
  private clockWentBack = 0;

  /** @param from what stands before the first entry given; the beginning of the ledger by default */
  constructor(from: Head = { seq: 0, hash: GENESIS }) {
    this.head = from;
  }

  /** @returns what is wrong with the entry, if it does not follow */
  next(entry: SealedEntry): string | undefined {
    const { seq, hash, recorded } = entry;
    const fault = this.faultOf(entry);
    if (fault !== undefined) this.fault(seq, fault);
    if (recorded < this.recorded) this.clockWentBack++;
    this.recorded = recorded;
    this.head = { seq, hash };
    return fault;
  }

  private faultOf(entry: SealedEntry): string | undefined {
    const { seq, hash } = entry;
    const next = this.head.seq + 1;
    if (seq > next)
      return `${countOf(seq - next, 'entry', 'entries')} before it ${seq - next === 1 ? 'is' : 'are'} missing`;
    if (seq < next) return 'its place is taken twice';
    if (sealHash(this.head.hash, entry) === hash) return undefined;
    return 'it, or the hash of the one before it, was changed after it was written down';
  }

  fault(seq: number, message: string): void {
    this.count++;
    if (this.broken.length < MOST_LISTED) this.broken.push({ seq, message });
  }

  result(): Verification {
    const { head, broken, clockWentBack } = this;
    return { head, broken, more: this.count - broken.length, clockWentBack };
  }
}
