import { countryOf } from '../../countries/countries.ts';
import { cameoActor } from './cameo-actor.ts';

/** What a name says of an actor. */
export interface NamedActor {
  /** Codes of its countries: one, or several where a field names several governments. */
  countries: readonly string[];
  /** What it is there: `Government`, `Military`, `Police`, a code of CAMEO, or the words in front of the brackets. */
  sector?: string | undefined;
}

const NOBODY: NamedActor = { countries: [] };

/** Words that lead to a country: what stands before `of`, or after the country, with the sector that they mean. */
const ROLE_WORDS: readonly (readonly [RegExp, string])[] = [
  [/^(?:(?:central |federal |national |transitional |interim )*governments?(?: forces)?|state forces)$/i, 'Government'],
  [/^(?:military|(?:military|armed|defen[cs]e) forces?|army|navy|air force|soldiers|troops)$/i, 'Military'],
  [/^(?:police|police forces?|gendarmerie)$/i, 'Police'],
];
const sectorOf = (words: string) => ROLE_WORDS.find(([pattern]) => pattern.test(words.trim()))?.[1];

/** Former and breakaway actors are still known by the country they belong to. */
const BEFORE =
  /^(?:(?:former|ex-|remnants of(?: the)?|mutiny of(?: the)?|mutineers of(?: the)?|elements of(?: the)?)\s*)+/i;
/** The time that a government is in office, as ACLED writes it, and the unit that may follow. */
const YEARS = /\s*\((?:\d{4})?\s*[-–—]\s*(?:\d{4})?\)\s*[^()]*$/;
const OF_COUNTRY = /^([^()]+?) of (?:the )?(.+)$/i;
const IN_BRACKETS = /^(.*\S)\s*\(([^()]+)\)$/;

/**
 * Country and role from the name of an actor, as ACLED, UCDP, ICEWS and others write it. One reader for all of them: `Government
 * of Myanmar (2021-)`, `Mutiny of Military Forces of Somalia (2022-)`, `Police (Australia)`, `BLRGOV`, `Belarus`, and
 * `Government of Australia, Government of United Kingdom`.
 *
 * @example readActorName('Police Forces of Turkey (2016-) Gendarmerie') // { countries: ['TUR'], sector: 'Police' }
 */
export function readActorName(name: string): NamedActor {
  const whole = readOne(name);
  if (whole.countries.length > 0) return whole;
  for (const between of [/\s*[;,/]\s*/, /\s*(?:[;,/&]|\band\b)\s*/i]) {
    const several = readSeveral(name.split(between));
    if (several !== undefined) return several;
  }
  return whole;
}

/** The same from a code of CAMEO in a column of such codes, where RUS is Russia. */
export function readActorCode(code: string): NamedActor {
  const actor = cameoActor(code);
  if (actor === undefined) return NOBODY;
  const [sector] = actor.roles;
  return { countries: [actor.country], ...(sector !== undefined && { sector }) };
}

/** Several actors in one field, each with a country; `Governments of Iran and Iraq` says the role once. */
function readSeveral(parts: readonly string[]): NamedActor | undefined {
  if (parts.length < 2 || parts.length > 50) return undefined;
  const read = parts.map(readOne);
  if (read.some(({ countries }) => countries.length === 0)) return undefined;
  const { sector } = read[0];
  const same = read.every((one) => one.sector === sector || one.sector === undefined);
  const countries = [...new Set(read.flatMap((one) => one.countries))];
  return { countries, ...(same && sector !== undefined && { sector }) };
}

function readOne(text: string): NamedActor {
  const name = text.replace(YEARS, '').replace(BEFORE, '').trim();
  const itself = countryOf(name, 'names');
  if (itself !== undefined) return { countries: [itself] };
  const coded = cameoActor(name);
  if (coded !== undefined && coded.roles.length > 0) return { countries: [coded.country], sector: coded.roles[0] };

  const [, role = '', of = ''] = OF_COUNTRY.exec(name) ?? [];
  const sector = sectorOf(role);
  const country = sector === undefined ? undefined : placed(of);
  if (country !== undefined) return { countries: [country], sector };

  const [, before, within] = IN_BRACKETS.exec(name) ?? [];
  if (before !== undefined) {
    const there = countryOf(within, 'names');
    const words = sectorOf(before) ?? before;
    return there === undefined ? { countries: [], sector: words } : { countries: [there], sector: words };
  }
  return after(name);
}

/** The country of `Iraq (Kurdistan)`, or of a name that itself has brackets, as `Myanmar (Burma)` has. */
function placed(of: string): string | undefined {
  const [, before] = IN_BRACKETS.exec(of) ?? [];
  return countryOf(of, 'names') ?? (before === undefined ? undefined : countryOf(before, 'names'));
}

/** `Ukraine Armed Forces`: the country in front of what the actor is. */
function after(name: string): NamedActor {
  const words = name.split(/\s+/);
  for (let from = 1; from < Math.min(words.length, 8); from++) {
    const sector = sectorOf(words.slice(from).join(' '));
    const country = sector && countryOf(words.slice(0, from).join(' '), 'names');
    if (country) return { countries: [country], sector };
  }
  return NOBODY;
}
