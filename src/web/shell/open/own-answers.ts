import { dayFault } from '../../../numeric/days.ts';
import { type Answers, blank, namesIn, readNumber } from '../../../situation/new/answers.ts';
import { byFault, namesFault, QUESTIONS } from '../../../situation/new/questions.ts';
import { readScale, type ScaleAnswer, USUAL_SCALE } from '../../../situation/new/scale-answer.ts';

/** What stands in the form of a new situation, as it was typed. */
export interface TypedAnswers {
  title: string;
  actors: string;
  issues: string;
  /** In the order of the issues. */
  scales: readonly string[];
  /** Where each issue stands today, in the order of the issues. */
  today: readonly string[];
  /** Who must agree; who is no actor any more does not count. */
  consent: readonly string[];
  asOf: string;
  by: string;
}

export const nothingTyped = (asOf: string): TypedAnswers => ({
  ...{ title: '', actors: '', issues: '', scales: [], today: [], consent: [], asOf, by: '' },
});

/** The form with other issues typed: each that stays, or has a new name in its place, keeps its scale and where it stands. */
export function withIssues(
  { issues, scales, today }: TypedAnswers,
  next: string,
): Pick<TypedAnswers, 'issues' | 'scales' | 'today'> {
  const [were, are] = [namesIn(issues), namesIn(next)];
  const left = new Set(were.keys());
  const stayed = are.map((name) => {
    const from = were.findIndex((one, k) => left.has(k) && one === name);
    left.delete(from);
    return from;
  });
  const from = stayed.map((at, k) => (at < 0 && left.has(k) ? k : at));
  const carried = (list: readonly string[]) => from.map((k) => list[k] ?? '');
  return { issues: next, scales: carried(scales), today: carried(today) };
}

/** What is wrong, by field; `scale 0` and `today 0` are those of the first issue. */
export type TypedFaults = ReadonlyMap<string, string>;

/** More letters than this are no longer read aloud. */
const LONGEST = 300;

/** The scale of an issue as far as it can be read. */
export const scaleTyped = (text = ''): ScaleAnswer => readScale(text).scale ?? USUAL_SCALE;

/** The answers that the form gives, and all that is wrong in it. */
export function answersTyped(typed: TypedAnswers): { answers: Answers; faults: TypedFaults } {
  const [actors, issues] = [namesIn(typed.actors), namesIn(typed.issues)];
  const answers = blank(typed.title.trim(), actors, issues);
  const faults = new Map<string, string>();
  const fault = (field: string, says: string | undefined) => {
    if (says !== undefined) faults.set(field, says);
  };
  fault('title', answers.title === '' ? 'Please give it a name.' : undefined);
  for (const [field, names] of [['actors', actors] as const, ['issues', issues] as const]) {
    const isLong = names.some((name) => name.length > LONGEST);
    fault(
      field,
      namesFault(names, QUESTIONS[field].least) ?? (isLong ? `A name may have ${LONGEST} letters.` : undefined),
    );
  }
  for (const [k, issue] of issues.entries()) {
    const { scale, fault: wrong } = readScale(typed.scales[k] ?? '');
    fault(`scale ${k}`, wrong);
    if (scale) answers.scales.set(issue, scale);
    const stands = wrong === undefined ? readNumber(typed.today[k] ?? '', scale ?? USUAL_SCALE) : {};
    fault(`today ${k}`, stands.fault);
    if (stands.quantity !== undefined) answers.statusQuo.set(issue, stands.quantity);
  }
  answers.consent = actors.filter((actor) => typed.consent.includes(actor));
  fault('asOf', dayFault(typed.asOf));
  if (typed.by !== '') {
    fault('by', byFault(typed.by, typed.asOf));
    answers.by = typed.by;
  }
  return { answers, faults };
}
