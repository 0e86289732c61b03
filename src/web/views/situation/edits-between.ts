import type { Edit } from '../../../situation/edit/edit-text.ts';
import type { Path } from '../../../situation/source.ts';

type PlainMap = Record<string, unknown>;
const isMap = (value: unknown): value is PlainMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The edits that make one value of another at a path: only what differs is written, so that comments and layout of the rest stay.
 *
 * @param after undefined: nothing stands there any more
 */
export function editsBetween(at: Path, before: unknown, after: unknown): Edit[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (after === undefined) return before === undefined ? [] : [{ at, remove: true }];
  if (isMap(before) && isMap(after) && Object.keys(after).some((key) => Object.hasOwn(before, key)))
    return [
      // A map that loses its last entry would go as a whole: what is new comes first.
      ...Object.keys(after).flatMap((key) =>
        editsBetween([...at, key], Object.hasOwn(before, key) ? before[key] : undefined, after[key]),
      ),
      ...Object.keys(before).flatMap((key): Edit[] =>
        Object.hasOwn(after, key) ? [] : [{ at: [...at, key], remove: true }],
      ),
    ];
  if (Array.isArray(before) && Array.isArray(after) && before.length > 0 && after.length > 0)
    return ofLists(at, before, after);
  return [{ at, put: after }];
}

/** Items that are alike at both ends stay; from the end on, so that earlier indices hold. */
function ofLists(at: Path, before: readonly unknown[], after: readonly unknown[]): Edit[] {
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  if (after.length < before.length) {
    let start = 0;
    while (start < after.length && same(before[start], after[start])) start++;
    const gone = before.length - after.length;
    const isCut = after.slice(start).every((one, k) => same(one, before[start + gone + k]));
    if (!isCut) return [{ at, put: after }];
    return Array.from({ length: gone }, (_, k): Edit => ({ at: [...at, start + gone - 1 - k], remove: true }));
  }
  return after.flatMap((one, k): Edit[] =>
    k < before.length ? editsBetween([...at, k], before[k], one) : [{ at: [...at, k], put: one }],
  );
}
