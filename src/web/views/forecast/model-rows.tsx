import { useRef } from 'react';
import { between, nearestStep } from '../../../forecast/cumulative.ts';
import type { IssueForecast } from '../../../forecast/forecast.ts';
import { share } from '../../../report/actors/page.ts';
import { type Spread, spreadOf } from '../../../report/issues/spread.ts';
import { chance, onScale } from '../../../report/words/numbers.ts';
import { ChartBox, Dot, Line, Stroke } from '../../chart/marks.tsx';
import type { Picture } from '../../engine/protocol.ts';
import { toggled, useView } from '../../state/view.ts';
import { pointsInWords } from './big-chart.tsx';
import type { Points } from './points.ts';

/** What each model says of the issue, and a box to leave it out. */
export function ModelRows({ picture, issue, points }: { picture: Picture; issue: IssueForecast; points: Points }) {
  const { forecast, shape, reference, models } = picture;
  const modelsOff = useView((state) => state.modelsOff);
  const { scale } = issue;
  const x = (value: number) => share(value, scale);
  const shown = (value: number) => onScale(value, scale);
  // A model that is left out, or not drawn yet, keeps the mark that it had.
  const last = useRef(new Map<string, Spread>());
  const [from, to] = [nearestStep(points.from, scale), nearestStep(points.to, scale)];
  const rows = models.map(({ name, title }) => {
    const key = `${issue.id} ${name}`;
    const has = Object.hasOwn(issue.models, name);
    if (has) last.current.set(key, spreadOf(issue, forecast.settings, name));
    const said = shape?.issue === issue.id ? shape.models.get(name) : undefined;
    const before = reference?.shape?.issue === issue.id ? reference.shape.models.get(name) : undefined;
    return {
      name,
      title,
      has,
      spread: last.current.get(key),
      now: said && between(said, from, to),
      was: before && between(before, from, to),
    };
  });
  const middleOf = ({ spread }: (typeof rows)[number]) => spread?.middle ?? -Infinity;
  rows.sort((a, b) => middleOf(b) - middleOf(a));
  const isLast = models.length - modelsOff.length === 1;
  return (
    <>
      <div className="rh">
        <span>What each model says</span>
        <span className="mu sm">
          untick one to leave it out; at the right, the chance to come out {pointsInWords(points, scale, shown)}
        </span>
      </div>
      <CalibratedRow picture={picture} issue={issue} from={from} to={to} />
      {rows.map(({ name, title, has, spread, now, was }) => {
        const isOn = !modelsOff.includes(name);
        const told = now === undefined ? '' : chance(now);
        return (
          <div key={name} className={`r mod${isOn && has ? '' : ' off'}`}>
            <label className="l">
              <input
                type="checkbox"
                checked={isOn}
                disabled={isOn && isLast}
                onChange={() => useView.setState({ modelsOff: toggled(modelsOff, name) })}
              />
              {title}
            </label>
            <div className="p">
              <ChartBox
                height={26}
                says={
                  spread
                    ? `${title}: middle ${shown(spread.middle)}, from ${shown(spread.low)} to ${shown(spread.high)}`
                    : `${title}: not drawn yet`
                }
              >
                <Line from={0} to={100} y={13} kind="gr" />
                {spread && <Line from={x(spread.low)} to={x(spread.high)} y={13} kind="mrng" />}
                {spread && <Dot x={x(spread.middle)} y={13} r={4.5} kind="inkf" />}
                <Stroke x={x(points.from)} top={0} bottom={26} kind="dash" />
                {points.to < scale.high && <Stroke x={x(points.to)} top={0} bottom={26} kind="dash" />}
              </ChartBox>
            </div>
            <div className="n">
              <b>{isOn ? told || '…' : 'off'}</b>
              {was !== undefined && isOn && (
                <span className="mu sm">{chance(was) === told ? 'same' : `was ${chance(was)}`}</span>
              )}
            </div>
          </div>
        );
      })}
    </>
  );
}

/** The answer, where it is what resolved cases teach; without it, the ticked models together. */
function CalibratedRow({
  picture,
  issue,
  from,
  to,
}: {
  picture: Picture;
  issue: IssueForecast;
  from: number;
  to: number;
}) {
  const { forecast, shape } = picture;
  const isOn = useView((state) => state.calibrated);
  const { calibration } = forecast.settings;
  const { scale } = issue;
  const { low, middle, high } = spreadOf(issue, forecast.settings);
  const x = (value: number) => share(value, scale);
  const shown = (value: number) => onScale(value, scale);
  const name = isOn ? `Calibrated${calibration ? `, ${calibration.cases} cases` : ''}` : 'Models together';
  return (
    <div className="r mod">
      <label className="l">
        <input
          type="checkbox"
          checked={isOn}
          onChange={() => useView.setState({ calibrated: !isOn })}
          aria-label="Calibrate by resolved cases"
        />
        <b>{isOn ? 'Calibrated' : name}</b>
        {isOn && calibration && <span className="mu cases"> {calibration.cases} cases</span>}
      </label>
      <div className="p">
        <ChartBox height={26} says={`${name}: middle ${shown(middle)}, from ${shown(low)} to ${shown(high)}`}>
          <Line from={0} to={100} y={13} kind="gr" />
          <Line from={x(low)} to={x(high)} y={13} kind="iv" />
          <Dot x={x(middle)} y={13} r={5} kind="mid" />
        </ChartBox>
      </div>
      <div className="n">
        <b className="acc">{shape?.issue === issue.id ? chance(between(shape.pooled, from, to)) : ''}</b>
        <span className="mu sm">the answer</span>
      </div>
    </div>
  );
}
