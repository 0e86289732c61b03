import type { KindPaces, PaceScores } from '../../backtest/pace/score-paces.ts';
import type { LearnedPace } from '../../calibration/pace/learned-pace.ts';
import { countOf } from '../../numeric/count-of.ts';
import { exp } from '../../numeric/elementary.ts';
import { Z_95 } from '../../numeric/normal.ts';
import type { TimedKind } from '../../situation/kinds.ts';
import { TRAITS } from '../../situation/traits.ts';
import { listInWords } from '../words/list.ts';
import { sentence } from '../words/sentence.ts';
import { withInterval } from './with-interval.ts';

const TITLES: Record<PaceScores['name'], string> = {
  learned: 'learned, with traits',
  plain: 'learned, without traits',
  'kaplan-meier': 'Kaplan-Meier curve',
  constant: 'constant hazard',
};

/** What a forecaster of times is called. */
export const paceTitle = ({ name }: Pick<PaceScores, 'name'>): string => TITLES[name];

/** What a kind of times is called; two are no kinds of bargains in a situation file. */
const KIND_TITLES: Partial<Record<TimedKind, string>> = {
  dispute: 'Militarised disputes, to a negotiated settlement',
  union: 'States, until they give up being one by agreement',
};

/** "Legislation: days to an agreement, 124 cases, 113 agreed". */
export const pacesInWords = ({ kind, cases, agreed, groups }: KindPaces): string =>
  `${KIND_TITLES[kind] ?? `${sentence(kind)}, days to an agreement`}: ${countOf(cases, 'case')} in ${countOf(groups, 'group')}, ${agreed.toLocaleString('en-US')} agreed`;

const days = (x: number) => Math.round(x).toLocaleString('en-US');

/** Days, or years where there are more than a century of them. */
const span = (x: number) => (x < 36_525 ? `${days(x)} days` : `${days(x / 365.25)} years`);

/** What the scores of times say, in a few sentences. */
export function paceVerdict({
  horizons,
  forecasters,
  learned,
  traitsKnown,
  traitsHelp,
  half,
  best,
}: KindPaces): string {
  const own = forecasters.find(({ name }) => name === best) as PaceScores;
  const at = horizons.map((horizon, h) => {
    return `${withInterval(own.differences[h], 3)} by day ${days(horizon)}`;
  });
  const better = own.differences.filter(({ high }) => high < 0).length;
  const verdict =
    better === horizons.length
      ? 'It is better at each'
      : own.difference.high < 0
        ? 'It is better over the three together'
        : own.difference.low > 0
          ? 'It is worse over the three together'
          : 'Neither is shown to be better';
  return [
    `Half are agreed within ${span(half)}.`,
    `Less that of Kaplan and Meier, the Brier score of what was learned is ${listInWords(at)}. ${verdict}.`,
    ...(!traitsKnown || (best === 'learned' && !traitsHelp)
      ? []
      : [
          traitsHelp
            ? `Traits that help in groups left out: ${listInWords(learned.traits.map(({ trait }) => TRAITS[trait].replace(/[:,].*/, '')))}.`
            : 'Numbers of actors and issues, how far they stand apart and a co-legislator add nothing that is shown to hold in groups left out: they are not used.',
        ]),
  ].join(' ');
}

/** What was learned of one pace, a sentence each. */
export function learnedPaceInWords(pace: LearnedPace, half: number): string[] {
  const reach = (error: number) => exp(Z_95 * error);
  const shape = `${pace.shape.toFixed(2)} (${(pace.shape / reach(pace.shapeError)).toFixed(2)} to ${(pace.shape * reach(pace.shapeError)).toFixed(2)})`;
  const drift =
    pace.shape / reach(pace.shapeError) > 1
      ? 'rises'
      : pace.shape * reach(pace.shapeError) < 1
        ? 'falls'
        : 'is about constant';
  return [
    `From ${countOf(pace.cases, 'case')} in ${countOf(pace.groups, 'group')}, ${pace.agreed.toLocaleString('en-US')} of them agreed.`,
    pace.wide
      ? `Half are agreed within ${span(half)}; that middle may be off by a factor of ${reach(pace.scaleError).toFixed(0)} either way: wide, for kinds of which no case is known.`
      : `Half are agreed within ${span(half)}; that middle is known to within a factor of ${reach(pace.scaleError).toFixed(2)} either way.`,
    `The hazard of one bargain ${drift}: shape ${shape}. Bargains differ by a factor with variance ${pace.frailty.toFixed(2)}.`,
    ...pace.traits.map(({ trait, slope, error, low, high }) => {
      const factor = (s: number) => exp(s * (high - low)).toFixed(2);
      return `${TRAITS[trait]}: from the least to the most that was seen, times stretch by ${factor(slope)} (${factor(slope - Z_95 * error)} to ${factor(slope + Z_95 * error)}).`;
    }),
  ];
}

/** How the figures of times are to be read. */
export const PACE_NOTES = [
  'Times: Brier scores at three days of each kind, with weights for cases that were still open (Graf et al. 1999); CRPS of the date up to the last of them, in days. What is learned is learned from other groups, unless it was learned before. LESS KAPLAN-MEIER: the mean over the three days, with its 95% interval by a bootstrap over whole groups.',
  'A bargain that was still open when the data end counts until then; one that came under observation late counts from then on. Disputes that ended without a negotiated settlement count as open to their end. All are times of bargains of which many had room, and of some that had none: a pace given room is a little faster.',
];
