import type { Calibration, KindCalibration } from '../../calibration/calibration.ts';
import { halfAgreedBy } from '../../calibration/pace/learned-pace.ts';
import { FEATURES } from '../../models/coalition/coalitions.ts';
import { LEADER_FEATURES } from '../../models/coalition/leader.ts';
import { countOf } from '../../numeric/count-of.ts';
import { type Paint, unpainted, WIDTH, wrap } from '../terminal/lines.ts';
import { wholePercent } from '../words/numbers.ts';
import { learnedPaceInWords } from './pace-words.ts';

const PARTS: Record<keyof KindCalibration['weights'], string> = {
  normal: 'around the models',
  positions: "at the actors' positions",
  roles: 'at the positions of agenda setter and co-legislator',
  statusQuo: 'at the status quo',
  low: 'at the low end of the scale',
  uniform: 'anywhere on the scale',
};

/** What was learned, on one page. */
export function calibrationText(
  { kinds, coalitions, paces }: Calibration,
  notes: readonly string[],
  paint: Paint = unpainted,
  width = WIDTH,
): string {
  const lines = [
    ...Object.entries(kinds).flatMap(([kind, learned]) => [
      paint.bold(kind),
      ...learnedKindInWords(learned).flatMap((sentence) => wrap(sentence, 2, width)),
      '',
    ]),
    ...Object.entries(paces ?? {}).flatMap(([kind, pace]) => [
      paint.bold(`time to an agreement: ${kind}`),
      ...learnedPaceInWords(pace, halfAgreedBy(pace)).flatMap((sentence) => wrap(sentence, 2, width)),
      '',
    ]),
    ...(coalitions
      ? [
          paint.bold('which cabinet forms'),
          ...[
            ...FEATURES.map((name, k) => [name, coalitions.coalition[k]] as const),
            ...LEADER_FEATURES.map((name, k) => [`leader: ${name}`, coalitions.leader[k]] as const),
          ].map(([name, weight]) => `  ${weight.toFixed(2).padStart(7)}  ${name}`),
          '',
        ]
      : []),
    ...notes.flatMap((note) => wrap(note, 0, width)).map(paint.dim),
  ];
  return `${lines.join('\n')}\n`;
}

function learnedKindInWords({
  towardsExchange,
  base,
  perDeviation,
  weights,
  correlation,
  pull,
  binds,
  ruled = 0,
  ...from
}: KindCalibration): string[] {
  const parts = Object.entries(weights).flatMap(([part, weight = 0]) =>
    weight < 0.005 ? [] : [`${wholePercent(weight)} ${PARTS[part as keyof typeof PARTS]}`],
  );
  return [
    `From ${countOf(from.issues, 'issue')} of ${countOf(from.cases, 'case')} in ${countOf(from.groups, 'group')}.`,
    `The outcome lies: ${parts.join(', ')}.`,
    `Around the models: the weighted mean, moved ${wholePercent(towardsExchange)} of the way to the exchange model, with a standard deviation of ${wholePercent(base)} of the scale plus ${perDeviation.toFixed(2)} times that of the positions.`,
    `Issues of one case go together by ${correlation.toFixed(2)}.`,
    ...(binds === undefined
      ? []
      : [`A formal rule binds with a probability of ${binds.toFixed(2)}, by ${ruled} issues that had one.`]),
    ...(pull === undefined
      ? []
      : [`These are few cases: pulled towards what all other kinds teach, with a strength of ${pull}.`]),
  ];
}
