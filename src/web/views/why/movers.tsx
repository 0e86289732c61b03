import type { Forecast } from '../../../forecast/forecast.ts';
import type { Table } from '../../../report/table/table.ts';
import { INPUT_COLUMNS, type InputRow, inputRows } from '../../../report/why/table.ts';
import { groupsInWords, indexInterval, indexInWords, isTelling, TOO_RARE_IN_WORDS } from '../../../report/why/words.ts';
import { type Names, pathInWords } from '../../../report/words/names.ts';
import { sentence } from '../../../report/words/sentence.ts';
import { Below } from '../../chart/below.tsx';
import { ChartBox, Dot, Line, Stroke, Words } from '../../chart/marks.tsx';
import type { AnswerReasons } from '../../engine/protocol.ts';
import { measureOf, type Subject } from './subject.ts';
import { aboutIssue } from './words.ts';

/** Inputs that have a row. */
const SHOWN = 8;

interface MoverPart {
  subject: Subject;
  reasons: AnswerReasons | undefined;
  forecast: Forecast;
  names: Names;
}

/** What moves it: the models' disagreement, then the inputs by their share of the spread. */
export function Movers({ subject, reasons, forecast, names }: MoverPart) {
  const found = reasons?.sensitivity;
  const probability = subject.kind === 'outcome' ? subject.outcome.probability.value : undefined;
  const middle = probability ?? (subject.kind === 'issue' ? subject.issue.pooled.mean.value : 0);
  const { told, place } = measureOf(subject);
  const on = aboutIssue(subject);
  const telling = found !== undefined && isTelling(found, probability);
  const inputs = telling ? found.inputs.slice(0, SHOWN) : [];
  const models = forecast.settings.models.length > 1 ? modelsOf(subject) : [];
  const ends = [middle, ...models, ...inputs.flatMap(({ swing }) => [swing.low, swing.high])].map(place);
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  // Words stand on both sides of the marks: the outer tenths of the line are theirs.
  const x = (value: number) => 12 + (76 * (place(value) - least)) / Math.max(1e-9, most - least);
  return (
    <section className="c7" id="movers">
      <h2>What moves it</h2>
      {!reasons && <Loading />}
      {reasons && reasons.rows.of === 0 && (
        <p className="lead">Every number of the situation is certain: nothing but the choice of the model moves it.</p>
      )}
      {found && !telling && <p className="lead">{TOO_RARE_IN_WORDS}</p>}
      {(telling || models.length > 0) && reasons && (
        <>
          <div className="key">
            {telling && (
              <>
                <span>
                  <svg width="12" height="12" aria-hidden="true">
                    <circle cx="6" cy="6" r="4.5" className="hol" />
                  </svg>
                  where that is low
                </span>
                <span>
                  <svg width="12" height="12" aria-hidden="true">
                    <circle cx="6" cy="6" r="4.5" className="inkf" />
                  </svg>
                  where it is high
                </span>
              </>
            )}
            {models.length > 0 && (
              <span>
                <svg width="6" height="12" aria-hidden="true">
                  <line x1="3" x2="3" y1="0" y2="12" className="st" />
                </svg>
                each model
              </span>
            )}
          </div>
          <div className="rope-fig">
            <div className="r wy hdr">
              <div className="l" />
              <div className="p">
                <ChartBox height={18}>
                  <Words
                    x={x(middle)}
                    y={12}
                    kind="mu"
                    anchor={x(middle) < 20 ? 'start' : x(middle) > 80 ? 'end' : 'middle'}
                  >
                    {told(middle)}{' '}
                    {subject.kind === 'outcome' && subject.outcome.views ? 'before the record' : 'as it stands'}
                  </Words>
                </ChartBox>
              </div>
              <div className="n mu sm">of the spread</div>
            </div>
            {models.length > 0 && (
              <div className="r wy">
                <div className="l">Which model is right</div>
                <div className="p">
                  <ChartBox
                    height={30}
                    says={`The models say ${told(Math.min(...models))} to ${told(Math.max(...models))}`}
                  >
                    <Stroke x={x(middle)} top={0} bottom={30} kind="dash" />
                    <Line from={x(Math.min(...models))} to={x(Math.max(...models))} y={15} kind="mrng" />
                    {models.map((value, k) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: models keep their order
                      <Stroke key={k} x={x(value)} top={8} bottom={22} kind="st" />
                    ))}
                    <Ends low={Math.min(...models)} high={Math.max(...models)} x={x} told={told} />
                  </ChartBox>
                </div>
                <div className="n">
                  {found?.disagreement && indexInWords(found.disagreement.share)}
                  <span className="mu sm">of all</span>
                </div>
              </div>
            )}
            {inputs.map((input) => {
              const { path, swing, total } = input;
              const name = sentence(pathInWords(path, names, on));
              const [low, high] = [Math.min(swing.low, swing.high), Math.max(swing.low, swing.high)];
              return (
                <div key={path} className="r wy">
                  <div className="l" dir="auto">
                    {name}
                  </div>
                  <div className="p">
                    <ChartBox
                      height={30}
                      says={`${name}: ${told(swing.low)} where low, ${told(swing.high)} where high; ${indexInWords(total.value)} of the spread, ${indexInterval(input)}`}
                    >
                      <Stroke x={x(middle)} top={0} bottom={30} kind="dash" />
                      <Line from={x(low)} to={x(high)} y={15} kind="mrng" />
                      <Dot x={x(swing.low)} y={15} r={5.5} kind="hol" />
                      <Dot x={x(swing.high)} y={15} r={5.5} kind="inkf" />
                      <Ends low={low} high={high} x={x} told={told} />
                    </ChartBox>
                  </div>
                  <div className="n">
                    {indexInWords(total.value)}
                    <span className="mu sm">{indexInterval(input)}</span>
                  </div>
                </div>
              );
            })}
          </div>
          {telling && (
            <p className="sm mu note" dir="auto">
              {groupsInWords(found, names)} Shares overlap where inputs work together, so they add up to more than 100%;
              beside each, its 90% interval.
            </p>
          )}
          <Below title="What moves it" table={moverTable(reasons, names)} of="#movers .rope-fig" />
        </>
      )}
    </section>
  );
}

const Ends = ({
  low,
  high,
  x,
  told,
}: {
  low: number;
  high: number;
  x: (value: number) => number;
  told: (value: number) => string;
}) => (
  <>
    <Words x={x(low)} y={19} anchor="end" shift={-10} kind="mu halo">
      {told(low)}
    </Words>
    <Words x={x(high)} y={19} anchor="start" shift={10} kind="mu halo">
      {told(high)}
    </Words>
  </>
);

/** Three grey lines of the final height. */
export const Loading = () => (
  <div className="waiting short" role="status" aria-label="Loading">
    <i />
    <i />
    <i />
  </div>
);

/** What each model says of it. */
const modelsOf = (subject: Subject): number[] =>
  subject.kind === 'outcome'
    ? Object.values(subject.outcome.models).map(({ value }) => value)
    : Object.values(subject.issue.models).map(({ mean }) => mean.value);

function moverTable({ id, sensitivity }: AnswerReasons, names: Names): Table<InputRow> {
  const { disagreement, inputs = [] } = sensitivity ?? {};
  return { columns: INPUT_COLUMNS, rows: inputRows(id, disagreement ? [disagreement] : [], inputs, names) };
}
