import type { FearRecord } from '../../ledger/record/fear-record.ts';
import { MS_A_DAY } from '../../numeric/days.ts';
import { AGAINST, type ChartDocument, chart, DIM, FILL, INK, legend, Plot, SOFT } from '../page/chart.ts';
import { type Markup, markup } from '../page/markup.ts';
import { triggerMarks } from '../page/trigger-marks.ts';
import { percent } from '../words/numbers.ts';
import { baseRateInWords, meanInWords, outOf } from './words.ts';

const [WIDTH, LEFT, RIGHT] = [680, 44, 128];

/** How many claims there were and after what; below, on the same time, how sure they were and how often they were right. */
export function recordCharts(record: FearRecord, document: ChartDocument): Markup {
  const sure = record.stated !== undefined || record.baseRate !== undefined;
  return markup`<p class="dim">Claims made${record.triggers.length > 0 && '; the numbers are those of the triggers below'}</p>
${claimChart(record, document)}
${sure && markup`<p class="dim">Probability stated, against the share of tests that came true; shaded: the 90% interval of the base rate</p>`}
${sure && probabilityChart(record, document)}`;
}

/** Room for the dates below: a second line says the year where ticks are months or days. */
const marginBottom = ({ period }: FearRecord): number => (period === 'year' ? 22 : 36);

/** The time that both charts show, with the middle of each period. */
function timeOf({ periods }: FearRecord) {
  const stretches = periods.map((one) => {
    const [start, end] = [Date.parse(one.from), Date.parse(one.to) + MS_A_DAY];
    return { ...one, start, end, middle: (start + end) / 2 };
  });
  return { stretches, domain: [stretches[0].start, stretches[stretches.length - 1].end] };
}

/** Bars of the claims made in each period, by what became of them, with the triggers by their numbers above. */
function claimChart(record: FearRecord, document: ChartDocument): Markup {
  const { family, period, triggers } = record;
  const { stretches, domain } = timeOf(record);
  const parts = stretches.map(({ start, end, claims, cameTrue: { yes, resolved } }) => ({
    start,
    end,
    claims,
    yes,
    resolved,
  }));
  const most = Math.max(...parts.map(({ claims }) => claims));
  const step = Math.ceil(most / 4);
  const days = triggers.map(({ day }) => Math.min(domain[1], Math.max(domain[0], Date.parse(day))));
  const { marked, marks, height } = triggerMarks(days, domain, WIDTH - LEFT - RIGHT);
  const top = 20 + height;
  const description = stretches
    .filter(({ claims }) => claims > 0)
    .map(({ name, claims, cameTrue }) => `${name}: ${claims}, came true ${outOf(cameTrue)}`)
    .join('; ');
  const inset = parts.length > 60 ? 0 : 2;
  const box = { x1: 'start', x2: 'end', insetLeft: inset, insetRight: inset };
  return chart(document, `claims of “${family}” by ${period}`, description, {
    width: WIDTH,
    height: top + 110 + marginBottom(record),
    marginTop: top,
    marginLeft: LEFT,
    marginRight: RIGHT,
    marginBottom: marginBottom(record),
    x: { type: 'utc', domain, label: null },
    y: {
      domain: [0, most],
      label: null,
      tickFormat: 'd',
      ticks: Array.from({ length: Math.floor(most / step) + 1 }, (_, i) => i * step),
      grid: true,
    },
    marks: [
      Plot.rectY(parts, { ...box, y1: 'resolved', y2: 'claims', fill: 'none', stroke: DIM, strokeDasharray: '3 2' }),
      Plot.rectY(parts, { ...box, y1: 'yes', y2: 'resolved', fill: FILL }),
      Plot.rectY(parts, { ...box, y1: 0, y2: 'yes', fill: AGAINST }),
      Plot.ruleY([0], { stroke: INK }),
      Plot.tickX(marked, { x: 'at', stroke: DIM, strokeDasharray: '1 3' }),
      ...marks,
      ...legend([
        { text: 'came true', fill: AGAINST },
        { text: 'did not', fill: FILL },
        { text: 'not resolved', fill: 'none', stroke: DIM },
      ]),
    ],
  });
}

/** The mean probability that was stated, against how often it came true, with what the base rate may be. */
function probabilityChart(record: FearRecord, document: ChartDocument): Markup {
  const { stretches, domain } = timeOf(record);
  const said = stretches.flatMap(({ middle, stated }) => (stated ? [{ middle, p: 100 * stated.mean }] : []));
  const rates = stretches.flatMap(({ start, baseRate, soFar: { tests } }) => {
    if (!baseRate) return [];
    const [mean, low, high] = [100 * baseRate.mean, 100 * baseRate.low, 100 * baseRate.high];
    return [{ at: start, mean, low, high, share: (100 * tests.yes) / tests.resolved }];
  });
  // Each value stands until the next period; the last one to the end of the last.
  const steps = [...rates, ...rates.slice(-1).map((last) => ({ ...last, at: domain[1] }))];
  const step = { x: 'at', curve: 'step-after' } as const;
  const description = stretches
    .filter(({ stated, baseRate }) => stated || baseRate)
    .map(({ name, stated, soFar, baseRate }) => {
      return `${name}: stated ${meanInWords(stated)}, tests come true so far ${outOf(soFar.tests)}, base rate ${baseRateInWords(soFar.tests.resolved, baseRate)}`;
    })
    .join('; ');
  return chart(document, `probability and record of “${record.family}”`, description, {
    width: WIDTH,
    height: 196 + marginBottom(record),
    marginTop: 12,
    marginLeft: LEFT,
    marginRight: RIGHT,
    marginBottom: marginBottom(record),
    x: { type: 'utc', domain, label: null },
    y: { domain: [0, 100], label: null, grid: true, tickFormat: (p: number) => `${p}%` },
    marks: [
      Plot.areaY(steps, { ...step, y1: 'low', y2: 'high', fill: SOFT, fillOpacity: 0.7 }),
      Plot.ruleY([0], { stroke: DIM }),
      Plot.line(steps, { ...step, y: 'mean', stroke: DIM }),
      Plot.line(said, { x: 'middle', y: 'p', stroke: FILL, strokeWidth: 2 }),
      Plot.dot(said, { x: 'middle', y: 'p', fill: FILL, r: 3.5 }),
      Plot.line(steps, { ...step, y: 'share', stroke: AGAINST, strokeWidth: 3 }),
      Plot.text(endLabels(record), { x: () => domain[1], y: 'y', text: 'text', textAnchor: 'start', dx: 8, fill: INK }),
    ],
  });
}

/** Percent of the axis that a line of text takes. */
const LINE = 8;

/** What each line is, beside its right end and not upon another. */
function endLabels({ periods }: FearRecord): { y: number; text: string }[] {
  const { soFar, baseRate } = periods[periods.length - 1];
  const stated = periods.findLast((one) => one.stated)?.stated;
  const labels = [
    ...(baseRate
      ? [
          { y: (100 * soFar.tests.yes) / soFar.tests.resolved, text: `came true: ${outOf(soFar.tests)}` },
          { y: 100 * baseRate.mean, text: `base rate: ${percent(baseRate.mean)}` },
        ]
      : []),
    ...(stated ? [{ y: 100 * stated.mean, text: `stated: ${percent(stated.mean)}` }] : []),
  ];
  const upwards = labels.sort((a, b) => a.y - b.y);
  for (let i = 1; i < upwards.length; i++) upwards[i].y = Math.max(upwards[i].y, upwards[i - 1].y + LINE);
  return upwards;
}
