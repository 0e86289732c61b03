/** A text that an exported page carries in itself, or that lies beside it. */
export type CarriedText = { text: string } | { at: string };

/** A situation that an exported page carries; the first of them is opened. */
export interface CarriedSituation {
  /** What the address calls it. */
  id: string;
  title: string;
  /** The name of its file, for messages and copies. */
  file: string;
  /** Tells its text from an older one under the same id. */
  version: string;
  situation: CarriedText;
  /** JSON Lines. */
  ledger?: CarriedText | undefined;
}

/** The name of the `meta` of a site that says where the list of situations lies. */
export const LIST_META = 'tightrope-situations';
/** Ids of what one HTML file carries: the list of situations, and the engine's script. */
export const CARRIED_IDS = { situations: 'tightrope-situations', engine: 'tightrope-engine' };
