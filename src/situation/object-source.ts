import { quoteName } from '../numeric/nearest-name.ts';
import type { Fault } from './fault.ts';
import { printable } from './plain-map.ts';
import type { Path, Source } from './source.ts';

const DEEPEST = 50;
const MOST_VALUES = 3_000_000;
const MOST_FAULTS = 100;
const PLAIN = new Set(['string', 'number', 'boolean', 'undefined']);

/** An object of a program as plain data of our own, with what in it is not plain data. */
export interface ObjectSource extends Source {
  faults: Fault[];
}

/**
 * Copies what a program gives as plain data: own keys only, each read once, so that what is checked is what is used,
 * whatever getters, prototypes or later changes the object has. A key that is `undefined` counts as absent.
 *
 * @param name what messages call it
 */
export function objectSource(given: unknown, name: string): ObjectSource {
  const faults: Fault[] = [];
  let count = 0;
  const fault = (path: Path, message: string): undefined => {
    if (faults.length < MOST_FAULTS) faults.push({ file: name, path: [...path], message, severity: 'error' });
    return undefined;
  };

  // The path to where the copy is: changed in place, since a path a value would cost more than the copy.
  const path: (string | number)[] = [];
  const within = (step: string | number, value: unknown): unknown => {
    path.push(step);
    const result = copy(value);
    path.pop();
    return result;
  };
  const copy = (value: unknown): unknown => {
    if (++count > MOST_VALUES) {
      return count === MOST_VALUES + 1 ? fault([], `more than ${MOST_VALUES} values, expected fewer`) : undefined;
    }
    if (value === null || PLAIN.has(typeof value)) return value;
    if (typeof value !== 'object') return fault(path, `found a ${typeof value}, expected plain data`);
    if (path.length > DEEPEST) return fault(path, `nested more than ${DEEPEST} deep, expected a simpler value`);
    if (!Array.isArray(value)) return copyOfMap(value);
    if (value.length > MOST_VALUES) return fault(path, `${value.length} values, expected at most ${MOST_VALUES}`);
    return Array.from({ length: value.length }, (_, i) => within(i, value[i]));
  };
  const copyOfMap = (map: object) => {
    const kind = Object.prototype.toString.call(map).slice(8, -1);
    if (kind !== 'Object') return fault(path, `found a ${kind}, expected plain data`);
    const result: Record<string, unknown> = {};
    for (const key of Object.keys(map)) {
      if (key === '__proto__') {
        fault([...path, key], `${quoteName(key)} cannot be a name`);
        continue;
      }
      const value = within(key, (map as Record<string, unknown>)[key]);
      if (value !== undefined) result[key] = value;
    }
    return printable(result);
  };

  const at = (path: Path) => ({ path });
  return { value: copy(given), faults, placeOf: at, placeOfKey: at, placeInText: at };
}

/** Faults in the order in which a reader of the value comes to them. */
export function inReadingOrder(faults: Fault[], value: unknown): Fault[] {
  const wanted = new Set(faults.flatMap(({ path = [] }) => path.map((_, i) => key(path.slice(0, i + 1)))));
  const order = new Map<string, number>();
  const visit = (inner: unknown, path: Path) => {
    if (typeof inner !== 'object' || inner === null) return;
    for (const [step, part] of Object.entries(inner)) {
      const at = [...path, step];
      if (!wanted.has(key(at))) continue;
      order.set(key(at), order.size);
      visit(part, at);
    }
  };
  visit(value, []);
  const rank = ({ path = [] }: Fault): number => {
    for (let length = path.length; length > 0; length--) {
      const found = order.get(key(path.slice(0, length)));
      if (found !== undefined) return found;
    }
    return -1;
  };
  return faults.toSorted((a, b) => rank(a) - rank(b));
}

const key = (path: Path) => JSON.stringify(path.map(String));
