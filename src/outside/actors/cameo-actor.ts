import { countryOf } from '../../countries/countries.ts';
import { ACTOR_ROLES } from './roles.ts';

/** What a code of CAMEO says of an actor. */
export interface CameoActor {
  /** ISO 3166-1 alpha-3. */
  country: string;
  /** Codes of three letters, the first the one that counts most: GOV, MIL. */
  roles: string[];
}

/**
 * Reads a code such as BLRGOV: a country, then what the actor is, in steps of three letters.
 *
 * @returns undefined where it is not such a code, like a name in capitals (MINSK)
 * @see Schrodt 2012, CAMEO: Event and Actor Codebook (version 1.1b3), chapter 3
 */
export function cameoActor(code: string): CameoActor | undefined {
  if (!/^(?:[A-Z]{3}){1,5}$/.test(code)) return undefined;
  const [first, ...roles] = code.match(/.{3}/g) as string[];
  const country = countryOf(first, 'cameo');
  if (country === undefined || !roles.every((role) => Object.hasOwn(ACTOR_ROLES, role))) return undefined;
  return { country, roles };
}

/** Names with a role that leave no doubt that a column has codes. */
const ENOUGH = 2;

/**
 * Whether a column of names has codes of CAMEO: all are capitals in steps of three letters, most are read as an actor's code, and
 * some of these have a role. Then RUS is Russia, which in a column of names might be the initials of anything.
 *
 * @param names what stands in the column, empty cells apart
 * @returns codes with a role that tell it; undefined where these are names
 * @example codesOfActors(['RUS', 'RUSGOV', 'UKRMIL', 'IGO']) // ['RUSGOV', 'UKRMIL']
 */
export function codesOfActors(names: Iterable<string>): string[] | undefined {
  const all = [...new Set(names)];
  if (!all.every((name) => /^(?:[A-Z]{3})+$|^-+$/.test(name))) return undefined;
  const read = all.map(cameoActor);
  const withRole = all.filter((_, i) => (read[i]?.roles.length ?? 0) > 0);
  const actors = read.filter((actor) => actor !== undefined);
  return withRole.length >= ENOUGH && 2 * actors.length > all.length ? withRole : undefined;
}
