import type { Compared, Comparison } from '../../forecast/compare.ts';
import type { Forecast } from '../../forecast/forecast.ts';
import { type Markup, markup } from '../page/markup.ts';
import type { PageSection } from '../page/shell.ts';
import { listInWords } from '../words/list.ts';
import { dayInWords, inSentence, type Names, scenarioInWords } from '../words/names.ts';
import { chance } from '../words/numbers.ts';

/** Outcomes that have a column, and scenarios that have a row before they are folded away. */
const [COLUMNS, ROWS] = [3, 20];
/** A change under this is not told. */
const SMALL = 0.01;

/** What scenarios and dated shocks change. */
export function changeSection(
  forecast: Forecast,
  { scenarios, timeLine }: { scenarios?: Comparison | undefined; timeLine?: Comparison | undefined },
  names: Names,
): PageSection | undefined {
  const compared = scenarios?.compared ?? [];
  const shocks = timeLine?.compared ?? [];
  if (compared.length === 0 && shocks.length === 0) return undefined;
  return {
    id: 'what-if',
    title: 'What would change it',
    body: markup`${scenarios !== undefined && compared.length > 0 && scenarioTable(scenarios, forecast, names)}
${shocks.length > 0 && markup`<p class="note" dir="auto">${shocks.map((one) => shockInWords(one, names)).join(' ')}</p>`}`,
  };
}

function scenarioTable({ compared, reference }: Comparison, forecast: Forecast, names: Names): Markup {
  const moved = (id: string) =>
    Math.max(...compared.map(({ outcomes }) => Math.abs(outcomes.find((one) => one.id === id)?.change.value ?? 0)));
  const columns = forecast.outcomes
    .map(({ id }) => ({ id, most: moved(id) }))
    .sort((a, b) => b.most - a.most)
    .slice(0, COLUMNS)
    .map(({ id }) => id);
  const [room] = forecast.roomForManoeuvre;
  const cells = (of: Forecast) => [
    ...columns.map((id) => chance(of.outcomes.find((one) => one.id === id)?.probability.value ?? 0)),
    ...(room
      ? [`${(100 * (of.roomForManoeuvre.find(({ id }) => id === room.id)?.share.value ?? 0)).toFixed(1)}%`]
      : []),
  ];
  const row = (
    name: string,
    what: string,
    of: Forecast,
  ) => markup`<tr><th scope="row" dir="auto">${name}${what !== '' && markup`<span class="mu sm who">${what}</span>`}</th>
${cells(of).map((cell) => markup`<td class="n">${cell}</td>`)}</tr>`;
  const rows = compared.map(({ label, because, forecast: there }) =>
    row(scenarioInWords(label, forecast), because.join(' ').replace(/[;.] .*$|[.]$/s, ''), there),
  );
  const head = markup`<tr><th scope="col">If</th>${columns.map((id) => markup`<th scope="col" class="n" dir="auto">${names.outcomes[id]}</th>`)}
${room && markup`<th scope="col" class="n" dir="auto">Room of ${inSentence(names.actors[room.id])}</th>`}</tr>`;
  const note = room
    ? `Room: of all outcomes that ${inSentence(names.actors[room.id])} prefers to what ${inSentence(names.actors[room.on])} wants, the share that it could carry.`
    : '';
  return markup`<p class="lead">Without the record, on the same random numbers${columns.length < forecast.outcomes.length && ': the outcomes that move most'}.</p>
<table class="scn"><thead>${head}</thead><tbody>${row('As it stands', '', reference)}${rows.slice(0, ROWS)}</tbody></table>
${rows.length > ROWS && markup`<details><summary>${rows.length - ROWS} more scenarios</summary><table class="scn"><thead>${head}</thead><tbody>${rows.slice(ROWS)}</tbody></table></details>`}
${note !== '' && markup`<p class="note" dir="auto">${note}</p>`}`;
}

/** "On 21 June 2021, sanctions are due: exports are rerouted would fall to 50%." */
function shockInWords({ label, because, outcomes }: Compared, names: Names): string {
  const changes = outcomes
    .filter(({ change }) => Math.abs(change.value) >= SMALL)
    .sort((a, b) => Math.abs(b.change.value) - Math.abs(a.change.value))
    .slice(0, COLUMNS)
    .map(
      ({ id, from, to }) =>
        `“${names.outcomes[id]}” ${to > from ? 'rises' : 'falls'} from ${chance(from)} to ${chance(to)}`,
    );
  const what = because.map((text) => text.split(': ')[0]).join('; ');
  return `On ${dayInWords(label)}${what && ` (${what})`} ${changes.length > 0 ? listInWords(changes) : 'no outcome changes by a point'}.`;
}
