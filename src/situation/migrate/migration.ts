import type { Patch } from '../edit/patch.ts';
import type { Path } from '../source.ts';

/** A step from an older format of a file to the next one. */
export interface Migration {
  /** The format that it begins with; the result is of the next one. */
  from: number;
  /** What is written otherwise since, in words. */
  says: string;
  /** Where it is seen. */
  at: Path;
  /** Whether a file, as it was read, is written in the old way. */
  concerns(value: unknown): boolean;
  /** What changes in the text: all else in it stays, comments and layout too. */
  patches(text: string): Patch[];
}
