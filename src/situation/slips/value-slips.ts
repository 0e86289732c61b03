import { nearest, quoteName } from '../../numeric/nearest-name.ts';
import { type Fault, MOST_FAULTS, TO_FILL_IN } from '../fault.ts';
import { isMap, type PlainMap, printable } from '../plain-map.ts';
import { formsOf, inside, type JsonSchema } from '../schema-nodes.ts';
import type { Path, Source, Where } from '../source.ts';
import { dateSlip } from './date-slip.ts';
import { meantKey, meantRange, partAt, whereItBelongs } from './key-words.ts';
import { inYaml, isPlaceholder, quantitySlip, type Slip } from './quantity-slip.ts';

/** What beginners' slips were found in a value, and the value as it was meant, to go on checking with. */
export interface Slips {
  faults: Fault[];
  source: Source;
}

/**
 * Looks for what newcomers to the format write: `80%`, `0,9`, `yes`, dates as 31/12/2026, keys under other
 * names, a list for a map. Each is one fault that says what to write, and is mended in a copy, so that it is not several.
 */
export function valueSlips(source: Source, file: string, schema: JsonSchema): Slips {
  const faults: Fault[] = [];
  const renamed = new Map<string, string>();
  const original = (path: Path): Path =>
    path.map((step, i) => renamed.get(JSON.stringify(path.slice(0, i + 1))) ?? step);
  const add: Add = (where, message) => {
    if (faults.length < MOST_FAULTS) faults.push({ file, ...where, message, severity: 'error' });
  };
  const walker: Walker = {
    root: isMap(source.value) ? source.value : {},
    add,
    at: (path) => source.placeOf(original(path)),
    atKey: (path) => source.placeOfKey(original(path)),
    rename: (path, from) => renamed.set(JSON.stringify(path), from),
  };
  const value = walk(source.value, [schema], [], walker);
  const meant: Source = {
    value,
    placeOf: walker.at,
    placeOfKey: walker.atKey,
    placeInText: (path, offset) => source.placeInText(original(path), offset),
  };
  return { faults, source: meant };
}

type Add = (where: Where, message: string) => void;

interface Walker {
  root: PlainMap;
  add: Add;
  at(path: Path): Where;
  atKey(path: Path): Where;
  rename(path: Path, from: string): void;
}

function walk(value: unknown, nodes: JsonSchema[], path: Path, walker: Walker): unknown {
  const forms = nodes.flatMap(formsOf);
  if (forms.length === 0) return value;
  if (typeof value !== 'object' || value === null) {
    const slip = scalarSlip(value, forms, path, walker.root);
    if (!slip) return value;
    walker.add(walker.at(path), slip.message);
    return 'meant' in slip ? slip.meant : value;
  }
  const takes = (type: string) => forms.some((form) => form.type === type);
  if (Array.isArray(value)) {
    if (lastOf(path) === 'scale' && value.length > 2) {
      const ends = inYaml([value[0], value[value.length - 1]]);
      walker.add(
        walker.at(path),
        `scale: found ${value.length} values, write its two ends ${ends}, or a label for each: { 0: nothing, 100: all }`,
      );
      return undefined;
    }
    if (takes('array')) return value.map((item, i) => walk(item, inside(forms, i), [...path, i], walker));
    if (!takes('object')) return value;
    walker.add(walker.at(path), listForMap(path));
    return mapFromList(value);
  }
  if (takes('array') && !takes('object')) {
    walker.add(walker.at(path), `${lastOf(path)}: found a map, expected a list: begin each of its entries with a dash`);
    return undefined;
  }
  return walkMap(value as PlainMap, forms, path, walker);
}

function walkMap(map: PlainMap, forms: JsonSchema[], path: Path, walker: Walker): unknown {
  const known = [...new Set(forms.flatMap((form) => Object.keys((form.properties as object) ?? {})))];
  const range = known.includes('mode') ? rangeSlip(map, known, forms) : undefined;
  if (range) {
    walker.add(walker.at(path), `${lastOf(path)}: ${range.message}`);
    return range.meant;
  }
  const open = forms.some((form) => isMap(form.additionalProperties) || form.propertyNames !== undefined);
  const partKeys = keysOfParts(forms);
  const strays: [string, unknown][] = [];
  const entries = Object.entries(map).flatMap(([key, value]): [string, unknown][] => {
    if (partKeys.has(key) && (!isMap(value) || key === 'stances' || key === 'scale')) {
      const one = lastOf(path).replace(/s$/, '');
      const an = /^[aeio]/.test(one) ? 'an' : 'a';
      const message = `\`${key}\` stands beside the ${one}s, expected it in ${an} ${one}: indent it further`;
      walker.add(walker.atKey([...path, key]), message);
      strays.push([key, value]);
      return [];
    }
    const found = open || known.includes(key) ? undefined : keySlip(key, value, path, known, map);
    const byName = isStances(path) ? actorByName(key, walker.root) : undefined;
    if (byName !== undefined && !Object.hasOwn(map, byName)) {
      walker.add(
        walker.atKey([...path, key]),
        `${quoteName(key)} is the name of an actor, expected its id: \`${byName}\``,
      );
      walker.rename([...path, byName], key);
      return [[byName, walk(value, inside(forms, byName), [...path, byName], walker)]];
    }
    if (!found) return [[key, walk(value, inside(forms, key), [...path, key], walker)]];
    walker.add(walker.atKey([...path, key]), found.message);
    if (found.key === undefined) return [];
    walker.rename([...path, found.key], key);
    return [[found.key, walk(found.value, inside(forms, found.key), [...path, found.key], walker)]];
  });
  if (path.length === 0) {
    for (const key of ['actors', 'issues']) {
      if (!known.includes(key) || entries.some(([name]) => name === key)) continue;
      walker.add(walker.atKey([]), `\`${key}\` is missing: under it, write ${EXAMPLE.get(key)}`);
    }
  }
  // What could not be guessed is as if it were not there: `undefined` is a value that no optional property takes.
  return printable(withStrays(Object.fromEntries(entries.filter(([, value]) => value !== undefined)), strays));
}

/** A range with other keys, or without its mode. */
function rangeSlip(map: PlainMap, known: string[], forms: JsonSchema[]): Slip | undefined {
  const needsMode = forms.some(({ required }) => Array.isArray(required) && required.includes('mode'));
  const foreign = Object.keys(map).some((key) => !known.includes(key));
  const meant = foreign || (needsMode && !Object.hasOwn(map, 'mode')) ? meantRange(map) : undefined;
  if (!meant || !(foreign || Object.hasOwn(meant, 'mode'))) return undefined;
  const why = foreign
    ? 'a range has the keys low, mode and high, or mean and sd'
    : 'a range has a mode, its likeliest value';
  return { message: `${why}: write ${inYaml(meant)}`, meant };
}

/** The keys that each part of a collection may have: `position` and the like of stances; none of a map that is not a collection. */
function keysOfParts(forms: JsonSchema[]): Set<string> {
  const parts = forms.flatMap((form) =>
    isMap(form.additionalProperties) ? formsOf(form.additionalProperties as JsonSchema) : [],
  );
  if (parts.some((part) => part.type === 'number' || part.type === 'string')) return new Set();
  return new Set(parts.flatMap((part) => Object.keys((part.properties as object) ?? {})));
}

/** Puts what stands a level too far out into the last part that lacks it. */
function withStrays(map: PlainMap, strays: [string, unknown][]): PlainMap {
  for (const [key, value] of strays) {
    const owner = Object.values(map).findLast((part) => isMap(part) && !Object.hasOwn(part, key));
    if (isMap(owner)) owner[key] = value;
  }
  return map;
}

interface KeySlip {
  message: string;
  /** The key that was meant, if that is certain. */
  key?: string;
  value?: unknown;
}

function keySlip(key: string, value: unknown, path: Path, known: string[], map: PlainMap): KeySlip | undefined {
  const glued = /^([\p{L}_]+)\s*[:=：]\s*(.*)$/u.exec(key);
  if (glued && value === null) {
    const [, name, rest] = glued;
    const meant = known.includes(name) ? name : meantKey(name, path, known);
    if (meant !== undefined && !Object.hasOwn(map, meant)) {
      const shown = rest === '' ? '' : ` ${rest}`;
      return {
        message: `found ${quoteName(key)}, expected a colon and a space: ${meant}:${shown}`,
        key: meant,
        value: scalarIn(rest),
      };
    }
  }
  const meant = meantKey(key, path, known);
  if (meant !== undefined) {
    if (Object.hasOwn(map, meant))
      return { message: `${quoteName(key)} is there besides \`${meant}\`, expected one of them` };
    return { message: `unknown key ${quoteName(key)}, did you mean \`${meant}\`?`, key: meant, value };
  }
  if (nearest(key, known) !== undefined) return undefined;
  const belongs = whereItBelongs(key);
  const here =
    partAt(path) === undefined
      ? 'here'
      : partAt(path) === 'situation'
        ? 'at the left margin'
        : `in this ${partAt(path)}`;
  return belongs === undefined
    ? undefined
    : { message: `\`${key}\` does not belong ${here}, expected it in ${belongs}: look at the indentation` };
}

/** A value that was glued to its key, as YAML would have read it. */
const scalarIn = (text: string): unknown =>
  text === ''
    ? null
    : /^[+-]?(\d+\.?\d*|\.\d+)$/.test(text)
      ? Number(text)
      : text === 'true'
        ? true
        : text === 'false'
          ? false
          : text;

const isStances = (path: Path): boolean => path.length === 3 && path[0] === 'issues' && path[2] === 'stances';

/** The actor that has such a name, if none has such an id. */
function actorByName(key: string, root: PlainMap): string | undefined {
  const actors = isMap(root.actors) ? root.actors : {};
  if (Object.hasOwn(actors, key)) return undefined;
  const named = (value: unknown) =>
    isMap(value) && typeof value.name === 'string' && value.name.toLowerCase() === key.toLowerCase();
  return Object.entries(actors).find(([, value]) => named(value))?.[0];
}

const YES = /^(yes|y|ja|oui|on|x|✓|✔|true)$/i;
const NO = /^(no|n|nein|non|off|false|none)$/i;
const WORD =
  /^(very |quite |rather )?(high|low|medium|mid|strong|weak|big|large|small|moderate|strongly|none|much|little|full|zero|half)$/i;

function scalarSlip(value: unknown, forms: JsonSchema[], path: Path, root: PlainMap): Slip | undefined {
  const takes = (...types: string[]) => forms.some((form) => types.includes(String(form.type)));
  if (typeof value === 'number' && takes('object') && !takes('number', 'array')) return numberForMap(value, path);
  if (lastOf(path) === 'scale' && takes('array') && isText(value)) return scaleSlip(value);
  const date = forms.some((form) => form.format === 'date');
  const name = lastOf(path);
  const named = (slip: Slip | undefined): Slip | undefined => slip && { ...slip, message: `${name}: ${slip.message}` };
  if (date) return isText(value) || typeof value === 'number' ? namedDate(value, named) : undefined;
  // A probability in words: a number that is written as a text is no word.
  if (takes('string') && takes('number') && isText(value)) return named(shareSlip(value));
  if (takes('string') || forms.some((form) => form.enum !== undefined || form.const !== undefined)) {
    if (lastOf(path) === 'when' && typeof value === 'number') {
      return { message: `when: found ${value}, expected a condition such as price >= 50` };
    }
    const text =
      takes('string') && !takes('number', 'boolean') && (typeof value === 'number' || typeof value === 'boolean');
    return text
      ? { message: `${name}: found ${value}, expected a text: write "${value}" in double quotes`, meant: String(value) }
      : undefined;
  }
  const ranges = forms.some((form) => Object.hasOwn((form.properties as object) ?? {}, 'mode'));
  if (takes('number', 'integer')) {
    if (isPlaceholder(value))
      return { message: `${inFull(path)} ${TO_FILL_IN}, expected ${EXPECTED.get(name) ?? 'a number'}` };
    if (!isText(value)) return undefined;
    const share = forms.some((form) => form.minimum === 0 && form.maximum === 1);
    const label = name === 'position' || name === 'statusQuo' ? labelValue(value, path, root) : undefined;
    if (label !== undefined)
      return {
        message: `${name}: found ${quoteName(value)}, a label of the scale, write its value: ${label}`,
        meant: label,
      };
    if (takes('boolean') && (YES.test(value) || NO.test(value))) return named(yesNo(value));
    const slip = quantitySlip(value, share, ranges, scaleEnds(path, root));
    if (slip) return named(slip);
    return WORD.test(value)
      ? { message: `${name}: found the word ${quoteName(value)}, expected ${EXPECTED.get(name) ?? 'a number'}` }
      : undefined;
  }
  return takes('boolean') && isText(value) ? named(yesNo(value)) : undefined;
}

/** `30%` or `0,3` where a word may stand, too. */
function shareSlip(value: string): Slip | undefined {
  const slip = /\d/.test(value) ? quantitySlip(value, true, true) : undefined;
  const { meant } = slip ?? {};
  return isMap(meant) && Object.hasOwn(meant, 'sd') ? undefined : slip;
}

/** `scale: 0-100`, or in words. */
function scaleSlip(value: string): Slip {
  const range = quantitySlip(value, false, true)?.meant as { low?: number; high?: number } | undefined;
  if (typeof range !== 'object' || range.low === undefined) {
    return {
      message: `scale: found ${quoteName(value)}, write its two ends [0, 100], or labels { 0: nothing, 100: all }`,
    };
  }
  const meant = [range.low, range.high];
  return { message: `scale: found ${quoteName(value)}, write its two ends: ${inYaml(meant)}`, meant };
}

/** `north: 50` among the actors or the stances. */
function numberForMap(value: number, path: Path): Slip | undefined {
  const id = String(path[path.length - 1]);
  if (path[0] === 'actors' && path.length === 2) {
    return { message: `${id}: found ${value}, write ${id}: { capability: ${value} }`, meant: { capability: value } };
  }
  if (!isStances(path.slice(0, -1))) return undefined;
  const meant = { position: value, salience: 0.5 };
  return {
    message: `${id}: found ${value}, write ${id}: { position: ${value}, salience: ... } with how much it cares, 0-1`,
    meant,
  };
}

const isText = (value: unknown): value is string => typeof value === 'string';

function namedDate(value: string | number, named: (slip: Slip | undefined) => Slip | undefined): Slip | undefined {
  return named(
    isPlaceholder(value) ? { message: `${TO_FILL_IN}, expected a date such as 2026-12-31` } : dateSlip(value),
  );
}

function yesNo(text: string): Slip | undefined {
  if (YES.test(text)) return { message: `found ${quoteName(text)}, write true`, meant: true };
  return NO.test(text) ? { message: `found ${quoteName(text)}, write false`, meant: false } : undefined;
}

/** The value of a label of the issue's scale. */
function labelValue(text: string, path: Path, root: PlainMap): number | undefined {
  const issue = isMap(root.issues) ? root.issues[String(path[1])] : undefined;
  const scale = path[0] === 'issues' && isMap(issue) && isMap(issue.scale) ? issue.scale : {};
  const found = Object.entries(scale).find(([, label]) => isText(label) && label.toLowerCase() === text.toLowerCase());
  return found && Number.isFinite(Number(found[0])) ? Number(found[0]) : undefined;
}

/** The ends of the scale of the issue that a value stands in; 0 and 100 where none are stated. */
function scaleEnds(path: Path, root: PlainMap): [number, number] {
  const issue = path[0] === 'issues' && isMap(root.issues) ? root.issues[String(path[1])] : undefined;
  const scale = isMap(issue) ? issue.scale : undefined;
  const points = (Array.isArray(scale) ? scale : isMap(scale) ? Object.keys(scale) : []).map(Number);
  return points.length > 1 && points.every(Number.isFinite) ? [Math.min(...points), Math.max(...points)] : [0, 100];
}

const lastOf = (path: Path): string => String(path.findLast((step) => typeof step === 'string') ?? 'the situation');

const EXPECTED = new Map([
  ['position', 'a number on the scale of the issue, { low: ..., mode: ..., high: ... } or a list'],
  ['salience', 'a number from 0 (does not care) to 1 (nothing matters more)'],
  ['capability', 'a number on any scale that all actors share'],
  ['statusQuo', 'a number on the scale of the issue'],
]);

/** What a value is about in full: `position of north on price`. */
function inFull(path: Path): string {
  if (path[0] === 'issues' && path[2] === 'stances' && path.length === 5)
    return `${path[4]} of ${path[3]} on ${path[1]}`;
  if ((path[0] === 'actors' || path[0] === 'issues') && path.length === 3) return `${path[2]} of ${path[1]}`;
  return lastOf(path);
}

const EXAMPLE = new Map([
  ['actors', 'each actor under its id, without dashes: north: { capability: 50 }'],
  ['issues', 'each issue under its id, without dashes: price: { scale: [0, 100], stances: { ... } }'],
  ['stances', 'each stance under the id of its actor, without dashes: north: { position: 60, salience: 0.5 }'],
  ['outcomes', 'each outcome under its id, without dashes: agreement: { when: price >= 50 }'],
  ['scenarios', 'the steps of each scenario under its name: calm: [ { shock: winter } ]'],
  ['scale', 'each label behind its value: { 0: nothing, 100: all }'],
]);

/** The entries of a list under their ids, as far as they say them, so that what refers to them is no further fault. */
function mapFromList(list: unknown[]): PlainMap {
  const entries = list.flatMap((item): [string, unknown][] => {
    if (isText(item)) return [[item, {}]];
    if (!isMap(item)) return [];
    const id = item.id ?? item.name;
    return isText(id) ? [[id, item]] : Object.entries(item).slice(0, 1);
  });
  return printable(Object.fromEntries(entries));
}

const listForMap = (path: Path): string =>
  `${lastOf(path)}: found a list, expected a map: write ${EXAMPLE.get(lastOf(path)) ?? 'each entry as a key, a colon, a space and its value, without dashes'}`;
