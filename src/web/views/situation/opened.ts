/** A stance that is open for editing, and beside what. */
export interface OpenStance {
  issue: string;
  actor: string;
  beside: DOMRect;
}
