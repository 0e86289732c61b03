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
