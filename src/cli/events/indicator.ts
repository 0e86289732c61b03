import { UsageError } from '../../numeric/errors.ts';
import { withAliases } from '../../outside/actors/aliases.ts';
import { nextStart, type PeriodLength, periodStart } from '../../outside/series/calendar.ts';
import { indicator, indicatorChanges, seasons } from '../../outside/series/index.ts';
import { quadEvents } from '../../outside/store/index.ts';
import { indicatorText } from '../../report/indicator/text.ts';
import type { ShownIndicator } from '../../report/indicator/words.ts';
import { count } from '../../report/words/numbers.ts';
import { selectorInWords } from '../../report/words/selector.ts';
import type { Selector } from '../../situation/selector.ts';
import { colours } from '../colours.ts';
import { observedIn } from './observed.ts';
import { aliasesOf, askedIn, type SelectorFlags, type StoreFlags, withEvents } from './open.ts';
import { writePage } from './page.ts';

export interface IndicatorFlags extends StoreFlags, SelectorFlags {
  by: PeriodLength;
  eachWay?: boolean;
  html?: string;
}

/** More periods than this nobody can read, and changes of level among them take long to find. */
const MOST_PERIODS = 20_000;
/** With more periods than this, finding changes takes seconds. */
const SLOW = 5000;

/** `tightrope events indicator`: cooperation, conflict and intensity period by period, and where their level changed. */
export async function indicatorCommand(flags: IndicatorFlags): Promise<void> {
  const { by, eachWay, html, json, source, target } = flags;
  if (eachWay && flags.either) throw new UsageError('--each-way: expected no --either with it');
  if (eachWay && (source === undefined || target === undefined))
    throw new UsageError('--each-way: expected both --source and --target');
  const asked = askedIn(flags);
  const selector = withAliases(asked, await aliasesOf(flags));
  const shown = await withEvents(flags, async (store) => {
    const observed = await observedIn(store, selector);
    const periods = Math.ceil((observed.to - observed.from + 1) / (nextStart(0, by) - periodStart(0, by)));
    if (periods > MOST_PERIODS)
      throw new UsageError(
        `${count(periods)} ${by}s, expected no more than ${count(MOST_PERIODS)}: give --from and --to, or a longer --by`,
      );
    if (process.stderr.isTTY && periods > SLOW) console.error(`looking for changes among ${count(periods)} ${by}s …`);
    const found: ShownIndicator[] = [];
    for (const way of eachWay ? [asIs, turned] : [asIs]) {
      const events = await quadEvents(store, way(selector));
      const series = indicator(events, { by, ...observed });
      const about = { changes: indicatorChanges(series), seasons: seasons(events, observed) };
      found.push({ name: selectorInWords(way(asked)), indicator: series, ...about });
    }
    return found;
  });
  const text = () => shown.map((one) => indicatorText(one, colours())).join('\n');
  process.stdout.write(json ? `${JSON.stringify(shown, null, 2)}\n` : text());
  if (html !== undefined) await writePage(html, { title: shown.map(({ name }) => name).join('; '), indicators: shown });
}

const asIs = (selector: Selector): Selector => selector;
const turned = ({ source, target, ...rest }: Selector): Selector => ({ ...rest, source: target, target: source });
