import type { Situation } from '../../../situation/situation.ts';
import { type FaultyEntry, outlineKey } from '../../engine/outline.ts';
import type { GridPlace } from './grid-place.ts';

/** The places of the grid that are missing or wrong: the actors first, then issue by issue with its stances. */
export function placesToFill(situation: Situation, faulty: ReadonlyMap<string, FaultyEntry>): GridPlace[] {
  if (faulty.size === 0) return [];
  const actors = Object.keys(situation.actors);
  const places = actors.flatMap((id, column) => (faulty.has(outlineKey(['actors', id])) ? [{ row: -1, column }] : []));
  Object.keys(situation.issues).forEach((issue, row) => {
    if (faulty.has(outlineKey(['issues', issue]))) places.push({ row, column: -1 });
    actors.forEach((actor, column) => {
      if (faulty.has(outlineKey(['issues', issue, 'stances', actor]))) places.push({ row, column });
    });
  });
  return places;
}

/** The first of them after a place, in the same order; undefined after the last. */
export function nextToFill(places: readonly GridPlace[], after: GridPlace): GridPlace | undefined {
  const isBehind = ({ row, column }: GridPlace) => row > after.row || (row === after.row && column > after.column);
  return places.find(isBehind);
}
