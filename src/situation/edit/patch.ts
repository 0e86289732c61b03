/** A stretch of a text and what comes in its place. */
export interface Patch {
  from: number;
  to: number;
  text: string;
}

/** The text with some patches, which must not overlap; their places are those of the text as it is given. */
export function patched(text: string, patches: readonly Patch[]): string {
  let result = '';
  let at = 0;
  for (const { from, to, text: insert } of inOrder(patches)) {
    result += text.slice(at, from) + insert;
    at = to;
  }
  return result + text.slice(at);
}

/** The patches that undo some patches, for the text that these make. */
export function inversePatches(text: string, patches: readonly Patch[]): Patch[] {
  let shift = 0;
  return inOrder(patches).map(({ from, to, text: insert }) => {
    const start = from + shift;
    shift += insert.length - (to - from);
    return { from: start, to: start + insert.length, text: text.slice(from, to) };
  });
}

/** Letters that are compared at once: of a long text nearly all are alike. */
const STRETCH = 4096;

/** The one patch that makes the second text of the first: what is alike at both ends stays. */
export function difference(before: string, after: string): Patch | undefined {
  if (before === after) return undefined;
  const least = Math.min(before.length, after.length);
  let start = 0;
  const first = (text: string) => text.slice(start, start + STRETCH);
  while (start + STRETCH <= least && first(before) === first(after)) start += STRETCH;
  while (start < least && before[start] === after[start]) start++;
  let end = 0;
  const last = (text: string) => text.slice(text.length - end - STRETCH, text.length - end);
  while (end + STRETCH <= least - start && last(before) === last(after)) end += STRETCH;
  while (end < least - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return { from: start, to: before.length - end, text: after.slice(start, after.length - end) };
}

const inOrder = (patches: readonly Patch[]) => patches.toSorted((a, b) => a.from - b.from);
