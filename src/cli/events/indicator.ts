import { UsageError } from '../../numeric/errors.ts';
import { withAliases } from '../../outside/actors/aliases.ts';
import type { PeriodLength } from '../../outside/series/calendar.ts';
import { indicatorsOf, periodsIn } from '../../outside/series/indicators.ts';
import { levelChangeTable, periodTable } from '../../report/indicator/table.ts';
import { indicatorText } from '../../report/indicator/text.ts';
import { csv } from '../../report/table/csv.ts';
import { count } from '../../report/words/numbers.ts';
import { colours } from '../colours.ts';
import { print } from '../output.ts';
import { terminalWidth } from '../width.ts';
import { observedIn } from './observed.ts';
import { aliasesOf, askedIn, type SelectorFlags, type StoreFlags, withEvents } from './open.ts';
import { writePage } from './page.ts';

export interface IndicatorFlags extends StoreFlags, SelectorFlags {
  by: PeriodLength;
  eachWay?: boolean;
  html?: string;
}

/** With more periods than this, finding changes takes seconds. */
const SLOW = 5000;

/** `tightrope events indicator`: cooperation, conflict and intensity period by period, and where their level changed. */
export async function indicatorCommand(flags: IndicatorFlags): Promise<void> {
  const { by, eachWay, html, source, target } = flags;
  if (eachWay && flags.either) throw new UsageError('--each-way and --either cannot be used together');
  if (eachWay && (source === undefined || target === undefined))
    throw new UsageError('--each-way needs both --source and --target');
  const asked = askedIn(flags);
  const selector = withAliases(asked, await aliasesOf(flags));
  const shown = await withEvents(flags, async (_, events) => {
    const observed = await observedIn(events, selector);
    const periods = periodsIn(observed, by);
    if (process.stderr.isTTY && periods > SLOW) console.error(`looking for changes among ${count(periods)} ${by}s …`);
    return indicatorsOf(events, selector, observed, { by, eachWay, named: asked });
  });
  print(flags, {
    json: () => shown,
    text: () => shown.map((one) => indicatorText(one, colours(), terminalWidth())).join('\n'),
    csv: { periods: () => csv(periodTable(shown)), changes: () => csv(levelChangeTable(shown)) },
  });
  if (html !== undefined) await writePage(html, { title: shown.map(({ name }) => name).join('; '), indicators: shown });
}
