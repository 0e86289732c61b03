import type { Forecast, OutcomeForecast } from '../../../forecast/forecast.ts';
import { issuesOf } from '../../../report/answer/reason.ts';
import { outcomeTable } from '../../../report/outcomes/table.ts';
import { dayInWords, type Names, saysBy } from '../../../report/words/names.ts';
import { answered, chance, chanceRange, modelsSay, shareOfDraws } from '../../../report/words/numbers.ts';
import { Below } from '../../chart/below.tsx';
import { ChartBox, Dot, Line, ShapeMark, Stroke } from '../../chart/marks.tsx';
import { PercentAxis } from '../../chart/percent-axis.tsx';
import type { Picture } from '../../engine/protocol.ts';
import { useView } from '../../state/view.ts';

/** What people ask: each outcome with its probability and the range over the models. */
export function Outcomes({ picture, names }: { picture: Picture; names: Names }) {
  const { forecast, reference } = picture;
  const { outcomes } = forecast;
  const open = useView(({ issue }) => issue);
  if (outcomes.length === 0) return null;
  const settled = outcomes.filter(({ answer }) => answer.probability < 0.05 || answer.probability > 0.95).length;
  const withRecord = outcomes.filter(({ views }) => views).length;
  const approximate = picture.progress.quick ? '≈' : '';
  return (
    <section className="outs" id="outcomes">
      <h2>What people ask</h2>
      <p className="lead">
        {settled > 0 && `${settled} of ${outcomes.length} ${settled === 1 ? 'is' : 'are'} close to settled. `}
        {withRecord > 0 &&
          `${withRecord} of ${outcomes.length} ${withRecord === 1 ? 'takes' : 'take'} the record into account.`}
      </p>
      <div className="key">
        <span>
          <svg width="12" height="12" aria-hidden="true">
            <circle cx="6" cy="6" r="5" className="acf" />
          </svg>
          {forecast.settings.calibration ? 'calibrated by resolved cases' : 'all models'}
        </span>
        <span>
          <svg width="6" height="12" aria-hidden="true">
            <line x1="3" x2="3" y1="0" y2="12" className="st" />
          </svg>
          each model
        </span>
        {withRecord > 0 && (
          <span>
            <svg width="14" height="14" aria-hidden="true">
              <path d="M7,0L14,7L7,14L0,7Z" className="inkf" />
            </svg>
            with the record
          </span>
        )}
      </div>
      <div className="rope-fig">
        {outcomes.map((one) => {
          const before = reference?.forecast.outcomes.find(({ id }) => id === one.id);
          const reads = issuesOf(one);
          return (
            <button
              key={one.id}
              type="button"
              className={`r out${open !== undefined && reads.includes(open) ? ' on' : ''}`}
              onClick={() => useView.setState({ issue: reads[0] ?? open, outcome: one.id, points: undefined })}
            >
              <span className="l" dir="auto">
                {names.outcomes[one.id]}
                {one.by && !saysBy(one.claim ?? '', one.by) && <span className="mu sm"> by {dayInWords(one.by)}</span>}
              </span>
              <span className="p">
                <OutcomeLine outcome={one} before={before} name={names.outcomes[one.id]} />
              </span>
              <span className="n">
                <b>
                  {approximate}
                  {answered(one, forecast.settings)}
                </b>
                <span className="mu sm">
                  {before ? outcomeChangeInWords(before, one) : rangeInWords(one, forecast.settings)}
                </span>
              </span>
            </button>
          );
        })}
        <PercentAxis kind="axr" />
      </div>
      <Below title="What people ask" table={outcomeTable(forecast)} of="#outcomes .rope-fig" />
    </section>
  );
}

function OutcomeLine({
  outcome,
  before,
  name,
}: {
  outcome: OutcomeForecast;
  before: OutcomeForecast | undefined;
  name: string;
}) {
  const { probability, models, views } = outcome;
  const said = Object.values(models).map(({ value }) => value);
  const says = `${name}: ${chance(probability.value)} without the record; models from ${chance(Math.min(...said))} to ${chance(Math.max(...said))}${views ? `; ${chance(views.pooled.mean)} with the record` : ''}`;
  return (
    <ChartBox height={28} says={says}>
      <Line from={0} to={100} y={14} kind="gr" />
      {said.map((value, k) => (
        <Stroke key={Object.keys(models)[k]} x={100 * value} top={8} bottom={20} kind="st" />
      ))}
      {before && <Dot x={100 * before.probability.value} y={14} r={5.5} kind="ghost" />}
      <Dot x={100 * probability.value} y={14} r={6} kind="mid" />
      {views && <ShapeMark x={100 * views.pooled.mean} y={14} shape="diamond" kind="inkf small" />}
    </ChartBox>
  );
}

function rangeInWords(one: OutcomeForecast, settings: Forecast['settings']): string {
  if (one.answer.of === 'models and record') return `models ${shareOfDraws(one.probability.value, settings)}`;
  if (one.deal) return chanceRange(one.answer.low, one.answer.high);
  return modelsSay(one) || chanceRange(one.answer.low, one.answer.high);
}

function outcomeChangeInWords(before: OutcomeForecast, now: OutcomeForecast): string {
  const [from, to] = [chance(before.answer.probability), chance(now.answer.probability)];
  return from === to ? 'same' : `was ${from}`;
}
