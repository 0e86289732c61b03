import type { Situation } from '../../situation/situation.ts';
import type { Names } from '../words/names.ts';

/** What actors and issues are called, as reports call them. */
export function namesOfSituation({ actors, issues, outcomes = {} }: Situation): Names {
  const named = (map: Record<string, { name?: string; claim?: string }>) =>
    Object.fromEntries(Object.entries(map).map(([id, { name, claim }]) => [id, name ?? claim ?? id]));
  return { actors: named(actors), issues: named(issues), outcomes: named(outcomes) };
}
