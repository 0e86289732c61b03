import { isMap, type PlainMap } from '../../situation/plain-map.ts';

/** What stands at a path of a plain value now; without `put` nothing does. */
export interface SentChange {
  at: readonly string[];
  put?: unknown;
}

/** Maps down to this depth are told of entry by entry where they are new, so that a large value can be sent in pieces. */
const DEPTH = 2;

/**
 * What makes one plain value of another, without what is alike in both.
 *
 * @param before undefined: nothing is known yet
 */
export function sentChanges(before: unknown, after: unknown, at: readonly string[] = []): SentChange[] {
  if (isSame(before, after)) return [];
  if (!isMap(after) || (!isMap(before) && at.length >= DEPTH)) return [{ at, put: after }];
  const were = isMap(before) ? Object.keys(before) : [];
  const are = Object.keys(after);
  const gone = were.filter((key) => !Object.hasOwn(after, key));
  const kept = were.filter((key) => Object.hasOwn(after, key));
  // Entries keep their order: what is new must come last, or the whole is sent.
  if (kept.some((key, k) => are[k] !== key)) return [{ at, put: after }];
  return [
    ...(isMap(before) && are.length > 0 ? [] : [{ at, put: {} }]),
    ...(are.length > 0 ? gone.map((key) => ({ at: [...at, key] })) : []),
    ...are.flatMap((key, k) => sentChanges(k < kept.length ? own(before, key) : undefined, after[key], [...at, key])),
  ];
}

const own = (map: unknown, key: string): unknown => (map as PlainMap)[key];

/** Whether two plain values say the same, keys in the same order. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((one, k) => isSame(one, b[k]));
  if (!isMap(a) || !isMap(b)) return false;
  const keys = Object.keys(a);
  const others = Object.keys(b);
  return keys.length === others.length && keys.every((key, k) => key === others[k] && isSame(a[key], b[key]));
}

/** The value with some changes, which are made in their order; what they leave alone is shared with the value before. */
export function withChanges(before: unknown, changes: readonly SentChange[]): unknown {
  const whole: PlainMap = { value: before };
  /** Copies, which may be written to. */
  const ours = new Set<unknown>([whole]);
  for (const change of changes) {
    const path = ['value', ...change.at];
    let map = whole;
    for (const key of path.slice(0, -1)) {
      if (!ours.has(map[key])) {
        set(map, key, { ...(map[key] as PlainMap) });
        ours.add(map[key]);
      }
      map = map[key] as PlainMap;
    }
    const last = path[path.length - 1];
    if (!('put' in change)) delete map[last];
    else set(map, last, change.put);
  }
  return whole.value;
}

/** An entry of its own, whatever its key: `__proto__` would otherwise be the map's prototype. */
const set = (map: PlainMap, key: string, value: unknown) =>
  Object.defineProperty(map, key, { value, writable: true, enumerable: true, configurable: true });

/** Values that are sent in one piece: more of them would hold up the page for longer than a frame. */
const MOST = 15_000;

/** Changes in pieces, none of which is large. */
export function* inPieces(changes: readonly SentChange[]): Generator<SentChange[]> {
  let piece: SentChange[] = [];
  let size = 0;
  for (const change of changes) {
    const more = sizeOf(change.put);
    if (piece.length > 0 && size + more > MOST) {
      yield piece;
      piece = [];
      size = 0;
    }
    piece.push(change);
    size += more;
  }
  if (piece.length > 0) yield piece;
}

/** How many values there are in a value. */
function sizeOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce<number>((sum, one) => sum + sizeOf(one), 1);
}
