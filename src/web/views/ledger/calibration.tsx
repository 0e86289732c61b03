import type { ClaimFilter } from '../../../ledger/claim/filter.ts';
import type { CalibrationBin } from '../../../ledger/score/calibration.ts';
import { binTable } from '../../../report/scores/table.ts';
import { roughPercent } from '../../../report/words/numbers.ts';
import { Below } from '../../chart/below.tsx';
import { ChartBox, Line, Stroke, Words } from '../../chart/marks.tsx';
import { useAnswer } from './use-answer.ts';

const TOP = 10;
const HEIGHT = 260;
const FEW = 20;
const y = (p: number) => TOP + HEIGHT * (1 - p);
const TICKS = [0, 0.25, 0.5, 0.75, 1];

/** What was said against how often it happened. */
export function CalibrationSection({ filter }: { filter: ClaimFilter }) {
  const { value: bins, trouble } = useAnswer(`calibration ${JSON.stringify(filter)}`, (ledger) =>
    ledger.calibration(filter),
  );
  if (trouble && !bins) return <p className="fault">{trouble}</p>;
  if (!bins) return null;
  const n = bins.reduce((sum, bin) => sum + bin.n, 0);
  const most = bins.reduce<CalibrationBin | undefined>(
    (best, bin) => (best && best.n >= bin.n ? best : bin),
    undefined,
  );
  if (!most)
    return (
      <section>
        <h2>Does what is said happen?</h2>
        <p className="lead">No claim of yes or no is resolved: there is nothing to compare.</p>
      </section>
    );
  const isOff = most.observed < most.low || most.observed > most.high;
  return (
    <section id="calibration">
      <h2>Does what is called {roughPercent(most.forecast)} happen?</h2>
      <p className="lead">
        {isOff ? 'No' : 'As far as one can tell'}: {most.yes} of {most.n}.
        {n < FEW &&
          ` ${n} resolved ${n === 1 ? 'claim is' : 'claims are'} too few to tell skill from luck (${FEW} are needed).`}
      </p>
      <div className="rope-fig calw">
        <ChartBox height={300} says={`Calibration of ${n} claims: ${bins.map(inWords).join('; ')}`}>
          {TICKS.map((p, k) => (
            <g key={p}>
              <Line from={0} to={100} y={y(p)} kind="gr" />
              <Words x={0} y={y(p) + 4} anchor="end" shift={-8} kind="mu">
                {roughPercent(p)}
              </Words>
              <Words x={100 * p} y={292} anchor={k === 0 ? 'start' : k === 4 ? 'end' : 'middle'} kind="mu">
                {roughPercent(p)}
              </Words>
            </g>
          ))}
          <line x1="0" y1={y(0)} x2="100%" y2={y(1)} className="dash" />
          {bins.map((bin) => (
            <Bin key={bin.from} bin={bin} n={n} />
          ))}
        </ChartBox>
      </div>
      <p className="sm mu calx">
        Probability said, across; share that happened, up; on the dashed line both are the same
      </p>
      <div className="key">
        <span>
          <svg width="12" height="12" aria-hidden="true">
            <rect x="1.5" y="1.5" width="9" height="9" className="rcf" />
          </svg>
          happened, larger with more claims
        </span>
        <span>
          <svg width="10" height="14" aria-hidden="true">
            <rect x="1" y="1" width="8" height="12" className="band" />
          </svg>
          where it would lie in 9 cases of 10, had the number been right
        </span>
      </div>
      <Below title="Calibration" table={binTable(bins)} of="#calibration .rope-fig" />
    </section>
  );
}

const inWords = ({ forecast, n, yes }: CalibrationBin) => `said ${roughPercent(forecast)}, happened ${yes} of ${n}`;

function Bin({ bin: { forecast, observed, low, high, n: claims, yes }, n }: { bin: CalibrationBin; n: number }) {
  const half = 4 + 5 * Math.sqrt(claims / n);
  const isRight = forecast > 0.5;
  return (
    <>
      <svg x={`${100 * forecast}%`} y={y(high)} className="ov" aria-hidden="true">
        <rect x={-6} y={0} width={12} height={Math.max(2, y(low) - y(high))} className="band" />
      </svg>
      <Stroke x={100 * forecast} top={y(observed)} bottom={y(observed)} kind="gr" />
      <svg x={`${100 * forecast}%`} y={y(observed)} className="ov" aria-hidden="true">
        <rect x={-half} y={-half} width={2 * half} height={2 * half} className="rcf" />
      </svg>
      <Words
        x={100 * forecast}
        y={y(observed) + 4}
        anchor={isRight ? 'end' : 'start'}
        shift={isRight ? -14 : 14}
        kind="b halo"
      >
        {yes} of {claims}
      </Words>
    </>
  );
}
