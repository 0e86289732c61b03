import { UsageError } from '../../numeric/errors.ts';
import type { Selector } from '../../situation/selector.ts';
import { selectorInWords } from '../../situation/selector-in-words.ts';
import type { EventSource } from '../event-source.ts';
import { nextStart, type PeriodLength, periodStart } from './calendar.ts';
import { type IndicatorChanges, indicatorChanges } from './changes.ts';
import { type Indicator, indicator } from './indicator.ts';
import type { Observed } from './quad-events.ts';
import { type Seasons, seasons } from './seasons.ts';

/** An indicator with where its level changed and how it goes with the seasons. */
export interface DescribedIndicator {
  /** Who to whom, of what. */
  name: string;
  indicator: Indicator;
  changes: IndicatorChanges;
  seasons: Seasons;
}

export interface IndicatorsOptions {
  /** Length of a period. */
  by: PeriodLength;
  /** Each direction by itself; the selector then needs both sides. */
  eachWay?: boolean | undefined;
  /** What to call it: the events as the user named them, where the selector has other names of the same actors. */
  named?: Selector;
}

/** Nobody reads more periods than this, and finding changes of level among them takes minutes. */
const MOST_PERIODS = 20_000;

/**
 * How many periods the days observed hold, about.
 *
 * @throws UsageError if there are more than 20,000
 */
export function periodsIn({ from, to }: Observed, by: PeriodLength): number {
  const periods = Math.ceil((to - from + 1) / (nextStart(0, by) - periodStart(0, by)));
  if (periods > MOST_PERIODS)
    throw new UsageError(
      `${periods.toLocaleString('en-US')} ${by}s, expected no more than ${MOST_PERIODS.toLocaleString('en-US')}: look at fewer days (from, to) or at longer periods (by)`,
    );
  return periods;
}

/**
 * Cooperation, conflict and intensity of the events of a selector, period by period: one indicator, or one for each direction.
 *
 * @param observed the days looked at, from `observedData`
 * @throws UsageError if there are more than 20,000 periods
 */
export async function indicatorsOf(
  events: EventSource,
  selector: Selector,
  observed: Observed,
  { by, eachWay = false, named = selector }: IndicatorsOptions,
): Promise<DescribedIndicator[]> {
  periodsIn(observed, by);
  const found: DescribedIndicator[] = [];
  for (const way of eachWay ? [asIs, turned] : [asIs]) {
    const columns = await events.quadEvents(way(selector));
    const series = indicator(columns, { by, ...observed });
    const about = { changes: indicatorChanges(series), seasons: seasons(columns, observed) };
    found.push({ name: selectorInWords(way(named)), indicator: series, ...about });
  }
  return found;
}

const asIs = (selector: Selector): Selector => selector;
const turned = ({ source, target, ...rest }: Selector): Selector => ({ ...rest, source: target, target: source });
