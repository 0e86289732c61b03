import type { Compared, Comparison, Difference } from '../../forecast/compare.ts';
import type { Scale } from '../../situation/scale.ts';
import { type Paint, pad, unpainted, wrap } from '../terminal/lines.ts';
import { chance, count, onScale, points } from '../words/numbers.ts';

/** Changes smaller than this share of a scale are counted, not shown. */
const SMALL = 0.005;

/** What scenarios change, or the forecast day by day, as a table for a terminal of 80 columns. */
export function comparisonText(
  { kind, reference, compared, notReached = [] }: Comparison,
  paint: Paint = unpainted,
): string {
  const { settings, title, asOf, scenario } = reference;
  const against =
    kind === 'scenarios'
      ? 'Against the situation as it stands'
      : `Day by day${asOf ? `, from ${asOf}` : ''}${scenario ? `, scenario ${scenario}` : ''}; each against the one before`;
  const about = `${against}: means over ${settings.models.length} models and ${count(settings.samples)} draws, with the same random numbers.`;
  const nothing = kind === 'time line' ? 'No shock is dated: nothing changes.' : 'There is nothing to compare.';
  const lines = compared.flatMap((one) => ['', ...block(one, paint)]);
  const stopped = notReached.length > 0 ? ['', ...wrap(`Stopped before: ${notReached.join(', ')}.`)] : [];
  const legend =
    'Chances are those of the models alone. ± is the Monte Carlo standard error of the change; then, of an issue where it lies in nine draws of ten, of a share its 90% interval.';
  return `${[paint.bold(pad(title, 80).trimEnd()), ...wrap(about), ...(compared.length > 0 ? lines : ['', nothing]), ...stopped, '', ...wrap(legend).map(paint.dim)].join('\n')}\n`;
}

function block({ label, because, forecast, issues, outcomes, rooms }: Compared, paint: Paint): string[] {
  const scaleOf = new Map(forecast.issues.map(({ id, scale }) => [id, scale]));
  const width = ({ id }: Difference) => {
    const { low, high } = scaleOf.get(id) as Scale;
    return high - low;
  };
  const share = (d: Difference, range: number) => Math.abs(d.change.value) / range;
  const moved = issues
    .filter((d) => share(d, width(d)) >= SMALL)
    .sort((a, b) => share(b, width(b)) - share(a, width(a)));
  const likely = outcomes.filter((d) => share(d, 1) >= SMALL / 5).sort((a, b) => share(b, 1) - share(a, 1));
  const rest = issues.length - moved.length + outcomes.length - likely.length;
  const still =
    rest > 0
      ? wrap(
          `${rest === issues.length + outcomes.length ? 'Nothing' : `${rest} other issues and outcomes`} ${rest === issues.length + outcomes.length ? 'changes' : 'change'} by less than half a hundredth.`,
          2,
        )
      : [];
  return [
    paint.bold(label),
    ...(forecast.settings.stoppedBefore
      ? wrap(
          `Stopped after ${count(forecast.settings.samples)} of ${count(forecast.settings.stoppedBefore)} draws; compared on these.`,
          2,
        )
      : []),
    ...because.flatMap((reason) => wrap(reason, 2)),
    ...moved.map((d) => issueRow(d, scaleOf.get(d.id) as Scale)),
    ...likely.map((d) => shareRow(d, chance)),
    ...rooms.map((d) => shareRow({ ...d, name: `Room for manoeuvre: ${d.name}` }, (p) => `${(100 * p).toFixed(1)}%`)),
    ...still.map(paint.dim),
  ];
}

function issueRow({ name, from, to, change, q05, q95 }: Difference, scale: Scale): string {
  const signed = (value: number) => `${value > 0 ? '+' : ''}${onScale(value, scale)}`;
  const fine = { low: 0, high: (scale.high - scale.low) / 10 };
  const by = `${change.value > 0 ? '+' : ''}${onScale(change.value, fine)} ± ${Number(change.standardError.toPrecision(1))}`;
  return `${pad(name, 32)}${`${onScale(from, scale)} → ${onScale(to, scale)}`.padStart(14)}${by.padStart(16)}${`${signed(q05)} to ${signed(q95)}`.padStart(18)}`;
}

function shareRow({ name, from, to, change }: Difference, shown: (share: number) => string): string {
  const by = `${points(change.value)} ± ${Number((100 * change.standardError).toPrecision(1))}`;
  // In one draw an outcome happens or does not: where nine draws of ten lie says nothing of a probability.
  const reach = 1.645 * change.standardError;
  const interval = `${points(change.value - reach)} to ${points(change.value + reach)}`;
  return `${pad(name, 32)}${`${shown(from)} → ${shown(to)}`.padStart(14)}${by.padStart(16)}${interval.padStart(18)}`;
}
