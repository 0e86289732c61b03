import { formsOf, type JsonSchema, nodesAt } from '../../../situation/schema-nodes.ts';
import type { Situation } from '../../../situation/situation.ts';
import type { YamlContext } from './yaml-context.ts';

export interface Suggestion {
  label: string;
  /** What it means. */
  info?: string | undefined;
  /** What is written for it. */
  apply: string;
  /** How much of what is typed it replaces, from the end; all of it by default. */
  replaces?: string;
}

/** What may be typed at a place: keys and values of the schema, and the names that the situation has. */
export function suggestionsAt(
  { path, isKey, typed, siblings }: YamlContext,
  schema: JsonSchema,
  situation: Situation | undefined,
): Suggestion[] {
  const nodes = nodesAt(schema, path);
  const names = situation ? namesAt(path, isKey, situation) : [];
  if (isKey) {
    const keys = nodes.flatMap((node) => Object.entries((node.properties ?? {}) as Record<string, JsonSchema>));
    const known = new Set(siblings);
    return [
      ...keys.map(([key, node]) => ({ label: key, info: infoOf(node), apply: `${key}: ` })),
      ...names.map((name) => ({ label: name, apply: `${name}: ` })),
    ].filter(({ label }, k, all) => !known.has(label) && all.findIndex((one) => one.label === label) === k);
  }
  if (isCondition(path)) {
    const [word] = /[\p{L}\p{N}_]*$/u.exec(typed) ?? [''];
    return names.map((name) => ({ label: name, apply: name, replaces: word }));
  }
  const values = nodes.flatMap((node) => [
    ...((node.enum as unknown[] | undefined) ?? []),
    ...(node.const === undefined ? [] : [node.const]),
    ...(node.type === 'boolean' ? [true, false] : []),
  ]);
  const words = [...new Set([...values.map(String), ...names])];
  return [
    ...words.map((word) => ({ label: word, apply: word })),
    ...(typed === '' && takesQuantity(nodes) ? QUANTITIES : []),
  ];
}

const QUANTITIES: Suggestion[] = [
  { label: '{ low, mode, high }', info: 'a range with its best guess', apply: '{ low: , mode: , high:  }' },
  { label: '{ mean, sd }', info: 'a best guess, give or take', apply: '{ mean: , sd:  }' },
  { label: '[ , ]', info: 'one value for each of several experts', apply: '[ ,  ]' },
];

const takesQuantity = (nodes: readonly JsonSchema[]) =>
  nodes.some((node) => Object.hasOwn((node.properties as object | undefined) ?? {}, 'mode'));

const isCondition = (path: YamlContext['path']) => path.at(-1) === 'when' || path.at(-1) === 'asks';

/** A description, of the node itself or of what it may be. */
export const infoOf = (node: JsonSchema): string | undefined => {
  const said = formsOf(node).find(({ description, title }) => description ?? title);
  return (said?.description as string | undefined) ?? said?.title;
};

/** Names of the situation that belong at a path. */
export function namesAt(path: YamlContext['path'], isKey: boolean, situation: Situation): string[] {
  const [last, before] = [path.at(-1), path.at(-2)];
  const actors = Object.keys(situation.actors);
  const issues = Object.keys(situation.issues);
  const outcomes = Object.keys(situation.outcomes ?? {});
  if (isKey) {
    if (last === 'stances' || last === 'alternatives' || last === 'votes' || last === 'members') return actors;
    if (path[0] === 'resolved' && last === 'issues') return issues;
    if (path[0] === 'resolved' && last === 'outcomes') return outcomes;
    if (path[0] === 'outside' && last === 'classes') return outcomes;
    if (last === 'change') return changePaths(situation);
    return [];
  }
  if (isCondition(path)) return issues;
  if (last === 'caps' || last === 'floors') return issues;
  if (path[0] === 'dependence' && (last === 'of' || last === 'on')) return actors;
  if (last === 'agendaSetter' || last === 'ledBy') return actors;
  if (before === 'parties' || before === 'consent' || before === 'unanimity' || before === 'majority') return actors;
  if (before === 'issues') return issues;
  if (last === 'shock') return (situation.shocks ?? []).map(({ id }) => id);
  return [];
}

/** Paths of what a change may change. */
const changePaths = ({ actors, issues }: Situation): string[] => [
  ...Object.keys(actors).map((id) => `actors.${id}.capability`),
  ...Object.entries(issues).flatMap(([id, { stances }]) => [
    `issues.${id}.statusQuo`,
    ...Object.keys(stances).flatMap((actor) =>
      ['position', 'salience', 'veto'].map((part) => `issues.${id}.stances.${actor}.${part}`),
    ),
  ]),
];
