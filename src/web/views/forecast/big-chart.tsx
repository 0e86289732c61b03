import { between, nearestStep } from '../../../forecast/cumulative.ts';
import type { IssueForecast } from '../../../forecast/forecast.ts';
import { share } from '../../../report/actors/page.ts';
import { spreadOf } from '../../../report/issues/spread.ts';
import { chance, onScale } from '../../../report/words/numbers.ts';
import { Bar, ChartBox, Dot, Hill, Line, ShapeMark, Stroke, Words } from '../../chart/marks.tsx';
import { ScaleWords } from '../../chart/scale-words.tsx';
import { Slider } from '../../chart/slider.tsx';
import type { Picture } from '../../engine/protocol.ts';
import { useView } from '../../state/view.ts';
import type { Points } from './points.ts';

const BASE = 126;

/** Where the issue settles: the futures as a hill, and the share of them between two points that the reader drags. */
export function BigChart({
  picture,
  issue,
  name,
  points,
}: {
  picture: Picture;
  issue: IssueForecast;
  name: string;
  points: Points;
}) {
  const { forecast, reference, shape } = picture;
  const { scale, pooled, statusQuo } = issue;
  const { low, middle, high } = spreadOf(issue, forecast.settings);
  const before = reference?.forecast.issues.find(({ id }) => id === issue.id);
  const most = Math.max(...pooled.histogram, ...(before?.pooled.histogram ?? []));
  const x = (value: number) => share(value, scale);
  const shown = (value: number) => onScale(value, scale);
  const lies =
    shape?.issue === issue.id
      ? between(shape.pooled, nearestStep(points.from, scale), nearestStep(points.to, scale))
      : undefined;
  const said = lies === undefined ? '' : `${chance(lies)} ${pointsInWords(points, scale, shown)}`;
  const moveTo = (part: keyof Points) => (value: number) => {
    const next = { ...points, [part]: value };
    useView.setState({ points: { from: Math.min(next.from, next.to), to: Math.max(next.from, next.to) } });
  };
  const label = x((points.from + points.to) / 2);
  const step = (scale.high - scale.low) / 100;
  return (
    <div className="r big">
      <div className="l">
        <b>Where it settles</b>
        <span className="mu sm">{forecast.settings.calibration ? 'calibrated' : 'all models'}, 5% to 95%</span>
      </div>
      <div className="p">
        <ChartBox
          height={152}
          says={`${name}: the middle is ${shown(middle)}, 5% to 95% from ${shown(low)} to ${shown(high)}${statusQuo === undefined ? '' : `, now ${shown(statusQuo)}`}. ${said}`}
        >
          <Bar from={x(points.from)} to={x(points.to)} y={18} height={BASE - 18} kind="sunkf" />
          <Hill shares={pooled.histogram} y={BASE} height={96} most={most} />
          {before && <Hill shares={before.pooled.histogram} y={BASE} height={96} most={most} kind="ghost" />}
          <Stroke x={x(points.from)} top={16} bottom={BASE} kind="dashA" />
          {points.to < scale.high && <Stroke x={x(points.to)} top={16} bottom={BASE} kind="dashA" />}
          <Line from={0} to={100} y={BASE} kind="rope" />
          <Line from={x(low)} to={x(high)} y={BASE} kind="iv" />
          {statusQuo !== undefined && <ShapeMark x={x(statusQuo)} y={BASE} shape="now" kind="sq" />}
          <Dot x={x(middle)} y={BASE} r={6} kind="mid" />
          {statusQuo !== undefined && (
            <Words
              x={x(statusQuo)}
              y={BASE - 14}
              anchor={x(statusQuo) < 12 ? 'start' : x(statusQuo) > 88 ? 'end' : 'middle'}
              kind="halo b"
            >
              now {shown(statusQuo)}
            </Words>
          )}
          <Words
            x={x(middle)}
            y={BASE + 20}
            anchor={x(middle) < 8 ? 'start' : x(middle) > 92 ? 'end' : 'middle'}
            kind="acc halo"
          >
            middle {shown(middle)}
          </Words>
          <Words x={label} y={4} anchor={label < 30 ? 'start' : label > 70 ? 'end' : 'middle'} kind="acc halo">
            {said}
          </Words>
        </ChartBox>
        <div className="points">
          {(['from', 'to'] as const).map((part) => (
            <Slider
              key={part}
              kind="point"
              label={`${part === 'from' ? 'From' : 'To'} this point of the scale`}
              says={`${shown(points[part])}; ${said}`}
              value={points[part]}
              low={scale.low}
              high={scale.high}
              step={step}
              onMove={moveTo(part)}
              onBack={() => useView.setState({ points: undefined })}
            />
          ))}
        </div>
        <ChartBox height={6}>
          {scale.labels.map(({ at }) => (
            <Stroke key={at} x={x(at)} top={0} bottom={5} kind="tk" />
          ))}
        </ChartBox>
        <ScaleWords scale={scale} />
      </div>
      <div className="n">
        <b className="acc">{shown(middle)}</b>
        <span className="mu sm">
          {shown(low)}–{shown(high)}
        </span>
      </div>
    </div>
  );
}

export function pointsInWords(
  { from, to }: Points,
  { low, high }: IssueForecast['scale'],
  shown: (value: number) => string,
): string {
  if (from <= low && to >= high) return 'lie somewhere';
  if (to >= high) return `at ${shown(from)} or more`;
  if (from <= low) return `at ${shown(to)} or less`;
  return `from ${shown(from)} to ${shown(to)}`;
}
