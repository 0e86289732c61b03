/** A situation with what belongs to it. */
export interface KeptData {
  /** The name of its file. */
  file: string;
  text: string;
  /** JSON Lines. */
  ledger?: string | undefined;
  /** What it was before; milliseconds since 1970. */
  versions: readonly { at: number; text: string }[];
}

/** All that a reader has in a home. */
export interface AllData {
  situations: readonly KeptData[];
  /** The ledger of a folder, JSON Lines. */
  ledger?: string | undefined;
  /** What this browser keeps for the page, by key. */
  settings: ReadonlyMap<string, string>;
}

/** All data unpack to no more than this, so that what is written can be read back. */
export const MOST_UNPACKED = 100_000_000;
