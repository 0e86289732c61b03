import { CAMEO } from '../../outside/codes/cameo.ts';
import type { Period } from '../../outside/store/index.ts';
import { pad } from '../../report/columns.ts';
import { count } from '../../report/words.ts';
import { colours } from '../colours.ts';
import { type SelectorFlags, type StoreFlags, selectorOf, withEvents } from './open.ts';

/** Prints rows as a table, or as they are for machines. */
function print<T>(rows: T[], json: boolean | undefined, heading: string, row: (one: T) => string): void {
  if (json) process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
  else if (rows.length === 0) process.stdout.write('Nothing is found.\n');
  else process.stdout.write(`${[colours().bold(heading), ...rows.map((one) => row(one).trimEnd())].join('\n')}\n`);
}

const load = () => import('../../outside/store/index.ts');
const number = (value: number | null, width: number) => (value === null ? '-' : value.toFixed(1)).padStart(width);

/** `tightrope events who` */
export async function whoCommand(text: string, flags: StoreFlags & { limit: number }): Promise<void> {
  const found = await withEvents(flags, async (store) => (await load()).who(store, text, flags));
  const heading = `${'NAME'.padEnd(34)}${'COUNTRY'.padEnd(14)}${'ACTS'.padStart(9)}${'ACTED ON'.padStart(9)}  LAST`;
  print(
    found,
    flags.json,
    heading,
    ({ name, country, asSource, asTarget, last }) =>
      `${pad(name, 34)}${pad(country ?? '-', 14)}${count(asSource).padStart(9)}${count(asTarget).padStart(9)}  ${last}`,
  );
}

/** `tightrope events list` */
export async function listCommand(flags: StoreFlags & SelectorFlags & { limit: number }): Promise<void> {
  const selector = selectorOf(flags);
  const found = await withEvents(flags, async (store) => (await load()).listEvents(store, selector, flags));
  print(
    found,
    flags.json,
    `${'DAY'.padEnd(12)}${'WHO'.padEnd(22)}${'WHAT'.padEnd(26)}TO WHOM`,
    (event) =>
      `${event.date.padEnd(12)}${pad(event.source ?? '-', 22)}${pad(event.label ?? event.code ?? '-', 26)}${pad(event.target ?? '-', 20)}`,
  );
}

const heads = (first: string) =>
  `${first}${'EVENTS'.padStart(9)}${'COOPERATE'.padStart(11)}${'HELP'.padStart(8)}${'CONFLICT'.padStart(10)}${'FORCE'.padStart(8)}${'INTENSITY'.padStart(11)}`;
interface Counted {
  events: number;
  verbalCooperation: number;
  materialCooperation: number;
  verbalConflict: number;
  materialConflict: number;
  intensity: number | null;
}
const cells = (c: Counted) =>
  `${count(c.events).padStart(9)}${count(c.verbalCooperation).padStart(11)}${count(c.materialCooperation).padStart(8)}${count(c.verbalConflict).padStart(10)}${count(c.materialConflict).padStart(8)}${number(c.intensity, 11)}`;

/** `tightrope events count` */
export async function countCommand(flags: StoreFlags & SelectorFlags & { by: Period }): Promise<void> {
  const selector = selectorOf(flags);
  const found = await withEvents(flags, async (store) => (await load()).periodCounts(store, selector, flags.by));
  print(found, flags.json, heads('FROM'.padEnd(12)), (one) => `${one.period.padEnd(12)}${cells(one)}`);
}

/** `tightrope events top` */
export async function topCommand(flags: StoreFlags & SelectorFlags & { by?: Period; limit: number }): Promise<void> {
  const selector = selectorOf(flags);
  const found = await withEvents(flags, async (store) => (await load()).topPairs(store, selector, flags));
  const heading = `${flags.by ? 'FROM'.padEnd(12) : ''}${'WHO'.padEnd(26)}${'TO WHOM'.padEnd(26)}${'EVENTS'.padStart(8)}${'CONFLICT'.padStart(9)}`;
  print(
    found,
    flags.json,
    heading,
    (one) =>
      `${flags.by ? one.period.padEnd(12) : ''}${pad(one.source, 26)}${pad(one.target, 26)}${count(one.events).padStart(8)}${count(one.verbalConflict + one.materialConflict).padStart(9)}`,
  );
}

/** `tightrope events rejects` */
export async function rejectsCommand(flags: StoreFlags & { limit: number }): Promise<void> {
  const found = await withEvents(flags, async (store) => (await load()).rejects(store, flags));
  print(
    found,
    flags.json,
    `${'FILE AND LINE'.padEnd(36)}REASON`,
    ({ file, line, reason }) => `${pad(`${file}:${line}`, 36)}${pad(reason, 44)}`,
  );
}

/** `tightrope events codes` */
export async function codesCommand(text: string | undefined, { json }: { json?: boolean }): Promise<void> {
  const wanted = (text ?? '').toLowerCase();
  const found = CAMEO.filter(({ code, label }) => code.startsWith(wanted) || label.toLowerCase().includes(wanted));
  print(
    found,
    json,
    `${'CODE'.padEnd(6)}${'LABEL'.padEnd(62)}${'GOLDSTEIN'.padStart(10)}`,
    ({ code, label, goldstein }) => `${code.padEnd(6)}${pad(label, 62)}${number(goldstein ?? null, 10)}`,
  );
}
