import { dateOf, MS_A_DAY } from '../../numeric/days.ts';
import { type Speculation, type SpeculationRecord, speculationByMonth } from '../../outside/series/speculation.ts';
import { AGAINST, type ChartDocument, chart, DIM, FILL, INK, Plot } from '../page/chart.ts';
import { type Markup, markup } from '../page/markup.ts';
import { triggerMarks } from '../page/trigger-marks.ts';
import { tableHtml } from '../table/html.ts';
import { count } from '../words/numbers.ts';
import { speculationTriggerTable } from './table.ts';
import { speculationInWords, triggerWindowsInWords } from './words.ts';

const [WIDTH, LEFT, RIGHT] = [680, 44, 128];

/**
 * Speculation against the record: mentions of a feared outcome by month, and below, on the same time, the material events of
 * its kind.
 *
 * @param level of its heading
 * @throws UsageError if a day is not a date, or the time searched ends before it begins
 */
export function speculationSection(speculation: Speculation, document: ChartDocument, level: 2 | 3 = 2): Markup {
  const record = speculationByMonth(speculation);
  const title = markup`Speculation against the record: ${record.what}`;
  return markup`${level === 2 ? markup`<h2 dir="auto">${title}</h2>` : markup`<h3 class="h3m" dir="auto">${title}</h3>`}
<p dir="auto">${speculationInWords(record)}</p>
${record.months.length > 0 && panels(record, document)}
${speculationTriggerPart(record)}
${eventList(record)}`;
}

function panels(record: SpeculationRecord, document: ChartDocument): Markup {
  const { what, triggers } = record;
  const rows = record.months.map(({ name, start, end, mentions, events }) => {
    return { name, start: start * MS_A_DAY, end: end * MS_A_DAY, mentions, events };
  });
  const domain: [number, number] = [rows[0].start, rows[rows.length - 1].end];
  const days = triggers.map(({ day }) => day * MS_A_DAY);
  const { marked, marks, height } = triggerMarks(days, domain, WIDTH - LEFT - RIGHT);
  const panel = (kind: 'mentions' | 'events', fill: string, marginTop: number, axis: boolean): Markup => {
    const total = record[kind];
    const most = Math.max(1, ...rows.map((row) => row[kind]));
    const step = Math.ceil(most / 4);
    const inset = rows.length > 60 ? 0 : 1;
    const said = rows.filter((row) => row[kind] > 0).map((row) => `${row.name}: ${count(row[kind])}`);
    return chart(document, `${kind} by month, ${what}`, said.join('; ') || 'none', {
      ...{ width: WIDTH, marginTop, marginLeft: LEFT, marginRight: RIGHT, marginBottom: axis ? 36 : 8 },
      height: marginTop + 100 + (axis ? 36 : 8),
      x: { type: 'utc', domain, label: null, ...(!axis && { axis: null }) },
      y: {
        ...{ domain: [0, most], label: null, grid: true, tickFormat: 'd' },
        ticks: Array.from({ length: Math.floor(most / step) + 1 }, (_, i) => i * step),
      },
      marks: [
        Plot.rectY(rows, { x1: 'start', x2: 'end', y: kind, fill, insetLeft: inset, insetRight: inset }),
        Plot.ruleY([0], { stroke: INK }),
        Plot.tickX(marked, { x: 'at', stroke: INK, strokeDasharray: '1 3' }),
        Plot.text([kind === 'mentions' ? 'mentions' : 'events'], corner(10)),
        Plot.text([`${count(total)} in all`], { ...corner(26), fill: DIM }),
        ...(total === 0 ? [Plot.text([`no ${kind} in any month`], { frameAnchor: 'middle', fill: DIM })] : []),
        ...(kind === 'mentions' ? marks : []),
      ],
    });
  };
  return markup`<p class="dim">Mentions or claims by month${triggers.length > 0 && '; the numbers are those of the triggers below'}</p>
${panel('mentions', FILL, 10 + height, false)}
<p class="dim">Material events of that kind by month</p>
${panel('events', AGAINST, 8, true)}`;
}

const corner = (dy: number) => ({ frameAnchor: 'top-right', textAnchor: 'start', dx: 10, dy, fill: INK }) as const;

function speculationTriggerPart(record: SpeculationRecord): Markup | false {
  const { what, triggers, window } = record;
  if (triggers.length === 0) return false;
  const cut = triggers.some(({ wholeBefore, wholeAfter }) => !wholeBefore || !wholeAfter);
  return markup`${tableHtml(`Triggers of “${what}”`, speculationTriggerTable(record))}
<p class="dim">${triggerWindowsInWords(window, cut)}</p>`;
}

function eventList({ list }: SpeculationRecord): Markup | false {
  if (list.length === 0) return false;
  const items = list.map(({ day, what }) => markup`<li dir="auto">${dateOf(day)}: ${what}</li>`);
  return markup`<details><summary>${list.length === 1 ? 'The event' : `The ${count(list.length)} events`}</summary>
<ul>${items}</ul></details>`;
}
