import type { Forecast } from '../../../forecast/forecast.ts';
import { plain, type Table } from '../../../report/table/table.ts';
import { farApart, oddsInWords, type Viewed, viewed } from '../../../report/views/words.ts';
import { dayInWords, type Names, saysBy } from '../../../report/words/names.ts';
import { chance, percent } from '../../../report/words/numbers.ts';
import { Below } from '../../chart/below.tsx';
import { ChartBox, Dot, Line, ShapeMark, Sign, Stroke, Words } from '../../chart/marks.tsx';

/** The left end of a logarithmic axis. */
const LEAST = 1e-5;
const logPlace = (p: number) => (100 * Math.log10(Math.max(LEAST, p) / LEAST)) / -Math.log10(LEAST);
const MOST_OUTCOMES = 2;

/** Inside, outside and together, for the outcomes that the record bears on. */
export function TwoViewsSection({ forecast, names }: { forecast: Forecast; names: Names }) {
  const outcomes = viewed(forecast);
  if (outcomes.length === 0) return null;
  const isRare = outcomes.every(({ views }) => Math.max(views.outside.high, views.inside) < 0.3);
  return (
    <section className="sides" id="both-sides">
      <h2>From both sides</h2>
      {isRare && <p className="lead">Each step of the axis is ten times the last.</p>}
      <div className="rope-fig">
        {outcomes.slice(0, MOST_OUTCOMES).map((one) => (
          <Views key={one.id} outcome={one} name={names.outcomes[one.id]} isRare={isRare} />
        ))}
      </div>
      <Below title="From both sides" table={viewsTable(outcomes)} of="#both-sides .rope-fig" />
    </section>
  );
}

function Views({ outcome: { by, views }, name, isRare }: { outcome: Viewed; name: string; isRare: boolean }) {
  const { inside, outside, pooled } = views;
  const x = isRare ? logPlace : (p: number) => 100 * p;
  const ticks = isRare ? [LEAST, 1e-4, 1e-3, 1e-2, 1e-1, 1] : [0, 0.25, 0.5, 0.75, 1];
  const warning = farApart(views);
  // On an axis for what is rare, <0.1% three times would say nothing.
  const told = isRare ? percent : chance;
  return (
    <div className="vw">
      <h3 dir="auto">
        {name}
        {by && !saysBy(name, by) && `, by ${dayInWords(by)}`}
      </h3>
      <div className="v3">
        <span>
          <Sign shape="disc" kind="acf" />
          Inside <b>{told(inside)}</b>
        </span>
        <span>
          <Sign shape="square" kind="rcf" />
          Outside <b>{told(outside.mean)}</b>
        </span>
        <span>
          <Sign shape="diamond" kind="inkf" />
          Together <b>{told(pooled.mean)}</b>
        </span>
      </div>
      <ChartBox
        height={108}
        says={`Inside ${chance(inside)}, outside ${oddsInWords(outside)}, together ${oddsInWords(pooled)}`}
      >
        {ticks.map((p) => (
          <Stroke key={p} x={x(p)} top={4} bottom={84} kind="gr" />
        ))}
        <Dot x={x(inside)} y={20} r={5.5} kind="acf" />
        <Line from={x(outside.low)} to={x(outside.high)} y={44} kind="rcl" />
        <ShapeMark x={x(outside.mean)} y={44} shape="square" kind="rcf" />
        <Line from={x(pooled.low)} to={x(pooled.high)} y={68} kind="stI" />
        <ShapeMark x={x(pooled.mean)} y={68} shape="diamond" kind="inkf" />
        {ticks.map((p, k) => (
          <Words
            key={p}
            x={x(p)}
            y={100}
            anchor={k === 0 ? 'start' : k === ticks.length - 1 ? 'end' : 'middle'}
            kind="mu"
          >
            {Number((100 * p).toPrecision(3))}%
          </Words>
        ))}
      </ChartBox>
      {warning && <p className="sm mu">{warning}</p>}
    </div>
  );
}

const viewsTable = (rows: Viewed[]): Table<Viewed> => ({
  columns: [
    plain('outcome', ({ id }) => id),
    plain('claim', ({ claim }) => claim),
    plain('inside', ({ views }) => views.inside),
    plain('outside', ({ views }) => views.outside.mean),
    plain('outside_low', ({ views }) => views.outside.low),
    plain('outside_high', ({ views }) => views.outside.high),
    plain('together', ({ views }) => views.pooled.mean),
    plain('together_low', ({ views }) => views.pooled.low),
    plain('together_high', ({ views }) => views.pooled.high),
  ],
  rows,
});
