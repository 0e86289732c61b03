import { seedsOf } from '../numeric/random.ts';

/**
 * Puts groups into folds, each group whole, in an order that depends on their names and the seed alone.
 *
 * @param groups the group of each item
 * @returns the fold of each item, 0 to folds - 1; no more folds than groups
 */
export function foldsOf(groups: readonly string[], folds: number, seed: number): Int32Array {
  const names = [...new Set(groups)];
  const key = new Map(names.map((name) => [name, seedsOf(name, seed, 1)[0]]));
  names.sort((a, b) => (key.get(a) as number) - (key.get(b) as number) || (a < b ? -1 : 1));
  const count = Math.min(folds, names.length);
  const foldOf = new Map(names.map((name, k) => [name, k % count]));
  return Int32Array.from(groups, (group) => foldOf.get(group) as number);
}
