import type { Forecast } from '../../../forecast/forecast.ts';
import type { TippingPoint } from '../../../inside/interventions/tipping-points.ts';
import { tippingPointTable } from '../../../report/interventions/table.ts';
import { type Names, pathInWords } from '../../../report/words/names.ts';
import { chance, errorIfLarge, threeDigits } from '../../../report/words/numbers.ts';
import { sentence } from '../../../report/words/sentence.ts';
import { stated } from '../../../report/words/stated.ts';
import { Below } from '../../chart/below.tsx';
import { ChartBox, Dot, Line, Words } from '../../chart/marks.tsx';
import type { AnswerReasons, TippingRange } from '../../engine/protocol.ts';
import { pin, useWorkspace } from '../../state/workspace.ts';
import { Loading } from './movers.tsx';
import type { Subject } from './subject.ts';
import { aboutIssue } from './words.ts';

/** The smallest single changes that take an outcome across one half, each with a button that tries it. */
export function TippingPoints({
  subject,
  reasons,
  forecast,
  names,
}: {
  subject: Subject;
  reasons: AnswerReasons | undefined;
  forecast: Forecast;
  names: Names;
}) {
  const pins = useWorkspace((state) => state.pins);
  if (subject.kind === 'issue') return null;
  const found = reasons?.tippingPoints;
  const falls = subject.outcome.probability.value >= 0.5;
  const on = aboutIssue(subject);
  return (
    <section id="tipping">
      <h2>Tipping point: the smallest change that tips it</h2>
      {!found && <Loading />}
      {found && found.length === 0 && (
        <p className="lead">No single change by anyone takes it across one half. It would take several at once.</p>
      )}
      {found && found.length > 0 && (
        <>
          <p className="lead">
            Each alone brings it {falls ? 'below' : 'to more than'} 50%. Ring: best guess. Try one, and see it on
            Forecast.
          </p>
          <div className="rope-fig">
            {found.map((point) => {
              const isPinned = pins.some(({ path, value }) => path === point.path && value === settingOf(point));
              const name =
                point.what === 'veto' ? vetoInWords(point, names) : sentence(pathInWords(point.path, names, on));
              return (
                <div key={`${point.path} ${point.to}`} className="r fl">
                  <div className="l" dir="auto">
                    {name}
                    <span className="mu sm">
                      {point.what === 'veto'
                        ? `now ${point.from}`
                        : `${threeDigits(Number(point.to))} rather than ${stated(point.from)}`}
                    </span>
                  </div>
                  <div className="p">
                    {point.what === 'veto' ? null : <Change point={point} range={point.range} name={name} />}
                  </div>
                  <div className="n">
                    <b>{chance(point.becomes.value)}</b>
                    <span className="mu sm">{errorIfLarge(point.becomes)}</span>
                    <button
                      type="button"
                      aria-pressed={isPinned}
                      aria-label={isPinned ? `Put back: ${name}` : `Try: ${name}`}
                      onClick={() => pin(point.path, isPinned ? undefined : settingOf(point))}
                    >
                      {isPinned ? 'Put back' : 'Try it'}
                    </button>
                  </div>
                </div>
              );
            })}
          </div>
          <Below
            title="Tipping point: the smallest change that tips it"
            table={tippingPointTable({
              format: 1,
              forecast,
              influence: [],
              interventions: {
                ...{ moves: [], coalitions: [], withoutTippingPoint: [], draws: { screen: 0, confirm: 0 } },
                tippingPoints: found,
              },
            })}
            of="#tipping .rope-fig"
          />
        </>
      )}
    </section>
  );
}

function Change({
  point,
  range: { low, high, now },
  name,
}: {
  point: TippingPoint;
  range: TippingRange;
  name: string;
}) {
  const to = Number(point.to);
  const [x, y] = [(value: number) => 4 + (92 * (value - low)) / (high - low), 22];
  const up = to > now;
  return (
    <ChartBox
      height={44}
      says={`${name}: from ${threeDigits(now)} to ${threeDigits(to)}, of ${threeDigits(low)} to ${threeDigits(high)}`}
    >
      <Line from={4} to={96} y={y} kind="gr" />
      <Line from={x(now)} to={x(to)} y={y} kind="stA" />
      <Dot x={x(now)} y={y} r={5.5} kind="hol" />
      <Dot x={x(to)} y={y} r={5.5} kind="acf" />
      <Words x={x(now)} y={10} anchor={up ? 'end' : 'start'} shift={up ? 4 : -4}>
        {threeDigits(now)}
      </Words>
      <Words x={x(to)} y={10} anchor={up ? 'start' : 'end'} shift={up ? -4 : 4} kind="acc">
        {threeDigits(to)}
      </Words>
      <Words x={4} y={40} anchor="start" kind="mu">
        {threeDigits(low)}
      </Words>
      <Words x={96} y={40} anchor="end" kind="mu">
        {threeDigits(high)}
      </Words>
    </ChartBox>
  );
}

/** As a change takes it: of a veto the chance that it is used. */
const settingOf = ({ to }: TippingPoint) => (typeof to === 'boolean' ? Number(to) : to);

function vetoInWords({ actor, path, to }: TippingPoint, names: Names): string {
  const where = names.issues[path.split('.')[1]];
  return `${names.actors[actor]} ${to ? 'has a' : 'gives up its'} veto on ${where}`;
}
