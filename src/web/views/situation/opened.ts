/** A stance that is open for editing, and beside what. */
export interface Opened {
  issue: string;
  actor: string;
  beside: DOMRect;
}
