import type { CalibrationBin } from '../../ledger/score/calibration.ts';
import type { ProbabilityScores, ScoreEstimate, Scores, Skill, YesNoScores } from '../../ledger/score/group-scores.ts';
import type { GroupScores, ScoreTable } from '../../ledger/score/score-table.ts';
import { type Column, fields, interval, plain, type Table } from '../table/table.ts';
import { count, percent, roughPercent } from '../words/numbers.ts';
import { sentence } from '../words/sentence.ts';
import { groupName, score, scoredGroupName, scoreInterval } from './words.ts';

/** The scores of a group, or of one kind of its claims, with what the group is called. */
export type NamedGroup<T> = T & { group: string };

/** The groups of a grouping by name, and all claims together at the end. */
export const scoredGroups = (
  { by, groups }: ScoreTable['groupings'][number],
  all: GroupScores,
): NamedGroup<GroupScores>[] => [
  ...groups.map((group) => ({ ...group, group: scoredGroupName(group, by) })),
  { ...all, group: 'all' },
];

/** Of some groups the scores of one kind, where they have any. */
export const ofKind = <K extends 'yesNo' | 'oneOf' | 'dates'>(groups: readonly NamedGroup<GroupScores>[], kind: K) =>
  groups.flatMap((one) => {
    const scores = one[kind] as NonNullable<GroupScores[K]> | null;
    return scores === null ? [] : [{ ...scores, group: one.group }];
  });

/** Terminal cells of the name of a group. */
const NAME = 24;

const groupColumn = (title: string, by: string): Column<NamedGroup<unknown>> => ({
  ...{
    title: title.toUpperCase(),
    heading: sentence(groupName(by)),
    show: ({ group }: { group: string }) => group,
  },
  ...{ width: NAME, flex: true, wide: false },
});

const right = <Row>(title: string, width: number, show: (row: Row) => string, more: Partial<Column<Row>> = {}) => ({
  ...{ title, width, show, align: 'right' as const, ...more },
});

const scoreWithInterval = (estimate: ScoreEstimate | null) =>
  `${score(estimate)}${scoreInterval(estimate) && ` (${scoreInterval(estimate)})`}`;

/** Brier scores of claims of yes or no. */
export const brierTable = (rows: readonly NamedGroup<YesNoScores>[], by: string): Table<NamedGroup<YesNoScores>> => ({
  columns: [
    groupColumn(groupName(by), by),
    right('CLAIMS', 7, ({ scored }) => count(scored)),
    right('YES', 6, ({ baseRate }) => (baseRate === null ? '-' : roughPercent(baseRate.value)), {
      page: ({ baseRate }) => (baseRate === null ? '-' : percent(baseRate.value)),
    }),
    right('BRIER', 8, ({ close }) => score(close), { page: ({ close }) => scoreWithInterval(close) }),
    right('90%', 17, ({ close }) => scoreInterval(close), { heading: false }),
    right('OVER TIME', 10, ({ timeAveraged }) => score(timeAveraged)),
    right('LOG', 8, ({ log }) => score(log.meanOfOthers)),
  ],
  rows,
});

/** Skill in percent with its interval: on a page with a sign at each end. */
const saved = (skill: Skill | null, sign = ''): string => {
  if (skill === null) return '-';
  const whole = (value: number) => `${Math.round(100 * value)}`;
  const { value, low, high } = skill;
  return `${whole(value)}%${low === null || high === null ? '' : ` (${whole(low)}${sign} to ${whole(high)}${sign})`}`;
};

/** The share of each reference's score that is saved. */
export const skillTable = (rows: readonly NamedGroup<YesNoScores>[], by: string): Table<NamedGroup<YesNoScores>> => {
  const against = (title: string, heading: string, width: number, of: 'base' | 'crowd' | 'inside') =>
    right<NamedGroup<YesNoScores>>(title, width, ({ skill }) => saved(skill[of]), {
      ...{ heading, page: ({ skill }) => saved(skill[of], '%') },
    });
  return {
    columns: [
      groupColumn('skill against', by),
      against('THE BASE RATE', 'Base rate', 18, 'base'),
      against('THE CROWD', 'Crowd', 19, 'crowd'),
      against('THE MODELS', 'Models', 19, 'inside'),
    ],
    rows,
  };
};

/** The parts of the Brier score. @see Murphy 1973 */
export const partsTable = (rows: readonly NamedGroup<YesNoScores>[], by: string): Table<NamedGroup<YesNoScores>> => {
  const part = (title: string, width: number, of: (parts: NonNullable<YesNoScores['murphy']>) => number) =>
    right<NamedGroup<YesNoScores>>(title, width, ({ murphy }) => (murphy === null ? '-' : fiveDigits(of(murphy))));
  return {
    columns: [
      groupColumn('parts of the score', by),
      part('RELIABILITY', 12, ({ reliability }) => reliability),
      { ...part('- RESOLUTION', 12, ({ resolution }) => resolution), heading: '- Resolution' },
      part('UNCERTAINTY', 13, ({ uncertainty }) => uncertainty),
      part('IN BINS', 10, ({ withinVariance, withinCovariance }) => withinVariance - withinCovariance),
      right('SCORE', 9, ({ close }) => fiveDigits(close?.value ?? Number.NaN)),
    ],
    rows: rows.filter(({ murphy }) => murphy !== null),
  };
};

const fiveDigits = (value: number) => value.toFixed(5).replace(/^-(0\.0+)$/, '$1');

/** Brier scores of claims of one of several. */
export const oneOfTable = (
  rows: readonly NamedGroup<ProbabilityScores>[],
  by: string,
): Table<NamedGroup<ProbabilityScores>> => ({
  columns: [
    groupColumn('one of several', by),
    right('CLAIMS', 7, ({ scored }) => count(scored)),
    right('BRIER', 8, ({ close }) => score(close), { page: ({ close }) => scoreWithInterval(close) }),
    right('90%', 17, ({ close }) => scoreInterval(close), { heading: false }),
    right('OVER TIME', 10, ({ timeAveraged }) => score(timeAveraged)),
    right('LOG', 9, ({ log }) => score(log.meanOfOthers)),
  ],
  rows,
});

export type Ranged = NamedGroup<Scores & { in: string }>;

/** Scores of dates, in days, and of numbers, in each unit. */
export const rangedOf = (groups: readonly NamedGroup<GroupScores>[]): Ranged[] => [
  ...ofKind(groups, 'dates').map((scores) => ({ ...scores, in: 'days' })),
  ...groups.flatMap(({ group, numbers }) => numbers.map((one) => ({ ...one, group, in: one.unit ?? 'without unit' }))),
];

/** The continuous ranked probability score of dates and numbers. */
export const rangedTable = (rows: readonly Ranged[], by: string): Table<Ranged> => {
  const crps = (estimate: ScoreEstimate | null) =>
    estimate === null ? '-' : String(Number(estimate.value.toPrecision(4)));
  return {
    columns: [
      groupColumn('dates and numbers', by),
      right('CLAIMS', 7, ({ scored }) => count(scored)),
      right('CRPS', 12, ({ close }) => crps(close), {
        heading: 'CRPS',
        page: ({ close }) => scoreWithInterval(close),
      }),
      right('OVER TIME', 12, ({ timeAveraged }) => crps(timeAveraged), {
        page: ({ timeAveraged }) => score(timeAveraged),
      }),
      { title: 'IN', show: (row) => row.in, gap: 2, width: 23 },
    ],
    rows,
  };
};

/** All scores in one table, a row for each group and kind of claims: for CSV. */
export function scoresTable({ all, groupings }: ScoreTable): Table<ScoreRow> {
  const rows = groupings.flatMap((grouping) => {
    const groups = scoredGroups(grouping, all);
    const of = (kind: ScoreRow['kind'], scores: ScoreRow['scores'] & { group: string }, unit?: string): ScoreRow => ({
      ...{ by: grouping.by, group: scores.group, kind, unit, scores },
    });
    return groups.flatMap((group) => [
      ...ofKind([group], 'yesNo').map((scores) => of('yes-no', scores)),
      ...ofKind([group], 'oneOf').map((scores) => of('one-of', scores)),
      ...rangedOf([group]).map((scores) => of(scores.in === 'days' ? 'date' : 'number', scores, scores.in)),
    ]);
  });
  const estimate = (key: string, of: (scores: ScoreRow['scores']) => ScoreEstimate | Skill | null | undefined) =>
    interval<ScoreRow>(key, ({ scores }) => of(scores));
  return {
    columns: [
      ...fields<ScoreRow>('by', 'group', 'kind', 'unit'),
      plain('resolved', ({ scores }) => scores.resolved),
      plain('scored', ({ scores }) => scores.scored),
      plain('few', ({ scores }) => scores.few),
      ...estimate('base_rate', ({ baseRate }) => baseRate),
      ...estimate('score', ({ close }) => close),
      ...estimate('over_time', ({ timeAveraged }) => timeAveraged),
      ...estimate('log', ({ log }) => log?.meanOfOthers),
      plain('certain_and_wrong', ({ scores }) => scores.log?.certainAndWrong),
      ...estimate('skill_base', ({ skill }) => skill.base),
      ...estimate('skill_crowd', ({ skill }) => skill.crowd),
      ...estimate('skill_models', ({ skill }) => skill.inside),
      plain('reliability', ({ scores }) => scores.murphy?.reliability),
      plain('resolution', ({ scores }) => scores.murphy?.resolution),
      plain('uncertainty', ({ scores }) => scores.murphy?.uncertainty),
      plain('within_variance', ({ scores }) => scores.murphy?.withinVariance),
      plain('within_covariance', ({ scores }) => scores.murphy?.withinCovariance),
    ],
    rows,
  };
}

interface ScoreRow {
  by: string;
  group: string;
  kind: 'yes-no' | 'one-of' | 'date' | 'number';
  unit?: string | undefined;
  scores: Scores & Partial<YesNoScores>;
}

const isOutside = ({ observed, low, high }: CalibrationBin) => observed < low || observed > high;

/**
 * What was said against how often it happened.
 *
 * @param track a bin's range and frequency as a line for a terminal, and the title above it
 */
export const binTable = (
  rows: readonly CalibrationBin[],
  track: { title: string; show: (bin: CalibrationBin) => string } = { title: '', show: () => '' },
): Table<CalibrationBin> => ({
  columns: [
    ...fields<CalibrationBin>('from', 'to'),
    {
      ...{ key: 'said', title: 'SAID', value: ({ forecast }) => forecast, width: 14 },
      show: ({ from, to, forecast }) =>
        roughPercent(from) === roughPercent(to) ? percent(forecast) : `${roughPercent(from)} to ${roughPercent(to)}`,
      page: ({ from, to }) => `${roughPercent(from)} to ${roughPercent(to)}`,
    },
    right('CLAIMS', 7, ({ n }) => count(n), { key: 'claims', value: ({ n }) => n }),
    plain('yes', ({ yes }) => yes),
    right('HAPPENED', 10, ({ observed }) => roughPercent(observed), {
      ...{ key: 'happened', value: ({ observed }) => observed, page: ({ observed }) => percent(observed) },
    }),
    right('IF RIGHT', 14, ({ low, high }) => `${roughPercent(low)} to ${roughPercent(high)}`, {
      ...{ heading: 'Range if right', page: ({ low, high }) => `${percent(low)} to ${percent(high)}` },
    }),
    plain('range_low', ({ low }) => low),
    plain('range_high', ({ high }) => high),
    plain('outside', isOutside),
    { ...track, heading: false, gap: 2, show: (bin) => `${track.show(bin)}${isOutside(bin) ? ' *' : ''}` },
  ],
  rows,
});
