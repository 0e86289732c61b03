import { isMap, isPair, isSeq, type Node, type Pair } from 'yaml';
import type { Path } from '../source.ts';
import { entryAt, rootOf } from './entry-at.ts';

/** A stretch of a text. */
export interface TextStretch {
  from: number;
  to: number;
}

/** Finds paths by places and places by paths in one YAML text, which may have faults. */
export interface Places {
  /** The path of what stands at a place: the innermost entry that holds it. */
  pathAt(offset: number): Path;
  /** Where the entry at a path stands, with its key; undefined where there is none. */
  stretchOf(path: Path): TextStretch | undefined;
}

export function placesIn(text: string): Places {
  const root = rootOf(text);
  return {
    pathAt(offset) {
      const path: (string | number)[] = [];
      let node: Node | null = root;
      while (isMap(node) || isSeq(node)) {
        const entries: [step: string | number, entry: Pair | Node][] = isMap(node)
          ? node.items.map((pair) => [String((pair.key as { value?: unknown }).value), pair])
          : node.items.map((item, k) => [k, item as Node]);
        const found = entries.findLast(([, entry]) => firstPlaceOf(entry) <= offset && offset <= lastPlaceOf(entry));
        if (!found) break;
        const [step, entry] = found;
        path.push(step);
        node = isPair(entry) ? (entry.value as Node | null) : entry;
      }
      return path;
    },
    stretchOf(path) {
      let node: Node | null = root;
      let entry: Pair | Node | undefined;
      for (const step of path) {
        entry = entryAt(node, step);
        if (entry === undefined) return undefined;
        node = isPair(entry) ? (entry.value as Node | null) : entry;
      }
      if (entry === undefined) return undefined;
      const from = firstPlaceOf(entry);
      // A block ends where the next one begins: the space between belongs to neither.
      return { from, to: from + text.slice(from, lastPlaceOf(entry)).trimEnd().length };
    },
  };
}

const firstPlaceOf = (entry: Pair | Node): number => (isPair(entry) ? (entry.key as Node) : entry).range?.[0] ?? 0;

function lastPlaceOf(entry: Pair | Node): number {
  if (!isPair(entry)) return entry.range?.[1] ?? 0;
  return (entry.value as Node | null)?.range?.[1] ?? (entry.key as Node).range?.[1] ?? 0;
}
