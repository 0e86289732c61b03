import type { Analysis } from '../forecast/analysis.ts';
import type { OutcomeForecast } from '../forecast/forecast.ts';
import { answerInWords } from './answer.ts';
import { type Paint, pad, unpainted, wrap } from './columns.ts';
import { boxInWords } from './conditions-in-words.ts';
import { groupsInWords, indexInWords, isTelling, TOO_RARE_IN_WORDS } from './importance-in-words.ts';
import { flipInWords, LEVERS_IN_WORDS, leversInWords, unflippedInWords } from './levers-in-words.ts';
import { missedInWords } from './missed-in-words.ts';
import { type Names, namesOf, pathInWords } from './names.ts';
import { percent } from './words.ts';

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
  const stopped = analysis.stopped ? ['The run was stopped: parts that it did not come to are missing.'] : [];
  const none = chosen.length === 0 ? ['', ...wrap(answerInWords(analysis))] : [];
  const { levers, missed } = analysis;
  const moves =
    levers && outcome === undefined
      ? [
          '',
          paint.bold('WHAT ANYBODY COULD DO'),
          ...leversInWords({ ...levers, flips: [], unflipped: [] }, names).flatMap((text) => wrap(text, 2)),
          ...wrap(LEVERS_IN_WORDS).map(paint.dim),
        ]
      : [];
  const table =
    missed && outcome === undefined
      ? ['', paint.bold('MISSED AGREEMENTS'), ...missedInWords(missed, names).flatMap((text) => wrap(text, 2))]
      : [];
  return `${[paint.bold(pad(forecast.title, 80).trimEnd()), ...stopped, ...none, ...lines, ...moves, ...table].join('\n')}\n`;
}

function outcomeLines(analysis: Analysis, one: OutcomeForecast, names: Names, paint: Paint): string[] {
  const { importance, conditions, levers } = analysis;
  const matters = importance?.find(({ of, kind }) => kind === 'outcome' && of === one.id);
  const when = conditions?.find(({ outcome }) => outcome === one.id);
  const flips = levers?.flips.filter(({ outcome }) => outcome === one.id) ?? [];
  const stays = levers?.unflipped.filter((id) => id === one.id) ?? [];
  return [
    ...wrap(answerInWords(analysis, one)).map(paint.bold),
    ...(matters && !isTelling(matters, one.probability.value) ? ['', ...wrap(TOO_RARE_IN_WORDS)] : []),
    ...(matters && isTelling(matters, one.probability.value)
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
          ...[...flips.map((flip) => flipInWords(flip, names)), ...unflippedInWords(stays, names)].flatMap((text) =>
            wrap(text, 2),
          ),
        ]
      : []),
  ];
}
