import type { CalibrationBin } from '../../ledger/score/calibration.ts';
import type { GroupScores, ScoreTable } from '../../ledger/score/score-table.ts';
import { type Paint, pad, unpainted, WIDTH, wrap } from '../terminal/lines.ts';
import { count, percent, roughPercent } from '../words/numbers.ts';
import {
  BARS_IN_WORDS,
  certainAndWrong,
  groupName,
  interval,
  nameOf,
  PARTS_IN_WORDS,
  SCORES_IN_WORDS,
  score,
  tooFew,
} from './words.ts';

const NAME = 24;

/** Scores of all claims and of groups of them, for a terminal of 80 columns. */
export function scoreText(table: ScoreTable, paint: Paint = unpainted): string {
  const { all, groupings } = table;
  if (all.scored === 0) {
    const none =
      all.resolved === 0
        ? 'No claim is resolved'
        : `No claim of the ${count(all.resolved)} resolved has a forecast by its close`;
    return `${none}: there is nothing to score.\n`;
  }
  const lines = groupings.flatMap(({ by, groups }) => {
    const rows: [string, GroupScores][] = [
      ...groups.map((group): [string, GroupScores] => [nameOf(group, by), group]),
      ['all', all],
    ];
    const few = tooFew(rows);
    return [...kinds(groupName(by).toUpperCase(), rows, paint), ...(few === undefined ? [] : ['', ...wrap(few)])];
  });
  const unscored = all.resolved - all.scored;
  const notes = [
    unscored > 0 && `${count(unscored)} resolved claims have no forecast by their close, and are not scored.`,
    certainAndWrong(table),
    SCORES_IN_WORDS,
    all.yesNo !== null && PARTS_IN_WORDS,
  ].filter((note): note is string => typeof note === 'string');
  return `${[...lines, '', ...notes.flatMap((note) => wrap(note).map(paint.dim))].join('\n')}\n`;
}

function kinds(by: string, rows: [string, GroupScores][], paint: Paint): string[] {
  const of = <K extends 'yesNo' | 'oneOf' | 'dates'>(kind: K) =>
    rows.flatMap(([name, group]) => {
      const scores = group[kind];
      return scores === null ? [] : [[name, scores] as [string, NonNullable<GroupScores[K]>]];
    });
  const lines: string[] = [];
  const heading = (title: string, columns: string) => lines.push('', paint.bold(`${pad(title, NAME)}${columns}`));

  const yesNo = of('yesNo');
  if (yesNo.length > 0) {
    heading(
      by,
      `${'CLAIMS'.padStart(7)}${'YES'.padStart(6)}${'BRIER'.padStart(8)}${'90%'.padStart(17)}${'OVER TIME'.padStart(10)}${'LOG'.padStart(8)}`,
    );
    for (const [name, s] of yesNo) {
      const yes = s.baseRate === null ? '-' : roughPercent(s.baseRate.value);
      lines.push(
        `${pad(name, NAME)}${count(s.scored).padStart(7)}${yes.padStart(6)}${score(s.close).padStart(8)}${interval(s.close).padStart(17)}${score(s.timeAveraged).padStart(10)}${score(s.log.meanOfOthers).padStart(8)}`,
      );
    }
    heading('SKILL AGAINST', `${'THE BASE RATE'.padStart(18)}${'THE CROWD'.padStart(19)}${'THE MODELS'.padStart(19)}`);
    for (const [name, { skill }] of yesNo) {
      lines.push(
        `${pad(name, NAME)}${saved(skill.base).padStart(18)}${saved(skill.crowd).padStart(19)}${saved(skill.inside).padStart(19)}`,
      );
    }
    heading(
      'PARTS OF THE SCORE',
      `${'RELIABILITY'.padStart(12)}${'- RESOLUTION'.padStart(12)}${'UNCERTAINTY'.padStart(13)}${'IN BINS'.padStart(10)}${'SCORE'.padStart(9)}`,
    );
    for (const [name, { murphy: parts, close }] of yesNo) {
      if (parts === null) continue;
      const { reliability, resolution, uncertainty, withinVariance, withinCovariance } = parts;
      const cell = (value: number, width: number) =>
        value
          .toFixed(5)
          .replace(/^-(0\.0+)$/, '$1')
          .padStart(width);
      lines.push(
        `${pad(name, NAME)}${cell(reliability, 12)}${cell(resolution, 12)}${cell(uncertainty, 13)}${cell(withinVariance - withinCovariance, 10)}${cell(close?.value ?? Number.NaN, 9)}`,
      );
    }
  }
  const oneOf = of('oneOf');
  if (oneOf.length > 0) {
    heading(
      'ONE OF SEVERAL',
      `${'CLAIMS'.padStart(7)}${'BRIER'.padStart(8)}${'90%'.padStart(17)}${'OVER TIME'.padStart(10)}${'LOG'.padStart(9)}`,
    );
    for (const [name, s] of oneOf) {
      lines.push(
        `${pad(name, NAME)}${count(s.scored).padStart(7)}${score(s.close).padStart(8)}${interval(s.close).padStart(17)}${score(s.timeAveraged).padStart(10)}${score(s.log.meanOfOthers).padStart(9)}`,
      );
    }
  }
  const ranged = [
    ...of('dates').map(([name, s]) => [name, s, 'days'] as const),
    ...rows.flatMap(([name, group]) => group.numbers.map((s) => [name, s, s.unit ?? 'without unit'] as const)),
  ];
  if (ranged.length > 0) {
    heading('DATES AND NUMBERS', `${'CLAIMS'.padStart(7)}${'CRPS'.padStart(12)}${'OVER TIME'.padStart(12)}  IN`);
    for (const [name, s, unit] of ranged) {
      const crps = (estimate: typeof s.close) =>
        estimate === null ? '-' : Number(estimate.value.toPrecision(4)).toString();
      lines.push(
        `${pad(name, NAME)}${count(s.scored).padStart(7)}${crps(s.close).padStart(12)}${crps(s.timeAveraged).padStart(12)}  ${pad(unit, WIDTH - NAME - 33).trimEnd()}`,
      );
    }
  }
  return lines.slice(1);
}

/** Skill in percent with its interval. */
const saved = (skill: { value: number; low: number | null; high: number | null } | null): string => {
  if (skill === null) return '-';
  const whole = (value: number) => `${Math.round(100 * value)}`;
  const range = skill.low === null || skill.high === null ? '' : ` (${whole(skill.low)} to ${whole(skill.high)})`;
  return `${whole(skill.value)}%${range}`;
};

const TRACK = 30;

/** What was said against how often it happened, for a terminal of 80 columns. */
export function calibrationText(bins: readonly CalibrationBin[], paint: Paint = unpainted): string {
  const n = bins.reduce((sum, bin) => sum + bin.n, 0);
  if (n === 0) return 'No claim of yes or no is resolved: there is nothing to compare.\n';
  const head = `${'SAID'.padEnd(14)}${'CLAIMS'.padStart(7)}${'HAPPENED'.padStart(10)}${'IF RIGHT'.padStart(14)}  0%${'100%'.padStart(TRACK - 2)}`;
  const lines = bins.map(({ n: size, from, to, forecast, observed, low, high }) => {
    const said =
      roughPercent(from) === roughPercent(to) ? percent(forecast) : `${roughPercent(from)} to ${roughPercent(to)}`;
    const outside = observed < low || observed > high;
    const range = `${roughPercent(low)} to ${roughPercent(high)}`;
    const row = `${said.padEnd(14)}${count(size).padStart(7)}${roughPercent(observed).padStart(10)}${range.padStart(14)}`;
    return `${row}  ${track(observed, low, high, paint)}${outside ? ' *' : ''}`;
  });
  const few = n < 20 ? [`${count(n)} resolved claims: too few to tell skill from luck.`] : [];
  const legend = `${BARS_IN_WORDS} ● happened, ━ the range; * outside of it. ${count(n)} claims at their close.`;
  return `${[paint.bold(head), ...lines, '', ...few, ...wrap(legend).map(paint.dim)].join('\n')}\n`;
}

function track(observed: number, low: number, high: number, paint: Paint): string {
  const cell = (share: number) => Math.min(TRACK - 1, Math.floor(share * TRACK));
  const signs = Array.from({ length: TRACK }, (_, i) => (i >= cell(low) && i <= cell(high) ? '━' : paint.dim('─')));
  signs[cell(observed)] = paint.bold('●');
  return signs.join('');
}
