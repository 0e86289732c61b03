import { quoteName, unknownName } from '../numeric/nearest-name.ts';
import { isPossible } from './chance.ts';
import { COUNCIL_NAMES, type CouncilName } from './council.ts';
import { councilFaults } from './council-faults.ts';
import { mapOf, type PlainMap } from './plain-map.ts';
import { quantityIn } from './quick/quick.ts';
import type { Path, Source, Where } from './source.ts';

/**
 * What is wrong with who decides an issue: votes, seats in a council and an agenda setter must belong to an actor
 * that takes a stance, and who can refuse a change needs a status quo to fall back to.
 *
 * @param issue as the file has it, with whatever other faults
 * @param names of the actors, by id
 * @param settled an agreement settles it, so that it is clear what holds without one: no deal
 */
export function ruleFaults(
  id: string,
  issue: PlainMap,
  names: ReadonlyMap<string, string | undefined>,
  source: Source,
  add: (path: Path, message: string, where?: Where) => void,
  settled = false,
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

  const { statusQuo } = issue;
  const falls = 'expected a `statusQuo` of the issue: where it stays if nothing is agreed';
  if (statusQuo === undefined && issue.rule !== undefined && !settled) {
    add([...path, 'rule'], `a rule says what can replace the status quo, and ${quoteName(id)} has none: ${falls}`);
  }
  for (const [actor, stance] of Object.entries(stances)) {
    if (statusQuo !== undefined || settled || !canRefuse(mapOf(stance).veto)) continue;
    const why = `${quoteName(id)} has no status quo that the veto of ${quoteName(actor)} could keep`;
    add([...path, 'stances', actor, 'veto'], `${why}, ${falls}`);
  }
  if (issue.binds !== undefined && issue.rule === undefined) {
    add([...path, 'binds'], `${quoteName(id)} has no rule that could bind, expected a \`rule\``);
  }

  for (const kind of ['unanimity', 'majority'] as const) {
    const members = rule[kind];
    if (!Array.isArray(members)) continue;
    members.forEach((member, i) => {
      const at = [...path, 'rule', kind, i];
      speaks(String(member), 'has a vote', at);
      if (members.indexOf(member) < i) add(at, `${quoteName(String(member))} is there twice`);
    });
  }

  const { votes } = rule;
  for (const voter of Object.keys(mapOf(votes))) {
    const at = [...path, 'rule', 'votes', voter];
    speaks(voter, 'has votes', at, source.placeOfKey(at));
  }
  if (votes !== undefined && votes === mapOf(votes) && Object.values(votes as PlainMap).every((n) => n === 0)) {
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
  if (issue.rule === undefined && !Object.values(stances).some((stance) => canRefuse(mapOf(stance).veto))) {
    add(at, `nobody can refuse what ${quoteName(setter)} proposes, expected a \`rule\` or a stance with \`veto\``);
  }
}

/** Whether a veto, as the file has it, could be used. */
export function canRefuse(veto: unknown): boolean {
  if (typeof veto === 'boolean') return veto;
  const chance = quantityIn(veto);
  return chance !== undefined && isPossible(chance);
}
