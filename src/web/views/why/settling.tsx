import type { Forecast } from '../../../forecast/forecast.ts';
import type { SettlingObservation } from '../../../forecast/settling.ts';
import { share } from '../../../report/actors/page.ts';
import { disagreements } from '../../../report/issues/disagreement.ts';
import { spreadOf } from '../../../report/issues/spread.ts';
import { plain, type Table } from '../../../report/table/table.ts';
import { listInWords } from '../../../report/words/list.ts';
import { inSentence, type Names } from '../../../report/words/names.ts';
import { chance, chanceRange, onScale, roughPercent } from '../../../report/words/numbers.ts';
import { sentence } from '../../../report/words/sentence.ts';
import { Below } from '../../chart/below.tsx';
import { ChartBox, Dot, Line, ShapeMark, Stroke, Words } from '../../chart/marks.tsx';
import type { AnswerReasons } from '../../engine/protocol.ts';

const [ISSUES, OBSERVATIONS] = [3, 4];
/** A model that gives something at least this chance expects it. */
const EXPECTS = 0.8;

/** Where the models are farthest apart, and what to look at to know which of them is right. */
export function Settling({
  reasons,
  forecast,
  names,
}: {
  reasons: AnswerReasons | undefined;
  forecast: Forecast;
  names: Names;
}) {
  const { models } = forecast.settings;
  if (models.length < 2) return null;
  const apart = disagreements(forecast).slice(0, ISSUES);
  const title = (name: string) => models.find((model) => model.name === name)?.title ?? name;
  const observations = reasons?.settling.slice(0, OBSERVATIONS) ?? [];
  return (
    <section id="settling">
      <h2>Where the models disagree most</h2>
      <p className="lead">The middle of the lowest and of the highest model. Triangle: where it stands now.</p>
      <div className="rope-fig part3">
        {apart.map(({ issue, lowest, highest }) => {
          const x = (value: number) => share(value, issue.scale);
          const [low, high] = [lowest, highest].map((name) => spreadOf(issue, forecast.settings, name).middle);
          const middles = models.map(({ name }) => spreadOf(issue, forecast.settings, name).middle);
          const label = (name: string, value: number) => `${title(name)} ${onScale(value, issue.scale)}`;
          return (
            <div key={issue.id}>
              <b className="sm" dir="auto">
                {names.issues[issue.id]}
              </b>
              <ChartBox height={70} says={`${names.issues[issue.id]}: ${label(lowest, low)}, ${label(highest, high)}`}>
                <Line from={0} to={100} y={36} kind="gr" />
                <Line from={x(low)} to={x(high)} y={36} kind="mrng" />
                {middles.map((value, k) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: models keep their order
                  <Stroke key={k} x={x(value)} top={30} bottom={42} kind="st" />
                ))}
                {issue.statusQuo !== undefined && <ShapeMark x={x(issue.statusQuo)} y={30} shape="now" kind="sq" />}
                <Dot x={x(low)} y={36} r={4.5} kind="inkf" />
                <Dot x={x(high)} y={36} r={4.5} kind="inkf" />
                <Words x={x(high)} y={12} anchor={x(high) > 50 ? 'end' : 'start'} kind="halo">
                  {label(highest, high)}
                </Words>
                <Words x={x(low)} y={62} anchor={x(low) > 50 ? 'end' : 'start'} kind="halo">
                  {label(lowest, low)}
                </Words>
              </ChartBox>
            </div>
          );
        })}
      </div>
      {observations.length > 0 && (
        <>
          <h3 className="h3m">What would settle it</h3>
          <p className="lead">
            Strokes: what each model gives it. At the right: how much of the doubt about which model is right it would
            take away on average.
          </p>
          <div className="rope-fig seen">
            {observations.map((one) => {
              const said = Object.values(one.models);
              const name = observationInWords(one, forecast, names);
              return (
                <div key={`${one.kind} ${one.of}`} className="r wy">
                  <div className="l" dir="auto">
                    {name}
                    <span className="mu sm">{expectedBy(one, title)}</span>
                  </div>
                  <div className="p">
                    <ChartBox
                      height={38}
                      says={`${name}: the models say ${chanceRange(Math.min(...said), Math.max(...said))}`}
                    >
                      <Line from={10} to={90} y={18} kind="gr" />
                      {said.map((p, k) => (
                        // biome-ignore lint/suspicious/noArrayIndexKey: models keep their order
                        <Stroke key={k} x={10 + 80 * p} top={11} bottom={25} kind="st3" />
                      ))}
                      <Words x={10} y={36} anchor="start" kind="mu">
                        0%
                      </Words>
                      <Words x={90} y={36} anchor="end" kind="mu">
                        100%
                      </Words>
                    </ChartBox>
                  </div>
                  <div className="n">{roughPercent(one.share)}</div>
                </div>
              );
            })}
          </div>
          <Below title="What would settle it" table={settlingTable(reasons?.settling ?? [])} of="#settling .seen" />
        </>
      )}
    </section>
  );
}

/** "Whether exports through Russian ports comes out at 55 or more". */
function observationInWords({ of, kind, at }: SettlingObservation, { issues }: Forecast, names: Names): string {
  if (kind === 'outcome') return `Whether “${names.outcomes[of]}” comes true`;
  const issue = issues.find(({ id }) => id === of);
  const where = issue && at !== undefined ? onScale(at, issue.scale) : String(at);
  return `Whether ${inSentence(names.issues[of])} comes out at ${where} or more`;
}

/** "Weighted median and Spatial bargaining expect it, the other 5 do not." */
function expectedBy({ models }: SettlingObservation, title: (name: string) => string): string {
  const all = Object.entries(models);
  const those = all.filter(([, p]) => p >= EXPECTS).map(([name]) => title(name));
  const against = all.filter(([, p]) => p <= 1 - EXPECTS).map(([name]) => title(name));
  const list = (titles: string[]) => (titles.length > 3 ? `${titles.length} models` : listInWords(titles));
  if (those.length === 0 && against.length === 0) {
    const [most] = all.toSorted(([, a], [, b]) => b - a);
    return `${title(most[0])} gives it most, ${chance(most[1])}.`;
  }
  const parts = [
    ...(those.length > 0 ? [`${list(those)} ${those.length === 1 ? 'expects' : 'expect'} it`] : []),
    ...(against.length > 0 ? [`${list(against)} ${against.length === 1 ? 'does' : 'do'} not`] : []),
  ];
  return `${sentence(parts.join(', '))}.`;
}

const settlingTable = (
  rows: readonly SettlingObservation[],
): Table<SettlingObservation & { model: string; chance: number }> => ({
  columns: [
    plain('kind', ({ kind }) => kind),
    plain('id', ({ of }) => of),
    plain('at_least', ({ at }) => at),
    plain('share_of_doubt', ({ share: part }) => part),
    plain('model', ({ model }) => model),
    plain('probability', ({ chance: p }) => p),
  ],
  rows: rows.flatMap((one) => Object.entries(one.models).map(([model, p]) => ({ ...one, model, chance: p }))),
});
