/** A situation in a home, as a list shows it. */
export interface HomeEntry {
  /** What the home knows it by: a file's path in the folder, or an id of the browser. */
  id: string;
  title: string;
  /** Milliseconds since 1970. */
  changed: number;
}

/** A situation that is open. */
export interface OpenSituation {
  id: string;
  /** What messages call it. */
  file: string;
  text: string;
  /** What the home has now: a write says what it replaces. */
  version: string;
}

/** A text that a situation had before. */
export interface EarlierText {
  id: string;
  /** Milliseconds since 1970. */
  at: number;
  /** What happened at that moment: the text was committed and stood from then on, or it was replaced and stood until then. */
  is: 'committed' | 'replaced';
  by?: string | undefined;
  message?: string | undefined;
}

/** What became of a write. */
export type Saved =
  | { state: 'saved'; version: string }
  /** Somebody else wrote it in the meantime: nothing is overwritten. */
  | { state: 'conflict'; theirs: OpenSituation | undefined }
  /** It could not be written: why, and what is safe, in a sentence. */
  | { state: 'failed'; why: string; isUnreached?: boolean };

/** What became of a ledger that was written. */
export type LedgerKept = { state: 'saved' } | { state: 'changed' } | { state: 'failed'; why: string };

/** What a page wants to know of what others do in a home. */
export interface Watching {
  /** A situation was written; without a version it is gone. */
  situation?(id: string, version: string | undefined): void;
  /** Something was written into a ledger: that beside a situation, or that of the server's folder. */
  ledger?(beside: string | undefined): void;
  /** A file of the folder was written that situations may read: a ledger in JSON Lines, a store of events, names of actors. */
  beside?(file: string): void;
  /** Some of it was missed, as after a break: what is open is to be read again. */
  missed?(): void;
}

/** Where situations are kept: this browser, or the folder of `tightrope serve`. Users and roles will come with a third one. */
export interface Home {
  readonly kind: 'browser' | 'server';
  /** What a reader should know before anything is written, such as that a private window keeps nothing. */
  readonly notice?: string | undefined;
  list(): Promise<HomeEntry[]>;
  open(id: string): Promise<OpenSituation>;
  /** Makes a new one, with the ledger beside it, if any; the home may change the name so that it is free. */
  create(name: string, text: string, ledger?: string): Promise<OpenSituation>;
  /** Writes a text in place of the version that was read, and reads it back. */
  save(opened: Pick<OpenSituation, 'id' | 'file' | 'version'>, text: string): Promise<Saved>;
  remove(id: string): Promise<void>;
  /** The ledger file that lies beside a situation, if there is one and the page reads it itself. */
  ledgerBeside(id: string, name: string): Promise<string | undefined>;
  /** Writes a text in place of the ledger beside a situation. Missing where the server keeps the ledger itself. */
  keepLedger?(id: string, before: string | undefined, text: string): Promise<LedgerKept>;
  /** What the situation was before, newest first. */
  versions(id: string): Promise<EarlierText[]>;
  /** The text of a version. To restore it, write it. */
  version(id: string, version: string): Promise<string>;
  /** Keeps versions that came from elsewhere, oldest first. Missing where the home makes its own. */
  takeVersions?(id: string, versions: readonly { at: number; text: string }[]): Promise<void>;
  /** Tells of changes that others make, until the function that it returns is called. */
  watch(watching: Watching): () => void;
}
