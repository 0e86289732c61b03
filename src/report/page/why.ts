import type { Forecast } from '../../forecast/forecast.ts';
import type { Importance, InputImportance } from '../../inside/analysis/importance.ts';
import type { IssuePulls } from '../../inside/pulls.ts';
import { AGAINST, type ChartDocument, chart, DIM, FILL, INK, nameAxis, Plot, shortName } from '../chart.ts';
import { groupsInWords, indexInWords, interval, isTelling, TOO_RARE_IN_WORDS } from '../importance-in-words.ts';
import { type Markup, markup } from '../markup.ts';
import { type Names, namesOf, pathInWords } from '../names.ts';
import { onScale, percent, points } from '../words.ts';
import { table } from './shell.ts';

/** Inputs that a tornado shows. */
const TORNADO = 8;

/** Why: what moves each answer, and who pulls each issue which way. */
export function whySection(
  forecast: Forecast,
  importance: Importance[],
  pulls: IssuePulls[],
  document: ChartDocument,
): Markup {
  const names = namesOf(forecast);
  const chance = (id: string) => forecast.outcomes.find((one) => one.id === id)?.probability.value;
  const moved = importance.filter((one) => isTelling(one, chance(one.of)));
  const silent = importance.filter((one) => one.kind === 'outcome' && !moved.includes(one));
  const outcomes = moved.filter(({ kind }) => kind === 'outcome');
  return markup`<h2>Why</h2>
<p class="dim">Total index: the share of an answer's variance that an input has a part in, alone or together with others (Sobol; Jansen 1999), with its 90% interval.
Bars: the mean of the answer where the input is in its lowest tenth (the end with the dot) and in its highest; dashed: over all draws. Shares of inputs that act together count for each of them.</p>
${importance.length === 0 && markup`<p>No input is uncertain, or importance was not asked for: there is nothing to attribute.</p>`}
${outcomes.map((one) => tornadoSection(forecast, one, names, document))}
${silent.length > 0 && markup`<p dir="auto">${silent.map(({ of }) => names.outcomes[of] ?? of).join('; ')}: ${TOO_RARE_IN_WORDS}</p>`}
${
  importance.length > 0 &&
  issueTable(
    forecast,
    moved.filter(({ kind }) => kind === 'issue'),
    names,
  )
}
<h3>Who pulls which way</h3>
<p class="dim">At the best guesses: how far each actor moves the weighted mean, its share of the weight times its distance, in hundredths of the scale.</p>
${pullChart(forecast, pulls, names, document)}
${pullTable(forecast, pulls, names)}`;
}

function tornadoSection(forecast: Forecast, one: Importance, names: Names, document: ChartDocument): Markup {
  const name = names.outcomes[one.of] ?? one.of;
  const rows = one.inputs.slice(0, TORNADO).map((input, i) => ({
    y: `${i + 1}. ${shortName(pathInWords(input.path, names), 48)}`,
    low: 100 * input.swing.low,
    high: 100 * input.swing.high,
    total: input.total.value,
  }));
  const middle = 100 * (forecast.outcomes.find(({ id }) => id === one.of)?.probability.value ?? 0);
  const description = one.inputs
    .slice(0, TORNADO)
    .map(({ path, swing }) => `${pathInWords(path, names)} ${percent(swing.low)} to ${percent(swing.high)}`)
    .join('; ');
  return markup`<h3 dir="auto">${name}</h3>
<p dir="auto">${groupsInWords(one, names)}</p>
${chart(document, `what moves ${name} (${one.of})`, description, {
  height: 44 + 20 * rows.length,
  marginLeft: 350,
  marginBottom: 34,
  x: { label: 'probability in percent', grid: true, nice: true },
  y: { label: null, axis: null, domain: rows.map(({ y }) => y) },
  marks: [
    nameAxis(350),
    Plot.barX(rows, { x1: 'low', x2: 'high', y: 'y', fill: FILL, insetTop: 3, insetBottom: 3 }),
    Plot.dot(rows, { x: 'low', y: 'y', fill: INK, r: 2.5 }),
    Plot.ruleX([middle], { stroke: DIM, strokeDasharray: '3 2' }),
  ],
})}
${table(
  `Inputs that move ${name} (${one.of})`,
  markup`<tr><th scope="col">Input</th><th scope="col" class="n">Total</th><th scope="col" class="n">Alone</th><th scope="col" class="n">Low to high</th></tr>`,
  one.inputs.slice(0, TORNADO).map((input) => inputRow(input, names, (value) => percent(value))),
)}`;
}

function inputRow(input: InputImportance, names: Names, shown: (value: number) => string): Markup {
  return markup`<tr><td dir="auto">${pathInWords(input.path, names)}</td>
<td class="n">${indexInWords(input.total.value)} (${interval(input)})</td><td class="n">${indexInWords(input.first.value)}</td>
<td class="n">${shown(input.swing.low)} to ${shown(input.swing.high)}</td></tr>`;
}

/** For every issue the inputs that move it most. */
function issueTable(forecast: Forecast, importance: Importance[], names: Names): Markup | false {
  if (importance.length === 0) return false;
  const rows = importance.map(({ of, inputs }) => {
    const scale = forecast.issues.find(({ id }) => id === of)?.scale ?? { low: 0, high: 100 };
    const top = inputs
      .slice(0, 3)
      .map(
        ({ path, total, swing }) =>
          markup`<li>${pathInWords(path, names)}: ${indexInWords(total.value)}, from ${onScale(swing.low, scale)} to ${onScale(swing.high, scale)}</li>`,
      );
    return markup`<tr><td dir="auto">${names.issues[of] ?? of}</td><td class="words"><ul>${top}</ul></td></tr>`;
  });
  return markup`<h3>The issues</h3>
${table('What moves each issue', markup`<tr><th scope="col">Issue</th><th scope="col">Moved most by (total index, and its swing)</th></tr>`, rows)}`;
}

/** By name, what the chart shows by colour. */
function pullTable({ issues }: Forecast, pulls: IssuePulls[], names: Names): Markup {
  const rows = pulls.map(({ issue, mean, pulls: list }) => {
    const scale = issues.find(({ id }) => id === issue)?.scale ?? { low: 0, high: 100 };
    const say = (some: typeof list) =>
      some
        .map(({ actor, pull }) => `${names.actors[actor] ?? actor} ${points(pull / (scale.high - scale.low))}`)
        .join('; ') || '-';
    const [up, down] = [list.filter(({ pull }) => pull > 0), list.filter(({ pull }) => pull < 0).reverse()];
    return markup`<tr><td dir="auto">${names.issues[issue] ?? issue} (mean ${onScale(mean, scale)})</td>
<td class="words" dir="auto">${say(up)}</td><td class="words" dir="auto">${say(down)}</td></tr>`;
  });
  const head = markup`<tr><th scope="col">Issue</th><th scope="col">Pull up</th><th scope="col">Pull down</th></tr>`;
  return table('Who pulls which way, by name', head, rows);
}

function pullChart({ issues }: Forecast, pulls: IssuePulls[], names: Names, document: ChartDocument): Markup {
  const bars = pulls.flatMap(({ issue, pulls: list }) => {
    const scale = issues.find(({ id }) => id === issue)?.scale ?? { low: 0, high: 100 };
    return list.map(({ actor, pull }) => ({
      issue: shortName(names.issues[issue] ?? issue, 40),
      actor: shortName(names.actors[actor] ?? actor, 40),
      pull: (100 * pull) / (scale.high - scale.low),
    }));
  });
  const description = pulls
    .map(({ issue, pulls: list }) => {
      const [up, down] = [list[0], list[list.length - 1]];
      return `${names.issues[issue] ?? issue}: up ${names.actors[up.actor] ?? up.actor}, down ${names.actors[down.actor] ?? down.actor}`;
    })
    .join('; ');
  const order = [...new Set(bars.map(({ issue }) => issue))];
  return chart(document, 'who pulls which way', description, {
    height: 60 + 34 * order.length,
    marginLeft: 250,
    marginBottom: 34,
    x: { label: 'hundredths of the scale', grid: true },
    y: { label: null, axis: null, domain: order },
    marks: [
      nameAxis(250),
      Plot.barX(bars, {
        x: 'pull',
        y: 'issue',
        fill: (bar: { pull: number }) => (bar.pull > 0 ? FILL : AGAINST),
        stroke: 'var(--paper)',
        insetTop: 6,
        insetBottom: 6,
        title: (bar: { actor: string; pull: number }) => `${bar.actor}: ${bar.pull.toFixed(1)}`,
      }),
      Plot.ruleX([0], { stroke: INK }),
    ],
  });
}
