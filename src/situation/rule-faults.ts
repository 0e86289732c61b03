import { COUNCIL_NAMES, type CouncilName, type CouncilSeats, membersOf, seatsOf } from './council.ts';
import { quoteName, unknownName } from './nearest.ts';
import type { Path, Source, Where } from './source.ts';

type Map = Record<string, unknown>;
const mapOf = (value: unknown): Map =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Map) : {};

/**
 * What is wrong with who decides an issue: votes, seats in a council and an agenda setter must belong to somebody
 * who takes a stance.
 *
 * @param issue as the file has it, with whatever other faults
 */
export function ruleFaults(
  id: string,
  issue: Map,
  actors: ReadonlySet<string>,
  source: Source,
  add: (path: Path, message: string, where?: Where) => void,
): void {
  const path = ['issues', id];
  const stances = mapOf(issue.stances);
  const rule = mapOf(issue.rule);
  const speaks = (actor: string, has: string, at: Path, where?: Where) => {
    if (!actors.has(actor)) add(at, unknownName('actor', actor, actors), where);
    else if (!Object.hasOwn(stances, actor)) {
      add(at, `${quoteName(actor)} ${has} but takes no stance on ${quoteName(id)}`, where);
    }
  };

  const { votes } = rule;
  for (const voter of Object.keys(mapOf(votes))) {
    const at = [...path, 'rule', 'votes', voter];
    speaks(voter, 'has votes', at, source.placeOfKey(at));
  }
  if (votes !== undefined && votes === mapOf(votes) && Object.values(votes as Map).every((n) => n === 0)) {
    add([...path, 'rule', 'votes'], `nobody has a vote on ${quoteName(id)}`);
  }

  const council = rule.council as CouncilName;
  if (COUNCIL_NAMES.includes(council)) {
    const known = membersOf(council);
    const given = rule.members === undefined ? undefined : mapOf(rule.members);
    const taken = new Set<string>();
    for (const [actor, codes] of Object.entries(given ?? {})) {
      const at = [...path, 'rule', 'members', actor];
      speaks(actor, 'has a seat', at, source.placeOfKey(at));
      for (const code of [codes].flat().map(String)) {
        if (!known.includes(code)) add(at, unknownName(`member of ${council}`, code, known));
        else if (taken.has(code)) add(at, `${quoteName(code)} has two actors that speak for it, expected one`);
        taken.add(code);
      }
    }
    const seats = given as CouncilSeats | undefined;
    if (!Object.keys(stances).some((actor) => seatsOf(actor, council, seats).length > 0)) {
      const how = 'expected `members`, from actor to member state such as DE';
      add([...path, 'rule'], `nobody who takes a stance on ${quoteName(id)} has a seat in ${council}, ${how}`);
    }
  }

  const setter = issue.agendaSetter;
  if (typeof setter !== 'string') return;
  const at = [...path, 'agendaSetter'];
  speaks(setter, 'sets the agenda', at);
  if (issue.rule === undefined && !Object.values(stances).some((stance) => mapOf(stance).veto === true)) {
    add(at, `nobody can refuse what ${quoteName(setter)} proposes, expected a \`rule\` or a stance with \`veto\``);
  }
}
