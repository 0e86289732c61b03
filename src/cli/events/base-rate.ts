import { baseRate } from '../../outside/base-rate/index.ts';
import { wrap } from '../../report/columns.ts';
import { frequencyInWords } from '../../report/views-in-words.ts';
import { count } from '../../report/words.ts';
import { colours } from '../colours.ts';
import { Stop } from '../exit.ts';
import { type SelectorFlags, type StoreFlags, selectorOf, withEvents } from './open.ts';

/** `tightrope events base-rate`: how often one kind of event came within so many days after another, window by window. */
export async function baseRateCommand(
  flags: StoreFlags & SelectorFlags & { after?: string[]; within: number },
): Promise<void> {
  const outcome = await selectorOf(flags);
  const { codes: _, quad: __, ...pair } = flags;
  const trigger =
    flags.after === undefined ? undefined : await selectorOf({ ...pair, either: true, codes: flags.after });
  const rate = await withEvents(flags, async (store) => {
    const { occurrences, spanOf } = await import('../../outside/store/index.ts');
    const span = await spanOf(store, outcome.datasets);
    if (span === undefined) throw new Stop('the store has no events of these data sets');
    const outcomes = await occurrences(store, outcome);
    const triggers = trigger === undefined ? undefined : await occurrences(store, trigger);
    return baseRate({ name: 'events', outcomes, triggers, window: flags.within, ...span });
  });
  if (flags.json) {
    process.stdout.write(`${JSON.stringify(rate, null, 2)}\n`);
    return;
  }
  const { name: ___, definition, k, n, frequency, windows } = rate;
  const paint = colours();
  const rows = windows
    .slice(0, 200)
    .map(({ trigger: opened, opens, state }) => `${opens}  ${state.padEnd(16)} ${opened?.what ?? ''}`);
  const more = windows.length > 200 ? [`and ${count(windows.length - 200)} more (--json has them all)`] : [];
  const lines = [
    ...wrap(`${count(k)} of ${count(n)}: ${frequencyInWords(frequency)}`).map(paint.bold),
    ...wrap(definition),
    '',
    ...rows.flatMap((row) => wrap(row)),
    ...more,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
