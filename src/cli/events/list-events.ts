import { basename } from 'node:path';
import { CAMEO } from '../../outside/codes/cameo.ts';
import { PLOVER } from '../../outside/codes/plover.ts';
import type { PeriodLength } from '../../outside/series/calendar.ts';
import type { EventStore, PeriodCounts } from '../../outside/store/index.ts';
import { pad } from '../../report/terminal/lines.ts';
import { count } from '../../report/words/numbers.ts';
import type { Selector } from '../../situation/selector.ts';
import { colours } from '../colours.ts';
import { sayWhatIsUnknown } from './observed.ts';
import { type SelectorFlags, type StoreFlags, selectorOf, withEvents } from './open.ts';

/** Prints rows as a table, or as they are for machines. */
export function print<T>(rows: T[], json: boolean | undefined, heading: string, row: (one: T) => string): void {
  if (json) process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
  else if (rows.length === 0) process.stdout.write('Nothing found.\n');
  else process.stdout.write(`${[colours().bold(heading), ...rows.map((one) => row(one).trimEnd())].join('\n')}\n`);
}

const load = () => import('../../outside/store/index.ts');
const number = (value: number | null, width: number) => (value === null ? '-' : value.toFixed(1)).padStart(width);

/** What a query finds of the events that the flags select; if that is nothing, what of them the store does not know is said. */
async function selected<T>(
  flags: StoreFlags & SelectorFlags,
  query: (store: EventStore, selector: Selector) => Promise<T[]>,
): Promise<T[]> {
  const selector = await selectorOf(flags);
  return withEvents(flags, async (store, events) => {
    const rows = await query(store, selector);
    if (rows.length === 0) await sayWhatIsUnknown(events, selector);
    return rows;
  });
}

/** `tightrope events list` */
export async function listCommand(flags: StoreFlags & SelectorFlags & { limit: number }): Promise<void> {
  const found = await selected(flags, async (store, selector) => (await load()).listEvents(store, selector, flags));
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
const cells = (c: PeriodCounts) =>
  `${count(c.events).padStart(9)}${count(c.verbalCooperation).padStart(11)}${count(c.materialCooperation).padStart(8)}${count(c.verbalConflict).padStart(10)}${count(c.materialConflict).padStart(8)}${number(c.intensity, 11)}`;

/** `tightrope events count` */
export async function countCommand(flags: StoreFlags & SelectorFlags & { by: PeriodLength }): Promise<void> {
  const found = await selected(flags, async (store, selector) =>
    (await load()).periodCounts(store, selector, flags.by),
  );
  print(found, flags.json, heads('FROM'.padEnd(12)), (one) => `${one.period.padEnd(12)}${cells(one)}`);
}

/** `tightrope events top` */
export async function topCommand(
  flags: StoreFlags & SelectorFlags & { by?: PeriodLength; limit: number },
): Promise<void> {
  const found = await selected(flags, async (store, selector) => (await load()).topPairs(store, selector, flags));
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
    ({ file, line, reason }) => `${pad(`${basename(file)}:${line}`, 36)}${pad(reason, 44)}`,
  );
}

/** `tightrope events codes` */
export async function codesCommand(text: string | undefined, { json }: { json?: boolean }): Promise<void> {
  const wanted = (text ?? '').toLowerCase();
  const plover = PLOVER.map(({ type, quad, score, modes }) => ({
    ...{ code: type, root: type, quad, goldstein: score },
    label: modes.length > 0 ? `modes: ${modes.join(', ')}` : 'no modes',
  }));
  const found = [...CAMEO, ...plover].filter(
    ({ code, label }) => code.toLowerCase().startsWith(wanted) || label.toLowerCase().includes(wanted),
  );
  print(
    found,
    json,
    `${'CODE'.padEnd(10)}${'LABEL'.padEnd(58)}${'GOLDSTEIN'.padStart(10)}`,
    ({ code, label, goldstein }) => `${code.padEnd(10)}${pad(label, 58)}${number(goldstein ?? null, 10)}`,
  );
}
