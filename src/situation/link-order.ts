import { groupBy } from '../numeric/group-by.ts';
/** A link as far as the order matters: which issues its condition reads and which one it moves. */
export interface LinkReads {
  reads: string[];
  moves: string;
}

/**
 * The order in which links apply: whatever moves an issue comes before whatever reads it, so that
 * the result does not depend on their order in the file. Links in a circle have no such order.
 *
 * @returns indices in order, and the names of a circle (closed: first name repeated) or none
 */
export function linkOrder(links: LinkReads[]): { order: number[]; circle: string[] } {
  const order: number[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const moving = groupBy(links.keys(), (i) => links[i].moves);

  const settle = (issue: string, trail: string[]): string[] => {
    if (state.get(issue) === 'done') return [];
    if (state.get(issue) === 'open') return [...trail.slice(trail.indexOf(issue)), issue];
    state.set(issue, 'open');
    const own = moving.get(issue) ?? [];
    for (const i of own) {
      for (const read of links[i].reads) {
        const circle = settle(read, [...trail, issue]);
        if (circle.length > 0) return circle;
      }
    }
    order.push(...own);
    state.set(issue, 'done');
    return [];
  };
  for (const issue of [...moving.keys()].sort()) {
    const circle = settle(issue, []);
    if (circle.length > 0) return { order: [], circle };
  }
  return { order, circle: [] };
}
