import { issuesOf } from '../../../report/answer/reason.ts';
import { chance, onScale } from '../../../report/words/numbers.ts';
import { useForecast } from '../../state/forecast.ts';

/** What the change does to the forecast: the outcome of this issue that it moves most, before and after. */
export function Effect({ issue }: { issue: string }) {
  const picture = useForecast((state) => state.picture);
  const reference = picture?.reference;
  if (!picture || !reference) return <span className="sm mu">The forecast follows as you type</span>;
  const { forecast } = picture;
  const concerned = new Set(forecast.outcomes.filter((one) => issuesOf(one).includes(issue)).map(({ id }) => id));
  const size = ({ change }: { change: { value: number } }) => Math.abs(change.value);
  const [most] = reference.outcomes.filter(({ id }) => concerned.has(id)).sort((a, b) => size(b) - size(a));
  if (most)
    return (
      <span className="sm" dir="auto">
        {most.name}: {chance(most.from)} → <b className="acc">{chance(most.to)}</b>
      </span>
    );
  const scale = forecast.issues.find(({ id }) => id === issue)?.scale;
  const moved = reference.issues.find(({ id }) => id === issue);
  if (!moved || !scale) return <span />;
  return (
    <span className="sm" dir="auto">
      {moved.name}: {onScale(moved.from, scale)} → <b className="acc">{onScale(moved.to, scale)}</b>
    </span>
  );
}
