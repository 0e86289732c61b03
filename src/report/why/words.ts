import type { GroupSensitivity, Sensitivity } from '../../inside/sensitivity/sensitivity.ts';
import type { Names } from '../words/names.ts';
import { chance } from '../words/numbers.ts';

/** With an outcome so rare, or so nearly certain, variance comes from a handful of draws and says nothing. */
const RARE = 0.02;

/** Whether the draws can tell what moves an answer. */
export function isTelling({ kind, variance, inputs }: Sensitivity, probability: number | undefined): boolean {
  const rare = kind === 'outcome' && probability !== undefined && Math.min(probability, 1 - probability) < RARE;
  return variance > 0 && inputs.length > 0 && !rare;
}

export const TOO_RARE_IN_WORDS =
  'It comes out the same in nearly all futures: too few differ to tell which inputs move it.';

/** An index as a share: what lies outside 0 to 1 is the error of its estimate. */
export const indexInWords = (value: number) => chance(Math.min(1, Math.max(0, value)));

/** The bootstrap interval of a total index. */
export const indexInterval = ({ total }: Pick<GroupSensitivity, 'total'>) =>
  `${indexInWords(total.low)} to ${indexInWords(total.high)}`;

/** Which actors, issues and kinds of input matter most for an answer. */
export function groupsInWords({ byActor, byIssue, byKind }: Sensitivity, names: Names): string {
  const list = (groups: GroupSensitivity[], name: (id: string) => string) =>
    groups
      .slice(0, 3)
      .filter(({ total }) => total.value >= 0.01)
      .map((group) => `${name(group.id)} ${indexInWords(group.total.value)} (${indexInterval(group)})`)
      .join(', ');
  const parts = [
    ['By actor', list(byActor, (id) => names.actors[id] ?? id)],
    ['by issue', list(byIssue, (id) => names.issues[id] ?? id)],
    ['by kind of input', list(byKind, (id) => KINDS[id] ?? id)],
  ].filter(([, text]) => text !== '');
  return parts.length > 0
    ? `${parts.map(([what, text]) => `${what}: ${text}`).join('; ')}.`
    : 'No input matters by itself.';
}

const KINDS: Record<string, string> = {
  statusQuo: 'status quo',
  link: 'links',
  veto: 'use of vetoes',
  rule: 'whether rules bind',
};
