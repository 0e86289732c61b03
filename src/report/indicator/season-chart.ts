import type { Seasons } from '../../outside/series/index.ts';
import { AGAINST, type ChartDocument, chart, FILL, INK, Plot } from '../page/chart.ts';
import type { Markup } from '../page/markup.ts';
import { aDay } from './words.ts';

/** What stands between the weekdays and the months. */
const GAP = ' ';

/** Means of events a day by weekday, and beside them by month: cooperation above the axis, conflict below it. */
export function seasonChart(name: string, { weekdays, months }: Seasons, document: ChartDocument): Markup {
  const all = [...weekdays, ...months];
  const bars = all.map(({ name: x, cooperation, conflict }) => ({ x, up: cooperation, down: -conflict }));
  const most = Math.max(...bars.flatMap(({ up, down }) => [up, -down]));
  const limit = most > 0 ? most : 1;
  const description = all.map((one) => `${one.name}: ${aDay(one.cooperation)} and ${aDay(one.conflict)}`).join('; ');
  return chart(document, `seasons, ${name}`, description, {
    ...{ width: 680, height: 140, marginTop: 10, marginLeft: 44, marginRight: 128, marginBottom: 24 },
    x: {
      domain: [...weekdays.map((one) => one.name), GAP, ...months.map((one) => one.name)],
      label: null,
      tickSize: 0,
      padding: 0.2,
    },
    y: {
      domain: [-limit, limit],
      label: null,
      grid: true,
      ticks: 4,
      tickFormat: (rate: number) => aDay(Math.abs(rate)),
    },
    marks: [
      Plot.barY(bars, { x: 'x', y: 'up', fill: FILL }),
      Plot.barY(bars, { x: 'x', y: 'down', fill: AGAINST }),
      Plot.ruleY([0], { stroke: INK }),
    ],
  });
}
