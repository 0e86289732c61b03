import type { Analysis } from '../forecast/analysis.ts';
import type { OutcomeForecast } from '../forecast/forecast.ts';
import { answerInWords } from './answer.ts';
import { type Paint, pad, unpainted, wrap } from './columns.ts';
import { boxInWords } from './conditions-in-words.ts';
import { groupsInWords, indexInWords } from './importance-in-words.ts';
import { type Names, namesOf, pathInWords } from './names.ts';
import { percent, roughPercent } from './words.ts';

/** Inputs that are listed for an outcome. */
const LISTED = 8;

/**
 * The reasons of the outcomes, for a terminal of 80 columns.
 *
 * @param outcome only this one; all if left out
 */
export function whyText(analysis: Analysis, { outcome }: { outcome?: string } = {}, paint: Paint = unpainted): string {
  const { forecast } = analysis;
  const chosen = forecast.outcomes.filter(({ id }) => outcome === undefined || id === outcome);
  const names = namesOf(forecast);
  const lines = chosen.flatMap((one) => ['', ...outcomeLines(analysis, one, names, paint)]);
  const none = chosen.length === 0 ? ['', ...wrap(answerInWords(analysis))] : [];
  return `${[paint.bold(pad(forecast.title, 80).trimEnd()), ...none, ...lines].join('\n')}\n`;
}

function outcomeLines(analysis: Analysis, one: OutcomeForecast, names: Names, paint: Paint): string[] {
  const { importance, conditions, levers } = analysis;
  const matters = importance?.find(({ of, kind }) => kind === 'outcome' && of === one.id);
  const when = conditions?.find(({ outcome }) => outcome === one.id);
  const flips = levers?.flips.filter(({ outcome }) => outcome === one.id) ?? [];
  const to = (value: number | boolean) =>
    typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(Number(value.toPrecision(3)));
  return [
    ...wrap(answerInWords(analysis, one)).map(paint.bold),
    ...(matters && matters.variance > 0
      ? [
          '',
          paint.bold(`${pad('WHAT MOVES IT', 46)}${'low to high'.padStart(18)}${'total index'.padStart(14)}`),
          ...matters.inputs.slice(0, LISTED).flatMap(({ path, swing, total }) => {
            const [first, ...rest] = wrap(pathInWords(path, names), 2, 46);
            const range = `${percent(swing.low)} to ${percent(swing.high)}`;
            return [`${first.padEnd(46)}${range.padStart(18)}${indexInWords(total.value).padStart(14)}`, ...rest];
          }),
          ...wrap(groupsInWords(matters, names)).map(paint.dim),
        ]
      : []),
    ...(when && when.boxes.length > 0
      ? [
          '',
          paint.bold('WHAT WOULD HAVE TO BE TRUE'),
          ...when.boxes.flatMap((box) => wrap(boxInWords(box, when, names), 2)),
        ]
      : []),
    ...(levers
      ? [
          '',
          paint.bold('THE LEAST CHANGE THAT FLIPS IT'),
          ...flips.flatMap(({ path, from, to: value, size, becomes }) =>
            wrap(
              `${pathInWords(path, names)}: ${from} → ${to(value)}, ${roughPercent(size)} of its range; then ${percent(becomes.value)}.`,
              2,
            ),
          ),
          ...(flips.length === 0 ? wrap('No single change by anyone takes it across one half.', 2) : []),
        ]
      : []),
  ];
}
