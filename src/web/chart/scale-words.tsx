import type { IssueForecast } from '../../forecast/forecast.ts';
import { scaleCells } from '../../report/issues/scale-cells.ts';
import { onScale } from '../../report/words/numbers.ts';

/** The words of a scale below its line; many or long ones as a list. */
export function ScaleWords({ scale, narrowest = 268 }: { scale: IssueForecast['scale']; narrowest?: number }) {
  const cells = scaleCells(scale, narrowest);
  if (!cells)
    return (
      <ul className="sl2">
        {scale.labels.map(({ at, label }) => (
          <li key={at} dir="auto">
            {onScale(at, scale)}: {label}
          </li>
        ))}
      </ul>
    );
  return (
    <div className="sl">
      <span className="s x1 w49" dir="auto">
        {cells.lowest}
      </span>
      <span className="e x52 w49" dir="auto">
        {cells.highest}
      </span>
      {cells.inner.map(({ label, from, span }) => (
        <span key={from} className={`m x${from + 1} w${span}`} dir="auto">
          {label}
        </span>
      ))}
    </div>
  );
}
