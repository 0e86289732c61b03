import type { Compared, Comparison } from '../../forecast/compare.ts';
import type { Forecast } from '../../forecast/forecast.ts';
import { type Markup, markup } from '../page/markup.ts';
import type { PageSection } from '../page/shell.ts';
import { tableHtml } from '../table/html.ts';
import type { Column } from '../table/table.ts';
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

interface ScenarioRow {
  name: string;
  why: string;
  there: Forecast;
}

function scenarioTable({ compared, reference }: Comparison, forecast: Forecast, names: Names): Markup {
  const moved = (id: string) =>
    Math.max(...compared.map(({ outcomes }) => Math.abs(outcomes.find((one) => one.id === id)?.change.value ?? 0)));
  const outcomes = forecast.outcomes
    .map(({ id }) => ({ id, most: moved(id) }))
    .sort((a, b) => b.most - a.most)
    .slice(0, COLUMNS)
    .map(({ id }) => id);
  const [room] = forecast.roomForManoeuvre;
  const columns: Column<ScenarioRow>[] = [
    {
      ...{ heading: 'If', names: true },
      page: ({ name, why }) => markup`${name}${why !== '' && markup`<span class="mu sm who">${why}</span>`}`,
    },
    ...outcomes.map(
      (id): Column<ScenarioRow> => ({
        ...{ heading: names.outcomes[id], numeric: true },
        page: ({ there }) => chance(there.outcomes.find((one) => one.id === id)?.probability.value ?? 0),
      }),
    ),
    ...(room
      ? [
          {
            ...{ heading: `Room of ${inSentence(names.actors[room.id])}`, numeric: true },
            page: ({ there }: ScenarioRow) =>
              `${(100 * (there.roomForManoeuvre.find(({ id }) => id === room.id)?.share.value ?? 0)).toFixed(1)}%`,
          },
        ]
      : []),
  ];
  const table = (label: string, rows: ScenarioRow[]) => tableHtml(label, { columns, rows }, 'scn');
  const rows = compared.map(
    ({ label, because, forecast: there }): ScenarioRow => ({
      ...{ name: scenarioInWords(label, forecast), why: because.join(' ').replace(/[;.] .*$|[.]$/s, ''), there },
    }),
  );
  const note = room
    ? `Room: of all outcomes that ${inSentence(names.actors[room.id])} prefers to what ${inSentence(names.actors[room.on])} wants, the share that it could carry.`
    : '';
  return markup`<p class="lead">Without the record, on the same random numbers${outcomes.length < forecast.outcomes.length && ': the outcomes that move most'}.</p>
${table('Scenarios', [{ name: 'As it stands', why: '', there: reference }, ...rows.slice(0, ROWS)])}
${rows.length > ROWS && markup`<details><summary>${rows.length - ROWS} more scenarios</summary>${table('More scenarios', rows.slice(ROWS))}</details>`}
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
