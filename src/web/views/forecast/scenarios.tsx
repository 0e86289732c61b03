import type { Difference } from '../../../forecast/compare.ts';
import type { Forecast } from '../../../forecast/forecast.ts';
import { issuesOf } from '../../../report/answer/reason.ts';
import { DIFFERENCE_COLUMNS, type DifferenceRow } from '../../../report/comparison/table.ts';
import type { Table } from '../../../report/table/table.ts';
import { type Names, scenarioInWords } from '../../../report/words/names.ts';
import { chance, onScale } from '../../../report/words/numbers.ts';
import { Below } from '../../chart/below.tsx';
import { Bar, ChartBox, Line, Stroke } from '../../chart/marks.tsx';
import type { ScenarioEffect } from '../../engine/protocol.ts';
import { useForecast } from '../../state/forecast.ts';
import { toggled, useView } from '../../state/view.ts';
import { useWorkspace } from '../../state/workspace.ts';

/** What each scenario of the file changes, against the situation as it is written, on the same draws. */
export function Scenarios({ forecast, names }: { forecast: Forecast; names: Names }) {
  const effects = useForecast((state) => state.scenarios);
  const inFile = useWorkspace((state) => state.sound?.situation.scenarios);
  const { issue, outcome: chosen, scenariosOn } = useView();
  const all = Object.keys(inFile ?? {});
  if (all.length === 0) return null;
  const outcome =
    forecast.outcomes.find(({ id }) => id === chosen) ??
    forecast.outcomes.find((one) => issue !== undefined && issuesOf(one).includes(issue)) ??
    forecast.outcomes[0];
  const target = outcome ?? forecast.issues.find(({ id }) => id === issue) ?? forecast.issues[0];
  const scale = outcome ? undefined : forecast.issues.find(({ id }) => id === target.id)?.scale;
  const name = outcome ? names.outcomes[outcome.id] : names.issues[target.id];
  const rows = all.map((scenario) => {
    const effect = effects.find((one) => one.scenario === scenario);
    const difference = (outcome ? effect?.outcomes : effect?.issues)?.find(({ id }) => id === target.id);
    return { scenario, effect, difference };
  });
  const size = ({ difference }: (typeof rows)[number]) => Math.abs(difference?.change.value ?? 0);
  rows.sort((a, b) => size(b) - size(a));
  const values = rows.flatMap(({ difference }) => (difference ? [difference.change.value] : []));
  const reach = Math.max(scale ? (scale.high - scale.low) / 50 : 0.01, ...values.map(Math.abs));
  const lowest = Math.min(0, ...values) < 0 ? -reach : -0.15 * reach;
  const highest = Math.max(0, ...values) > 0 ? reach : 0.15 * reach;
  const x = (value: number) => 8 + (84 * (value - lowest)) / (highest - lowest);
  return (
    <section id="scenarios">
      <h2>What would change it</h2>
      <p className="lead" dir="auto">
        “{name}”{outcome ? ', in points' : ''}: each scenario against the situation as written, on the same draws. Tick
        one to see the whole forecast under it.
      </p>
      <div className="rope-fig scs">
        {rows.map(({ scenario, effect, difference }) => (
          <div key={scenario} className="r sc">
            <label className="l">
              <input
                type="checkbox"
                checked={scenariosOn.includes(scenario)}
                onChange={() =>
                  useView.setState({ scenariosOn: all.filter((one) => toggled(scenariosOn, scenario).includes(one)) })
                }
              />
              <span dir="auto">
                {scenarioInWords(scenario, forecast)}
                <span className="mu sm">{(effect?.because ?? reasonsOf(inFile?.[scenario])).join(' ')}</span>
              </span>
            </label>
            <div className="p">
              <ChartBox height={28}>
                <Stroke x={x(0)} top={0} bottom={28} kind="tk" />
                {difference && <Bar from={x(0)} to={x(difference.change.value)} y={9} height={10} kind="acf" />}
                {difference && (
                  <Line
                    from={x(difference.change.value - 2 * difference.change.standardError)}
                    to={x(difference.change.value + 2 * difference.change.standardError)}
                    y={14}
                    kind="st3"
                  />
                )}
              </ChartBox>
            </div>
            <div className="n">
              <b>{difference ? scenarioChangeInWords(difference, scale) : '…'}</b>
              <span className="mu sm">{difference && fromTo(difference, scale)}</span>
            </div>
          </div>
        ))}
      </div>
      <Below title="What would change it" table={effectTable(effects)} of="#scenarios .rope-fig" />
    </section>
  );
}

const reasonsOf = (steps: readonly { because?: string }[] | undefined) =>
  (steps ?? []).flatMap(({ because }) => because ?? []);

/** "+3.4", "−13", on the scale of the issue or in points. */
function scenarioChangeInWords({ change }: Difference, scale: { low: number; high: number } | undefined): string {
  const shown = scale ? onScale(Math.abs(change.value), scale) : (100 * Math.abs(change.value)).toFixed(1);
  return Number(shown) === 0 ? '0' : `${change.value > 0 ? '+' : '−'}${shown}`;
}

const fromTo = ({ from, to }: Difference, scale: { low: number; high: number } | undefined) =>
  scale ? `${onScale(from, scale)} → ${onScale(to, scale)}` : `${chance(from)} → ${chance(to)}`;

const effectTable = (effects: readonly ScenarioEffect[]): Table<DifferenceRow> => ({
  columns: DIFFERENCE_COLUMNS,
  rows: effects.flatMap(({ scenario: label, outcomes, issues }) => [
    ...outcomes.map((one) => ({ ...one, label, kind: 'outcome' as const })),
    ...issues.map((one) => ({ ...one, label, kind: 'issue' as const })),
  ]),
});
