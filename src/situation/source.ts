import type { Place } from './fault.ts';

/** One step into a value: a key of a map or an index of a list. */
export type Path = readonly (string | number)[];

/** Where a fault is: at a place in a text, or at a path into plain data. */
export type Where = { place: Place; path?: undefined } | { path: Path; place?: undefined };

/** Plain data with a place for each of its parts; it may come from a file or a program. */
export interface Source {
  value: unknown;
  /** Where the value at a path is, or the nearest thing around it. */
  placeOf(path: Path): Where;
  /** Where the key at a path is. */
  placeOfKey(path: Path): Where;
  /** Where the sign `offset` characters into the text at a path is. */
  placeInText(path: Path, offset: number): Where;
}
