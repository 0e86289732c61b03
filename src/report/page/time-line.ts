import type { Comparison, Difference } from '../../forecast/compare.ts';
import type { Forecast } from '../../forecast/forecast.ts';
import { type ChartDocument, chart, FILL, INK, nameAxis, Plot, shortName } from '../chart.ts';
import { type Markup, markup } from '../markup.ts';
import { onScale, percent, points } from '../words.ts';
import { table } from './shell.ts';

/** The forecast day by day as the dated shocks come, and each actor's room for manoeuvre before and after them. */
export function timeLineSection(timeLine: Comparison, document: ChartDocument): Markup | false {
  if (timeLine.compared.length === 0) return false;
  return markup`<h2>Time line</h2>
<p class="dim">The forecast as it stands, and after each dated shock, each day against the one before, with the same random numbers.</p>
${timeLine.compared.map(
  ({ label, because, forecast, issues, outcomes, rooms }) => markup`<h3>${label}</h3>
${because.map((reason) => markup`<p dir="auto">${reason}</p>`)}
${changeTable(label, forecast, issues, outcomes, rooms)}`,
)}
${roomChart(timeLine, document)}`;
}

/** What scenarios change against the situation as it stands. */
export function scenarioSection(scenarios: Comparison): Markup | false {
  if (scenarios.compared.length === 0) return false;
  return markup`<h2>Scenarios</h2>
<p class="dim">Against the situation as it stands, with the same random numbers. ± is the Monte Carlo standard error of the change;
of an issue, nine draws of ten change by what stands in brackets.</p>
${scenarios.compared.map(
  ({ label, because, forecast, issues, outcomes, rooms }) => markup`<h3>${label}</h3>
${because.map((reason) => markup`<p dir="auto">${reason}</p>`)}
${changeTable(label, forecast, issues, outcomes, rooms)}`,
)}`;
}

/** Changes of less than this share of the scale are left out. */
const SMALL = 0.005;

function changeTable(
  label: string,
  forecast: Forecast,
  issues: Difference[],
  outcomes: Difference[],
  rooms: Difference[],
): Markup {
  const scaleOf = (id: string) => forecast.issues.find((issue) => issue.id === id)?.scale ?? { low: 0, high: 100 };
  const width = (id: string) => scaleOf(id).high - scaleOf(id).low;
  const error = (value: number) => Number(value.toPrecision(1));
  const row = (name: string, from: string, to: string, change: string) => markup`<tr><td dir="auto">${name}</td>
<td class="n">${from}</td><td class="n">${to}</td><td class="n">${change}</td></tr>`;
  const share =
    (shown: (p: number) => string, prefix = '') =>
    (d: Difference) =>
      row(
        `${prefix}${d.name}`,
        shown(d.from),
        shown(d.to),
        `${points(d.change.value)} ± ${error(100 * d.change.standardError)}`,
      );
  const rows = [
    ...issues
      .filter(({ id, change }) => Math.abs(change.value) >= SMALL * width(id))
      .map(({ id, name, from, to, change, q05, q95 }) => {
        const scale = scaleOf(id);
        const fine = { low: 0, high: width(id) / 10 };
        const signed = (value: number) => `${value > 0 ? '+' : ''}${onScale(value, fine)}`;
        const by = `${signed(change.value)} ± ${error(change.standardError)} (${signed(q05)} to ${signed(q95)})`;
        return row(name, onScale(from, scale), onScale(to, scale), by);
      }),
    ...outcomes.filter(({ change }) => Math.abs(change.value) >= SMALL / 5).map(share(percent)),
    ...rooms.map(share((p) => `${(100 * p).toFixed(1)}%`, 'Room for manoeuvre: ')),
  ];
  if (rows.length === 0) return markup`<p>Nothing changes by as much as half a hundredth of its scale.</p>`;
  const head = markup`<tr><th scope="col">What</th><th scope="col" class="n">Before</th><th scope="col" class="n">After</th>
<th scope="col" class="n">Change</th></tr>`;
  return table(`Changes, ${label}`, head, rows);
}

function roomChart({ reference, compared }: Comparison, document: ChartDocument): Markup | false {
  if (reference.roomForManoeuvre.length === 0) return false;
  const days = [
    { day: reference.asOf ?? 'now', forecast: reference },
    ...compared.map(({ label, forecast }) => ({ day: label, forecast })),
  ];
  const dots = days.flatMap(({ day, forecast }) =>
    forecast.roomForManoeuvre.flatMap(({ name, share, without }) => [
      { day, who: shortName(name, 44), room: 100 * share.value, partner: false },
      ...without.map((partner) => ({
        day,
        who: shortName(`${name}, without ${partner.name}`, 44),
        room: 100 * partner.share.value,
        partner: true,
      })),
    ]),
  );
  const order = [...new Set(dots.map(({ who }) => who))];
  const description = days
    .map(({ day, forecast }) =>
      forecast.roomForManoeuvre
        .map(({ name, share }) => `${day}, ${name} ${(100 * share.value).toFixed(1)}%`)
        .join('; '),
    )
    .join('; ');
  return markup`<h3>Room for manoeuvre, before and after</h3>
${chart(document, 'room for manoeuvre over time', description, {
  height: 50 + 24 * order.length,
  marginLeft: 300,
  marginBottom: 34,
  x: { label: 'room in percent', grid: true, nice: true },
  y: { label: null, axis: null, domain: order },
  symbol: { legend: false },
  marks: [
    nameAxis(300),
    Plot.line(dots, { x: 'room', y: 'who', z: 'who', stroke: FILL, strokeOpacity: 0.6 }),
    Plot.dot(
      dots.filter(({ day }) => day === days[0].day),
      { x: 'room', y: 'who', stroke: INK, r: 4 },
    ),
    Plot.dot(
      dots.filter(({ day }) => day !== days[0].day),
      { x: 'room', y: 'who', fill: FILL, r: 4 },
    ),
  ],
})}
<p class="dim">Ring: before the first shock. Filled: after each.</p>`;
}
