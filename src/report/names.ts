import type { Forecast } from '../forecast/forecast.ts';

/** What actors, issues and outcomes are called, by id. */
export interface Names {
  actors: Record<string, string>;
  issues: Record<string, string>;
  outcomes: Record<string, string>;
}

export function namesOf({ actors, issues, outcomes }: Forecast): Names {
  const byId = (list: { id: string; name: string }[]) => Object.fromEntries(list.map(({ id, name }) => [id, name]));
  return {
    actors: byId(actors),
    issues: byId(issues),
    outcomes: byId(
      outcomes.map(({ id, claim, by }) => {
        const shared = outcomes.filter((other) => other.claim === claim).length > 1;
        return { id, name: `${claim ?? id}${shared ? ` (${by ?? id})` : ''}` };
      }),
    ),
  };
}

const PARTS: Record<string, string> = {
  position: 'what {actor} wants on {issue}',
  salience: 'how much {actor} cares about {issue}',
  capability: 'the capability of {actor} on {issue}',
  veto: 'the veto of {actor} on {issue}',
};

/**
 * An input in words: `issues.currency.stances.minsk.salience` is "how much Minsk cares about the currency".
 *
 * @param path as changes name it
 */
export function pathInWords(path: string, names: Names): string {
  const [root, ...rest] = path.split('.');
  const actor = (id: string) => names.actors[id] ?? id;
  const issue = (id: string) => names.issues[id] ?? id;
  if (root === 'actors') return `the capability of ${actor(rest[0])}`;
  if (root === 'issues' && rest[1] === 'statusQuo') return `the status quo of ${issue(rest[0])}`;
  if (root === 'issues' && PARTS[rest[3]]) {
    return PARTS[rest[3]].replace('{actor}', () => actor(rest[2])).replace('{issue}', () => issue(rest[0]));
  }
  if (root === 'dependence') {
    const [of, on, domain, part, partner] = rest;
    const need = `${actor(of)}'s need of ${actor(on)} for ${domain}`;
    if (part === 'strength') return `the strength of ${need}`;
    return part === 'alternatives'
      ? `how much of ${need} ${actor(partner)} can meet`
      : `how much of ${need} can be met otherwise`;
  }
  if (root === 'links') return `the level at which link ${Number(rest[0]) + 1} caps or raises`;
  return path;
}
