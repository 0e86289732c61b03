import type { Analysis } from '../../forecast/analysis.ts';
import type { ActorForecast, Forecast } from '../../forecast/forecast.ts';
import type { Intervention } from '../../inside/interventions/interventions.ts';
import { barMarkup, chartMarkup, stroke } from '../page/draw/draw.ts';
import { type Markup, markup } from '../page/markup.ts';
import type { PageSection } from '../page/shell.ts';
import { tableHtml } from '../table/html.ts';
import type { Column } from '../table/table.ts';
import { listInWords } from '../words/list.ts';
import { inSentence, type Names, pathInWords } from '../words/names.ts';
import { digits, points, roughPercent, twoDigits } from '../words/numbers.ts';
import { sentence } from '../words/sentence.ts';
import { stated } from '../words/stated.ts';
import { GAINS_GIVEN_A_DEAL } from './words.ts';

/** Moves of each actor, rows of the table, bars of gains at each end, and exchanges of two that are told. */
const [EACH, ROWS, BARS, AGREEMENTS] = [2, 6, 12, 1];
/** Of the changes of a package this many are told. */
const CHANGES = 3;

/** What anybody could do, the unused Pareto improvements, and who gains. */
export function interventionSection(
  { forecast, interventions, paretoImprovements }: Partial<Analysis> & { forecast: Forecast },
  names: Names,
): PageSection {
  const moves = (interventions?.moves ?? [])
    .flatMap(({ best }) => best.slice(0, EACH))
    .sort((a, b) => b.gain.value - a.gain.value)
    .slice(0, ROWS);
  const order = [...new Set(moves.map(({ actor }) => actor))];
  const rows = order.flatMap((actor) => moves.filter((move) => move.actor === actor));
  const columns: Column<Intervention>[] = [
    {
      heading: 'Who',
      page: ({ actor }, i) =>
        rows[i - 1]?.actor === actor ? markup`<span class="mu">and</span>` : names.actors[actor],
    },
    { heading: 'What it could do', page: (move) => moveInWords(move, names) },
    { heading: 'Gain', numeric: true, page: ({ gain }) => (100 * gain.value).toFixed(1) },
  ];
  const coalitions = (interventions?.coalitions ?? [])
    .slice(0, AGREEMENTS)
    .map(({ actors: [a, b], gains, positions }) => {
      const where = positions.map(({ issue, at }) => `${digits(at, 3)} on ${inSentence(names.issues[issue] ?? issue)}`);
      return `${names.actors[a]} and ${inSentence(names.actors[b])} both gain (${gains.map(({ value }) => (100 * value).toFixed(1)).join(' and ')}) by asking together for ${where.join(', ')}.`;
    });
  const left = leftOnTheTable(paretoImprovements, names);
  const gains = forecast.actors.filter(({ gain }) => gain !== undefined);
  const heading = gains.length > 0 ? gainBars(gains, names) : distanceBars(forecast.actors, names);
  return {
    id: 'interventions',
    title: interventions ? 'Interventions, and who gains' : 'Who gains',
    body: markup`${
      interventions &&
      markup`<p class="lead">What an actor could change alone, and what it gains, in points; 100 are all that it wants.</p>
${rows.length > 0 ? tableHtml('Interventions', { columns, rows }, 'lv') : markup`<p>Nothing that anybody could do alone helps it.</p>`}
${coalitions.length > 0 && markup`<p class="note" dir="auto"><b>Together.</b> ${coalitions.join(' ')}</p>`}`
    }
${left.length > 0 && markup`<p class="note" dir="auto"><b>Pareto improvements</b> at the best guesses. ${left.join(' ')}</p>`}
${heading}
${forecast.agreements && markup`<p class="mu sm">${GAINS_GIVEN_A_DEAL}</p>`}`,
  };
}

/** "Press more on exports (cares 0.7, now 0.45)". */
function moveInWords({ what, path, from, to }: Intervention, names: Names): string {
  const issue = inSentence(names.issues[path.split('.')[1]] ?? '');
  const shown = typeof to === 'number' ? digits(to, 3) : '';
  const now = stated(from).replace(/ \(.*\)$/, '');
  switch (what) {
    case 'position':
      return `Ask for ${shown} on ${issue}, now ${now}`;
    case 'salience':
      return `Press ${Number(to) > Number(now) ? 'more' : 'less'} on ${issue} (cares ${now} → ${shown})`;
    case 'opening':
      return `An opening: ${sentence(pathInWords(path, names))}, ${shown}, now ${now}`;
    case 'veto':
      return `Get a veto on ${issue}`;
  }
}

function leftOnTheTable(pareto: Analysis['paretoImprovements'], names: Names): string[] {
  if (!pareto) return [];
  if (pareto.efficient) return ['Nobody whose consent is needed can gain without another one losing.'];
  if (pareto.noRoom && pareto.agreements.length === 0)
    return ['There is no room for a deal, and so nothing in it to improve on.'];
  return pareto.agreements.slice(0, AGREEMENTS).map(({ kind, changes, gives, gets }) => {
    const parties = [...new Set([...gets, ...gives].map(({ actor }) => actor))].map((id) =>
      inSentence(names.actors[id] ?? id),
    );
    const told = changes
      .toSorted((a, b) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from))
      .slice(0, CHANGES)
      .map(
        ({ issue, from, to }) =>
          `${inSentence(names.issues[issue] ?? issue)} from ${twoDigits(from)} to ${twoDigits(to)}`,
      );
    const rest = changes.length > CHANGES ? `, and ${changes.length - CHANGES} more` : '';
    const who =
      kind === 'package'
        ? 'A package that all whose consent is needed prefer'
        : `An exchange of ${listInWords(parties)}`;
    return `${who}: ${told.join(', ')}${rest}.`;
  });
}

function gainBars(actors: ActorForecast[], names: Names): Markup {
  const value = ({ gain }: ActorForecast) => gain?.value ?? 0;
  const sorted = actors.toSorted((a, b) => value(b) - value(a));
  const most = Math.max(0.001, ...sorted.map((one) => Math.abs(value(one))));
  const row = (one: ActorForecast) => {
    const end = 50 + (50 * value(one)) / most;
    const better = one.betterOff === undefined ? '' : `in ${roughPercent(one.betterOff)}`;
    return markup`<div class="r gn"><div class="l" dir="auto">${forecastActorName(one, names)}</div><div class="p">${chartMarkup(
      18,
      undefined,
      [stroke(50, 0, 18, 'tk'), barMarkup(50, end, 5, 9, value(one) >= 0 ? 'barI' : 'barO')],
    )}</div><div class="n"><b>${points(value(one)).replace('-', '−')}</b><span class="mu sm">${better}</span></div></div>
`;
  };
  return markup`<h3 class="h3m">Who gains over what is, and in how many futures</h3><div class="rope-fig">${folded(sorted.map(row))}</div>`;
}

function distanceBars(actors: ActorForecast[], names: Names): Markup {
  const sorted = actors.toSorted((a, b) => a.loss.value - b.loss.value);
  const row = (
    one: ActorForecast,
  ) => markup`<div class="r gn"><div class="l" dir="auto">${forecastActorName(one, names)}</div><div class="p">${chartMarkup(
    18,
    undefined,
    [barMarkup(0, 100 * one.loss.value, 5, 9, 'barI')],
  )}</div><div class="n"><b>${(100 * one.loss.value).toFixed(1)}</b><span class="mu sm">of 100</span></div></div>
`;
  return markup`<h3 class="h3m">How far each stays from what it wants</h3><div class="rope-fig">${folded(sorted.map(row))}</div>`;
}

const forecastActorName = ({ id, name }: ActorForecast, names: Names) => (name === id ? names.actors[id] : name);

/** The first and the last rows; those between are folded away where there are many. */
function folded(rows: Markup[]): Markup {
  if (rows.length <= 2 * BARS + 1) return markup`${rows}`;
  const between = rows.slice(BARS, -BARS);
  return markup`${rows.slice(0, BARS)}<details><summary>${between.length} more between</summary>${between}</details>${rows.slice(-BARS)}`;
}
