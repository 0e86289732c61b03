import { idInWords } from '../../../report/words/id.ts';
import { shortName } from '../../../report/words/names.ts';
import type { Situation } from '../../../situation/situation.ts';

/** What heads a column: the short name of an actor. */
export function actorName({ actors }: Situation, id: string): string {
  if (!Object.hasOwn(actors, id)) return id;
  const { short, name = id } = actors[id];
  return short ?? shortName(id, name);
}

export const fullActorName = ({ actors }: Situation, id: string): string =>
  (Object.hasOwn(actors, id) ? actors[id].name : undefined) ?? idInWords(id);

export const issueName = ({ issues }: Situation, id: string): string =>
  (Object.hasOwn(issues, id) ? issues[id].name : undefined) ?? idInWords(id);

/** What an actor wants on an issue; undefined where it has no stance. */
export const stanceOf = ({ issues }: Situation, issue: string, actor: string) => {
  const stances = Object.hasOwn(issues, issue) ? issues[issue].stances : {};
  return Object.hasOwn(stances, actor) ? stances[actor] : undefined;
};
