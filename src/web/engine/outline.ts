import { placesIn } from '../../situation/edit/places.ts';
import type { Fault } from '../../situation/fault.ts';
import { isMap, mapOf, type PlainMap } from '../../situation/plain-map.ts';
import { statedValues } from '../../situation/quantity.ts';
import type { Situation, Stance } from '../../situation/situation.ts';
import type { Path } from '../../situation/source.ts';
import { parseYaml } from '../../situation/yaml-source.ts';
import { offsetIn } from './text-offset.ts';

/** What of a text with faults a table can show and change: everything that is sound, and where the rest is missing or wrong. */
export interface Outline {
  /** Without what is faulty: an actor may have no capability; stances with a fault are not in it. */
  situation: Situation;
  /** By `outlineKey`: actors, issues (without their stances), and stances with a fault. */
  faulty: Map<string, FaultyEntry>;
  /** Other parts with a fault, by their key in the file: these are mended in the text. */
  unread: string[];
}

export interface FaultyEntry {
  /** What is wrong, as the messages say it. */
  says: string[];
  /** Its keys that are missing or wrong. */
  keys: string[];
  /** A stance as far as it can be read, and as it stands in the file. */
  stated?: { read: Partial<Stance>; written: unknown };
}

/** An actor (`['actors', a]`), an issue (`['issues', i]`) or a stance (`['issues', i, 'stances', a]`). */
export const outlineKey = (path: Path): string => path.join('\n');

/** @returns undefined where the text as a whole cannot be read, as with a quote that does not end */
export function outlineOf(text: string, file: string, faults: readonly Fault[]): Outline | undefined {
  const { value, readable } = parseYaml(text, file);
  if (!readable || !isMap(value)) return undefined;
  const places = placesIn(text);
  const paths = faults.map(({ place }) => (place ? places.pathAt(offsetIn(text, place)) : []));
  const faulty = new Map<string, FaultyEntry>();
  faults.forEach(({ message }, k) => {
    const head = headOf(paths[k]);
    const entry = faulty.get(outlineKey(head)) ?? { says: [], keys: [] };
    entry.says.push(message);
    if (paths[k].length > head.length) entry.keys.push(String(paths[k][head.length]));
    faulty.set(outlineKey(head), entry);
  });
  const wrong = new Set(paths.map((path) => path.slice(0, headOf(path).length + 1).join('\n')));
  /** An entry without the keys that have a fault. */
  const sound = (path: Path, entry: PlainMap): PlainMap =>
    Object.fromEntries(Object.entries(entry).filter(([key]) => !wrong.has([...path, key].join('\n'))));
  const entries = (map: unknown) =>
    Object.entries(mapOf(map)).filter(([, entry]) => isMap(entry)) as [string, PlainMap][];

  const actors = entries(value.actors).map(([id, entry]) => {
    const actor = sound(['actors', id], entry);
    if (!hasReadableNumbers(actor.capability)) delete actor.capability;
    return [id, actor];
  });
  const issues = entries(value.issues).map(([id, entry]) => {
    const stances = entries(entry.stances).flatMap(([actor, stance]) => {
      const key = outlineKey(['issues', id, 'stances', actor]);
      const found = faulty.get(key);
      const read = sound(['issues', id, 'stances', actor], stance);
      for (const part of ['position', 'salience', 'capability', 'limit'])
        if (!hasReadableNumbers(read[part])) delete read[part];
      if (!found && read.position !== undefined && read.salience !== undefined) return [[actor, read] as const];
      faulty.set(key, { ...(found ?? { says: [], keys: [] }), stated: { read, written: stance } });
      return [];
    });
    return [id, { ...sound(['issues', id], entry), stances: Object.fromEntries(stances) }];
  });
  const unread = [...new Set(paths.map(([section]) => String(section ?? '')))];
  const others = Object.entries(value).filter(([key]) => !unread.includes(key));
  const situation = {
    ...Object.fromEntries(others),
    ...{ actors: Object.fromEntries(actors), issues: Object.fromEntries(issues) },
  };
  return {
    situation: situation as unknown as Situation,
    faulty,
    unread: unread.filter((section) => section !== 'actors' && section !== 'issues' && section !== ''),
  };
}

/** The actor, the issue or the stance that a path leads into. */
function headOf(path: Path): Path {
  if (path[0] === 'issues' && path[2] === 'stances' && path.length >= 4) return path.slice(0, 4);
  return path[0] === 'actors' || path[0] === 'issues' ? path.slice(0, 2) : path.slice(0, 1);
}

/** Whether a value has numbers that a table can show, sound or not. */
function hasReadableNumbers(value: unknown): boolean {
  if (typeof value === 'number') return true;
  if (Array.isArray(value)) return value.length > 0 && value.every((one) => typeof one === 'number');
  if (!isMap(value) || !(typeof value.mode === 'number' || typeof value.mean === 'number')) return false;
  return statedValues(value as never).every((one) => typeof one.value === 'number');
}
