import type { Forecast, IssueForecast, OutcomeForecast } from '../../../forecast/forecast.ts';
import { openOutcomes } from '../../../report/answer/figures.ts';
import { issuesOf } from '../../../report/answer/reason.ts';
import type { Names } from '../../../report/words/names.ts';
import { dayInWords, saysBy } from '../../../report/words/names.ts';
import { chance, onScale } from '../../../report/words/numbers.ts';

/** What is asked about: whether an outcome happens, or where an issue settles. */
export type Subject =
  | { kind: 'outcome'; id: string; outcome: OutcomeForecast }
  | { kind: 'issue'; id: string; issue: IssueForecast };

/** All that can be asked about, outcomes first. */
export const subjectsOf = ({ outcomes, issues }: Forecast): Subject[] => [
  ...outcomes.map((outcome): Subject => ({ kind: 'outcome', id: outcome.id, outcome })),
  ...issues.map((issue): Subject => ({ kind: 'issue', id: issue.id, issue })),
];

/** What the reader chose; else the most open outcome, or the first issue. */
export function subjectOf(forecast: Forecast, chosen: string | undefined): Subject {
  const subjects = subjectsOf(forecast);
  const open = openOutcomes(forecast)[0] ?? forecast.outcomes[0];
  return (
    subjects.find((one) => subjectKey(one) === chosen) ??
    subjects.find(({ kind, id }) => kind === 'outcome' && id === open?.id) ??
    subjects[0]
  );
}

export const subjectKey = ({ kind, id }: Pick<Subject, 'kind' | 'id'>): string => `${kind} ${id}`;

export function subjectInWords(subject: Subject, names: Names): string {
  if (subject.kind === 'issue') return `Where ${names.issues[subject.id]} settles`;
  const { by } = subject.outcome;
  return `${names.outcomes[subject.id]}${by && !saysBy(names.outcomes[subject.id], by) ? `, by ${dayInWords(by)}` : ''}`;
}

/** A value of the answer in words, and where it stands on a line from 0 to 100. */
export function measureOf(subject: Subject): { told: (value: number) => string; place: (value: number) => number } {
  if (subject.kind === 'outcome') return { told: chance, place: (p) => 100 * p };
  const { scale } = subject.issue;
  return {
    told: (value) => onScale(value, scale),
    place: (value) => (100 * (value - scale.low)) / (scale.high - scale.low),
  };
}

/** The issue whose rounds and models are shown. */
export const issueOf = (subject: Subject, { issues }: Forecast): string =>
  subject.kind === 'issue' ? subject.id : (issuesOf(subject.outcome)[0] ?? issues[0].id);
