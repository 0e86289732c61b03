import type { ScoreEstimate } from '../../ledger/score/group-scores.ts';
import type { GroupScores, ScoreTable } from '../../ledger/score/score-table.ts';
import { count } from '../words/numbers.ts';

/** How groups are called in the heading of a table. */
const GROUP_NAMES: Record<string, string> = {
  claimant: 'claimant',
  claimantKind: 'kind of claimant',
  tag: 'tag',
  trigger: 'trigger',
  horizon: 'horizon',
  source: 'source',
};
export const groupName = (by: string): string => GROUP_NAMES[by] ?? by;

/** The name of a group; that of those that name none in brackets. */
export const scoredGroupName = ({ name }: Pick<GroupScores, 'name'>, by: string): string =>
  name ?? `(no ${groupName(by)})`;

/** A score with three decimals, or a dash. */
export const score = (estimate: ScoreEstimate | null | undefined): string => estimate?.value.toFixed(3) ?? '-';

/** Its 90% interval, or nothing. */
export const scoreInterval = (estimate: ScoreEstimate | null | undefined, decimals = 3): string =>
  estimate == null || estimate.low === null || estimate.high === null
    ? ''
    : `${estimate.low.toFixed(decimals)} to ${estimate.high.toFixed(decimals)}`;

/** Groups of which so few claims are scored that skill cannot be told from luck. */
export function fewClaimsInWords(rows: readonly (readonly [name: string, group: GroupScores])[]): string | undefined {
  const few = rows.filter(([, group]) =>
    [group.yesNo, group.oneOf, group.dates, ...group.numbers].some((kind) => kind?.few),
  );
  if (few.length === 0) return undefined;
  const names = few.slice(0, 4).map(([name]) => name);
  const more = few.length > 4 ? ` and ${count(few.length - 4)} more` : '';
  return `Under 20 resolved claims: too few to tell skill from luck (${names.join(', ')}${more}).`;
}

/** What is said of a calibration where there is none. */
export const NOTHING_TO_COMPARE = 'No claim of yes or no is resolved: there is nothing to compare.';

/** What the numbers of the tables are. */
export const SCORES_IN_WORDS =
  'Brier score: the mean squared distance between the probability and what happened, at the close; 0 is best, 0.25 is what ' +
  'saying 50% to everything gets. Over time: averaged over the time that each forecast stood. Log: mean logarithm of the ' +
  'probability of what happened, 0 is best. Skill: the share of the reference’s score that is saved; below 0 the reference was ' +
  'better. Base rate: always saying how often these same claims happened, which is known only afterwards; where all or none ' +
  'did, it is never wrong, and there is no skill to tell. Intervals: 90%, ' +
  'bootstrap over questions.';

export const PARTS_IN_WORDS =
  'Score = reliability - resolution + uncertainty + what the ten bins hide. Reliability: how far what was said is from how often it ' +
  'happened (0 is best). Resolution: how well cases are told apart (high is best). Uncertainty: the score of the base rate.';

export const BARS_IN_WORDS =
  'The range in which how often it happened would lie with 90% probability, if what was said was right. Outside of it: too sure, or not sure enough.';

/** How many claims of all were certain and wrong, in a sentence. */
export function certainAndWrong({ all }: Pick<ScoreTable, 'all'>): string | undefined {
  const n = (all.yesNo?.log.certainAndWrong ?? 0) + (all.oneOf?.log.certainAndWrong ?? 0);
  if (n === 0) return undefined;
  const who = n === 1 ? 'One claim called' : `${count(n)} claims called`;
  return `${who} impossible what happened: the log score of that is minus infinity, and the mean shown is that of the others.`;
}
