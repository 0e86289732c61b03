/** What is open for editing, and beside what. */
export type Opened =
  | { kind: 'stance'; issue: string; actor: string; beside: DOMRect }
  | { kind: 'actor' | 'issue'; id: string; beside: DOMRect };
