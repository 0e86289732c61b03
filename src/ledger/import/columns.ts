import { nearest, quoteName, unknownName } from '../../numeric/nearest-name.ts';
import { FIELDS, isField, optionOf, quantileLevel } from './fields.ts';
import type { ClaimMapping } from './mapping.ts';

/** In which column each field stands (from 0), by the heading and a mapping; and what is wrong with these, and where. */
export interface FoundColumns {
  at: Map<string, number>;
  faults: { message: string; column: number; warning?: boolean }[];
}

/**
 * Finds the columns of fields: those that the mapping names, then those whose heading is a field's name, if the mapping uses
 * them for nothing else. Letters of either case count as the same where nothing matches exactly.
 */
export function findColumns(heading: readonly string[], { columns, set }: ClaimMapping): FoundColumns {
  const at = new Map<string, number>();
  const faults: FoundColumns['faults'] = [];
  const names = heading.map((name) => name.trim());
  const small = names.map((name) => name.toLowerCase());
  const find = (name: string): number => {
    const exact = names.indexOf(name);
    return exact >= 0 ? exact : small.indexOf(name.toLowerCase());
  };
  const taken = new Set<number>();
  const take = (field: string, column: number): void => {
    const again = names.indexOf(names[column], column + 1);
    if (again >= 0) {
      faults.push({ message: `two columns are called ${quoteName(names[column])}`, column: again });
    }
    at.set(field, column);
    taken.add(column);
  };
  for (const [field, name] of Object.entries(columns)) {
    const column = find(name.trim());
    if (column < 0) faults.push({ message: `\`${field}\`: ${unknownName('column', name, names)}`, column: 0 });
    else take(field, column);
  }
  names.forEach((name, column) => {
    if (taken.has(column) || name === '') return;
    const field = isField(name) ? name : FIELDS.find((known) => known.toLowerCase() === small[column]);
    if (field !== undefined) {
      if (!at.has(field)) take(field, column);
      return;
    }
    const near = nearest(name, FIELDS);
    if (
      near === undefined ||
      Math.min(near.length, name.length) < 5 ||
      at.has(near) ||
      find(near) >= 0 ||
      Object.hasOwn(set, near)
    )
      return;
    const message = `column ${quoteName(name)} is not read, is it meant as \`${near}\`? (\`${near}=${name}\` says so)`;
    faults.push({ message, column, warning: true });
  });
  for (const field of ['text', 'claimant', 'made']) {
    if (at.has(field) || Object.hasOwn(set, field)) continue;
    faults.push({ message: missing(field, names), column: 0 });
  }
  if (!at.has('resolved') && !Object.hasOwn(set, 'resolved')) {
    for (const [field, says] of Object.entries(OF_RESOLUTIONS)) {
      const column = at.get(field);
      if (column === undefined) continue;
      const message = `column ${quoteName(names[column])} is not read: \`${field}\` ${says}, and no column is \`resolved\`, what happened`;
      faults.push({ message, column, warning: !Object.hasOwn(columns, field) });
    }
  }
  return { at, faults };
}

/** Fields that say more of what happened, and nothing without it. */
const OF_RESOLUTIONS = {
  on: 'is the day on which that was known',
  evidence: 'is how it is known',
  by: 'is who judged it (the day by which it will be known is `deadline`)',
};

function missing(field: string, names: readonly string[]): string {
  const shown = names.slice(0, 12).map(quoteName).join(', ');
  return `no column is \`${field}\`: name one of ${shown} (\`${field}=...\`), or say what it is in every row`;
}

/** The fields of a table that are quantiles, rising, and those that are probabilities of options. */
export function families(fields: Iterable<string>): {
  quantiles: [level: number, field: string][];
  options: [option: string, field: string][];
} {
  const quantiles: [number, string][] = [];
  const options: [string, string][] = [];
  for (const field of fields) {
    const level = quantileLevel(field);
    const option = optionOf(field);
    if (level !== undefined) quantiles.push([level, field]);
    if (option !== undefined) options.push([option, field]);
  }
  return { quantiles: quantiles.sort((a, b) => a[0] - b[0]), options };
}
