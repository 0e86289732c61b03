import type { Edit } from '../../../situation/edit/edit-text.ts';
import type { Situation } from '../../../situation/situation.ts';
import type { Path } from '../../../situation/source.ts';
import { editsBetween } from './edits-between.ts';

export type NamedKind = 'actors' | 'issues';

const LISTS_OF_ACTORS = new Set(['parties', 'consent', 'unanimity', 'majority']);
const MAPS_OF_ACTORS = new Set(['stances', 'votes', 'members', 'alternatives']);
const WORD = /\p{L}[\p{L}\p{N}_]*/gu;

/** Whether a step of a path such as `dependence.minsk.china.market.alternatives.west` names an actor or an issue. */
function namesIn(kind: NamedKind, [section, ...steps]: readonly string[], k: number): boolean {
  if (section === kind) return k === 1;
  if (kind === 'issues') return false;
  if (section === 'issues') return k === 3 && steps[1] === 'stances';
  return section === 'dependence' && (k === 1 || k === 2 || steps[k - 2] === 'alternatives');
}

/** What a key of the map at a path becomes where a name becomes another; undefined where it does not name it. */
function keyWith(kind: NamedKind, path: Path, key: string, from: string, to: string): string | undefined {
  const last = path.at(-1);
  if (last === 'change') {
    const steps = key.split('.');
    const next = steps.map((step, k) => (step === from && namesIn(kind, steps, k) ? to : step)).join('.');
    return next === key ? undefined : next;
  }
  if (key !== from) return undefined;
  if (path.length === 1 && last === kind) return to;
  if (kind === 'actors') return MAPS_OF_ACTORS.has(String(last)) && path[0] !== 'hypotheses' ? to : undefined;
  return path.length === 2 && path[0] === 'resolved' && last === 'issues' ? to : undefined;
}

/** What a text at a path becomes; undefined where it does not name it. */
function textWith(kind: NamedKind, path: Path, text: string, from: string, to: string): string | undefined {
  const [last, before] = [path.at(-1), path.at(-2)];
  if (path[0] === 'hypotheses' || path[0] === 'outside') return undefined;
  const names =
    kind === 'actors'
      ? (path[0] === 'dependence' && (last === 'of' || last === 'on')) ||
        last === 'agendaSetter' ||
        last === 'ledBy' ||
        LISTS_OF_ACTORS.has(String(before))
      : last === 'caps' || last === 'floors' || (before === 'issues' && typeof last === 'number');
  if (names) return text === from ? to : undefined;
  if (kind !== 'issues' || (last !== 'when' && last !== 'asks')) return undefined;
  const next = text.replace(WORD, (word) => (word === from ? to : word));
  return next === text ? undefined : next;
}

/** The edits that give an actor or an issue another name, everywhere in the file: in conditions and paths of changes too. */
export function renameEdits(situation: Situation, kind: NamedKind, from: string, to: string): Edit[] {
  const edits: Edit[] = [];
  const visit = (value: unknown, path: Path): void => {
    if (typeof value === 'string') {
      const next = textWith(kind, path, value, from, to);
      if (next !== undefined) edits.push({ at: path, put: next });
    } else if (Array.isArray(value)) value.forEach((one, k) => void visit(one, [...path, k]));
    else if (typeof value === 'object' && value !== null)
      for (const [key, one] of Object.entries(value)) {
        visit(one, [...path, key]);
        const next = keyWith(kind, path, key, from, to);
        // What is within is edited first, by the path that it has until then.
        if (next !== undefined) edits.push({ at: [...path, key], rename: next });
      }
  };
  visit(situation, []);
  return edits;
}

/** An entry that loses one of these says nothing any more. */
const NEEDED = ['of', 'on', 'when', 'change', 'caps', 'floors', 'shock'];
/** Maps that stay when they are empty. */
const STAY = new Set(['actors', 'issues', 'stances']);

/** The situation without an actor or an issue, and without what says something of it alone. */
export function withoutNamed(situation: Situation, kind: NamedKind, id: string): Situation {
  const prune = (value: unknown, path: Path): unknown => {
    if (typeof value === 'string') return textWith(kind, path, value, id, '') === undefined ? value : undefined;
    if (Array.isArray(value)) {
      const rest = value.map((one, k) => prune(one, [...path, k])).filter((one) => one !== undefined);
      return rest.length === 0 && value.length > 0 ? undefined : rest;
    }
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).flatMap(([key, one]): [string, unknown][] => {
      if (keyWith(kind, path, key, id, '') !== undefined) return [];
      const rest = prune(one, [...path, key]);
      return rest === undefined ? [] : [[key, rest]];
    });
    const left = new Set(entries.map(([key]) => key));
    if (path.length > 1 && NEEDED.some((key) => Object.hasOwn(value, key) && !left.has(key))) return undefined;
    const isEmptied = entries.length === 0 && Object.keys(value).length > 0;
    return isEmptied && !STAY.has(String(path.at(-1))) ? undefined : Object.fromEntries(entries);
  };
  const rest = prune(situation, []) as Situation;
  const gone = new Set(Object.keys(situation.outcomes ?? {}).filter((one) => !Object.hasOwn(rest.outcomes ?? {}, one)));
  if (gone.size === 0) return rest;
  const kept = <T>(record: Record<string, T> | undefined) =>
    record && Object.fromEntries(Object.entries(record).filter(([key]) => !gone.has(key)));
  const { resolved, outside } = rest;
  return {
    ...rest,
    ...(resolved?.outcomes ? { resolved: { ...resolved, outcomes: kept(resolved.outcomes) ?? {} } } : {}),
    ...(outside ? { outside: { ...outside, classes: kept(outside.classes) ?? {} } } : {}),
  };
}

export const removeEdits = (situation: Situation, kind: NamedKind, id: string): Edit[] =>
  editsBetween([], situation, withoutNamed(situation, kind, id));
