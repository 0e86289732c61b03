import { COUNCIL_NAMES, type CouncilName } from './council.ts';
import { councilFaults } from './council-faults.ts';
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
 * @param names of the actors, by id
 */
export function ruleFaults(
  id: string,
  issue: Map,
  names: ReadonlyMap<string, string | undefined>,
  source: Source,
  add: (path: Path, message: string, where?: Where) => void,
): void {
  const path = ['issues', id];
  const stances = mapOf(issue.stances);
  const rule = mapOf(issue.rule);
  const speaks = (actor: string, has: string, at: Path, where?: Where) => {
    if (!names.has(actor)) add(at, unknownName('actor', actor, names.keys()), where);
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
    councilFaults({ id, council, stances, members: rule.members, names }, source, add, speaks);
  }

  const setter = issue.agendaSetter;
  if (typeof setter !== 'string') return;
  const at = [...path, 'agendaSetter'];
  speaks(setter, 'sets the agenda', at);
  if (issue.rule === undefined && !Object.values(stances).some((stance) => mapOf(stance).veto === true)) {
    add(at, `nobody can refuse what ${quoteName(setter)} proposes, expected a \`rule\` or a stance with \`veto\``);
  }
}
