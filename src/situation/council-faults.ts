import { quoteName, unknownName } from '../numeric/nearest-name.ts';
import { type CouncilName, memberNamed, membersOf, standing } from './council.ts';
import { mapOf, type PlainMap } from './plain-map.ts';
import type { Path, Source, Where } from './source.ts';

/** A rule of the Council, as the file has it. */
export interface CouncilRule {
  /** The issue. */
  id: string;
  council: CouncilName;
  stances: PlainMap;
  members: unknown;
  /** Names of the actors, by id. */
  names: ReadonlyMap<string, string | undefined>;
}

/**
 * What is wrong with the seats of a council: each actor with a stance is a member by its id or name, speaks for those that
 * `members` gives it, or is known to have no seat. A law must not pass because a member was misspelt.
 *
 * @param speaks adds a fault where an actor is unknown or takes no stance
 */
export function councilFaults(
  { id, council, stances, members, names }: CouncilRule,
  source: Source,
  add: (path: Path, message: string, where?: Where) => void,
  speaks: (actor: string, has: string, at: Path, where?: Where) => void,
): void {
  const path: Path = ['issues', id, 'rule'];
  const known = membersOf(council);
  const given = mapOf(members);
  const taken = new Set<string>();
  const take = (code: string, at: Path, where?: Where) => {
    if (taken.has(code)) add(at, `${quoteName(code)} has two actors that speak for it, expected one`, where);
    taken.add(code);
  };
  for (const [actor, codes] of Object.entries(given)) {
    const at = [...path, 'members', actor];
    speaks(actor, 'has a seat', at, source.placeOfKey(at));
    for (const text of [codes].flat().map(String)) {
      const code = memberNamed(text);
      if (code === undefined || !known.includes(code)) add(at, unknownName(`member of ${council}`, text, known));
      else take(code, at);
    }
  }
  const unknown: string[] = [];
  for (const actor of Object.keys(stances)) {
    if (Object.hasOwn(given, actor)) continue;
    const found = standing(actor, names.get(actor));
    if (found === 'unknown') unknown.push(actor);
    const at: Path = ['issues', id, 'stances', actor];
    if (typeof found === 'object' && known.includes(found.member)) take(found.member, at, source.placeOfKey(at));
  }
  if (taken.size === 0) {
    const how = 'expected `members`, from actor to member state such as DE';
    add(path, `nobody who takes a stance on ${quoteName(id)} has a seat in ${council}, ${how}`);
    return;
  }
  for (const actor of unknown) {
    const at: Path = ['issues', id, 'stances', actor];
    const how = `\`members: { ${actor}: DE }\` says for whom it speaks, \`[]\` for nobody`;
    add(at, `${quoteName(actor)} is not a member of ${council} by its id or name; ${how}`, source.placeOfKey(at));
  }
}
