import type { Compared, Comparison, Difference } from '../../forecast/compare.ts';
import { countOf } from '../../numeric/count-of.ts';
import { checkParts } from '../../numeric/given.ts';
import type { Scale } from '../../situation/scale.ts';
import { paceGuessesInWords } from '../agreement/words.ts';
import type { Column } from '../table/table.ts';
import { tableLines } from '../table/text.ts';
import { type Paint, pad, unpainted, WIDTH, wrap } from '../terminal/lines.ts';
import { count, onScale, points, shareOfDraws } from '../words/numbers.ts';

/** Changes smaller than this share of a scale are counted, not shown. */
const SMALL = 0.005;

/**
 * What scenarios change, or the forecast day by day, as a table for a terminal.
 *
 * @param width columns of the terminal
 * @example console.log(comparisonText(await compareScenarios(situation)));
 */
export function comparisonText(comparison: Comparison, paint: Paint = unpainted, width = WIDTH): string {
  checkParts(comparison, 'comparisonText', 'a comparison, as `compareScenarios` and `timeLine` return it', [
    ...['kind', 'reference', 'compared'],
  ]);
  const { kind, reference, compared, notReached = [] } = comparison;
  const { settings, title, asOf, scenario } = reference;
  const against =
    kind === 'scenarios'
      ? 'Against the situation as it stands'
      : `Day by day${asOf ? `, from ${asOf}` : ''}${scenario ? `, scenario ${scenario}` : ''}; each against the one before`;
  const about = `${against}: ${settings.calibration ? 'calibrated answers, means over' : `means over ${countOf(settings.models.length, 'model')} and`} ${count(settings.samples)} draws, with the same random numbers.`;
  const nothing = kind === 'time line' ? 'No shock is dated: nothing changes.' : 'There is nothing to compare.';
  const given = reference.agreements
    ? [
        'Issues of an agreement settle as shown if there is a deal; chances include the chance of the deal.',
        ...paceGuessesInWords(reference),
        '',
      ].join(' ')
    : '';
  const legend = `${given}Chances are without the record. ± is the Monte Carlo standard error of the change; then, of an issue where it lies in nine draws of ten, of a share its 90% interval.`;
  const lines = [
    paint.bold(pad(title, width).trimEnd()),
    ...wrap(about, 0, width),
    ...(compared.length > 0 ? compared.flatMap((one) => ['', ...block(one, paint, width)]) : ['', nothing]),
    ...(notReached.length > 0 ? ['', ...wrap(`Stopped before: ${notReached.join(', ')}.`, 0, width)] : []),
    '',
    ...wrap(legend, 0, width).map(paint.dim),
  ];
  return `${lines.join('\n')}\n`;
}

function block({ label, because, forecast, issues, outcomes, rooms }: Compared, paint: Paint, width: number): string[] {
  const scaleOf = new Map(forecast.issues.map(({ id, scale }) => [id, scale]));
  const rangeOf = ({ id }: Difference) => {
    const { low, high } = scaleOf.get(id) as Scale;
    return high - low;
  };
  const share = (d: Difference, range: number) => Math.abs(d.change.value) / range;
  const moved = issues
    .filter((d) => share(d, rangeOf(d)) >= SMALL)
    .sort((a, b) => share(b, rangeOf(b)) - share(a, rangeOf(a)));
  const likely = outcomes.filter((d) => share(d, 1) >= SMALL / 5).sort((a, b) => share(b, 1) - share(a, 1));
  const rest = issues.length - moved.length + outcomes.length - likely.length;
  const all = rest === issues.length + outcomes.length;
  const still = `${all ? 'Nothing changes' : `${rest} other ${rest === 1 ? 'issue or outcome changes' : 'issues and outcomes change'}`} by less than half a hundredth.`;
  const rows = [
    ...moved.map((d) => issueRow(d, scaleOf.get(d.id) as Scale)),
    ...likely.map((d) => shareRow(d, (p) => shareOfDraws(p, forecast.settings))),
    ...rooms.map((d) => shareRow({ ...d, name: `Room for manoeuvre: ${d.name}` }, (p) => `${(100 * p).toFixed(1)}%`)),
  ];
  return [
    paint.bold(label),
    ...(forecast.settings.stoppedBefore
      ? wrap(
          `Stopped after ${count(forecast.settings.samples)} of ${count(forecast.settings.stoppedBefore)} draws; compared on these.`,
          2,
          width,
        )
      : []),
    ...because.flatMap((reason) => wrap(reason, 2, width)),
    ...tableLines({ columns: COLUMNS, rows }, { width, paint, heading: false }),
    ...(rest > 0 ? wrap(still, 2, width).map(paint.dim) : []),
  ];
}

/** A change as people read it. */
interface ChangeInWords {
  name: string;
  change: string;
  by: string;
  interval: string;
}

const COLUMNS: Column<ChangeInWords>[] = [
  { title: 'NAME', show: ({ name }) => name, width: 32, flex: true },
  { title: '', show: ({ change }) => change, align: 'right', width: 14 },
  { title: 'by', show: ({ by }) => by, align: 'right', width: 16 },
  { title: 'range', show: ({ interval }) => interval, align: 'right', width: 18 },
];

function issueRow({ name, from, to, change, q05, q95 }: Difference, scale: Scale): ChangeInWords {
  const signed = (value: number) => `${value > 0 ? '+' : ''}${onScale(value, scale)}`;
  const fine = { low: 0, high: (scale.high - scale.low) / 10 };
  const by = `${change.value > 0 ? '+' : ''}${onScale(change.value, fine)} ± ${Number(change.standardError.toPrecision(1))}`;
  return {
    ...{ name, by, change: `${onScale(from, scale)} → ${onScale(to, scale)}` },
    interval: `${signed(q05)} to ${signed(q95)}`,
  };
}

function shareRow({ name, from, to, change }: Difference, shown: (share: number) => string): ChangeInWords {
  const by = `${points(change.value)} ± ${Number((100 * change.standardError).toPrecision(1))}`;
  // In one draw an outcome happens or does not: where nine draws of ten lie says nothing of a probability.
  const reach = 1.645 * change.standardError;
  const interval = `${points(change.value - reach)} to ${points(change.value + reach)}`;
  return { name, by, interval, change: `${shown(from)} → ${shown(to)}` };
}
