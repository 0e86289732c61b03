import { structuredPatch } from 'diff';

/** A line of the difference of two texts, with its numbers there. */
export interface ChangedLine {
  kind: 'same' | 'added' | 'removed';
  /** Its number before and after, from 1. */
  before?: number;
  after?: number;
  text: string;
}

/** How one text became another. */
export interface TextChange {
  added: number;
  removed: number;
  /** Stretches of lines with what changed and a few lines around it, in their order. */
  stretches: ChangedLine[][];
  /** Lines of these that are left out, where there are too many to look at. */
  left: number;
  /** Too much is different to say how line by line. */
  isTooMuch?: boolean;
}

/** Lines of context around a change. */
const AROUND = 2;
/** Lines that are shown; nobody reads more of them. */
const MOST_LINES = 600;
/** Two texts that have little in common are not compared for longer. */
const PATIENCE_MS = 2000;

/** The difference of two texts, line by line. */
export function textChange(before: string, after: string): TextChange {
  const options = { context: AROUND, timeout: PATIENCE_MS };
  const patch = structuredPatch('', '', before, after, undefined, undefined, options);
  if (patch === undefined) return { added: 0, removed: 0, stretches: [], left: 0, isTooMuch: true };
  const count = { added: 0, removed: 0, lines: 0, left: 0 };
  const stretches = patch.hunks.map(({ oldStart, newStart, lines }) => {
    let [from, to] = [oldStart, newStart];
    const shown: ChangedLine[] = [];
    for (const line of lines) {
      // "\ No newline at end of file" is no line of either text.
      const kind = KINDS[line[0]];
      if (kind === undefined) continue;
      const numbers = {
        ...(kind !== 'added' && { before: from++ }),
        ...(kind !== 'removed' && { after: to++ }),
      };
      if (kind !== 'same') count[kind]++;
      if (count.lines++ < MOST_LINES) shown.push({ kind, ...numbers, text: line.slice(1) });
      else count.left++;
    }
    return shown;
  });
  const { added, removed, left } = count;
  return { added, removed, left, stretches: stretches.filter((lines) => lines.length > 0) };
}

const KINDS: Record<string, ChangedLine['kind'] | undefined> = { '+': 'added', '-': 'removed', ' ': 'same' };
