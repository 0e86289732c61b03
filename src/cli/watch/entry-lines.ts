import { countOf } from '../../numeric/count-of.ts';
import { dayInWords } from '../../numeric/day-in-words.ts';
import { points } from '../../report/words/numbers.ts';
import type { Situation } from '../../situation/situation.ts';
import { changeInWords, changesBetween, isWordsAlone } from './changes.ts';
import type { WatchedAnswer, WatchedFile } from './state.ts';

/** No entry is longer. */
export const MOST_ENTRY_LINES = 10;
/** Causes and values that are listed. */
const MOST_CAUSES = 4;
/** An answer that moved by less has not moved: a thousandth, or a thousandth of a scale. */
const LEAST = 0.001;

/** What is there to be forecast now. */
export interface Now {
  situation: Situation;
  beside: Record<string, string>;
  program: string;
  /** Today, yyyy-mm-dd. */
  day: string;
}

/** Why a situation is to be forecast again, a line each; none where nothing happened. */
export function causesOf(before: WatchedFile, { situation, beside, program, day }: Now): string[] {
  const changes = changesBetween(before.situation, situation).filter((change) => !isWordsAlone(change));
  const listed = changes.slice(0, MOST_CAUSES - 1).map((change) => `The file changed: ${changeInWords(change)}`);
  const rest = changes.length - listed.length;
  const isIn = (when: string) => when > before.day && when <= day;
  return [
    ...listed,
    ...(rest > 0 ? [`The file changed in ${countOf(rest, 'further value')}`] : []),
    ...(situation.shocks ?? [])
      .filter(({ on }) => isIn(on))
      .map(({ id, name, on }) => `The day of a shock has come: ${name ?? id}, ${dayInWords(on)}`),
    ...deadlinesOf(situation)
      .filter(({ by }) => by >= before.day && by < day)
      .map(({ what, by }) => `A deadline has passed: ${what}, ${dayInWords(by)}`),
    ...Object.keys({ ...before.beside, ...beside })
      .filter((name) => before.beside[name] !== beside[name])
      .map((name) => `${name} ${beside[name] === 'gone' ? 'is not there any more' : 'changed'}`),
    ...(before.program === program ? [] : [`The program changed: ${before.program} → ${program}`]),
  ];
}

function deadlinesOf({ outcomes = {}, agreement, agreements = {} }: Situation): { what: string; by: string }[] {
  const asked = Object.entries(outcomes).flatMap(([id, { by, claim }]) => (by ? [{ what: claim ?? id, by }] : []));
  const all = agreement ? [['the agreement', agreement] as const] : Object.entries(agreements);
  const agreed = all.flatMap(([id, { name, timing }]) =>
    (timing?.deadlines ?? []).map(({ on }) => ({ what: name ?? id, by: on })),
  );
  return [...asked, ...agreed];
}

/** What an entry says in at most ten lines: why, and which answers moved, those that moved most first. */
export function entryLines(
  causes: readonly string[],
  before: Pick<WatchedFile, 'outcomes' | 'issues'> | undefined,
  { outcomes, issues }: Pick<WatchedFile, 'outcomes' | 'issues'>,
  spans: ReadonlyMap<string, number>,
): string[] {
  const shown = causes.slice(0, MOST_CAUSES);
  const head =
    causes.length > shown.length
      ? [...shown.slice(0, -1), `and ${causes.length - shown.length + 1} more reasons`]
      : shown;
  const room = MOST_ENTRY_LINES - head.length;
  if (before === undefined)
    return [...head, ...Object.values(outcomes).map(({ name, said }) => `${name}: ${said}`)].slice(0, MOST_ENTRY_LINES);
  const moved = [
    ...movedOf(before.outcomes, outcomes, () => 1).map(({ line, by }) => ({
      line: `${line} (${points(by)} points)`,
      by,
    })),
    ...movedOf(before.issues, issues, (id) => spans.get(id) ?? 1),
  ].sort((a, b) => Math.abs(b.by) - Math.abs(a.by));
  if (moved.length === 0) return [...head, 'No answer moved.'];
  const fitting = moved.slice(0, moved.length > room ? room - 1 : room).map(({ line }) => line);
  return [
    ...head,
    ...fitting,
    ...(moved.length > fitting.length
      ? [`and ${countOf(moved.length - fitting.length, 'further answer')} moved less`]
      : []),
  ];
}

/** Answers that are others than before; `by` is a share of the whole scale. */
function movedOf(
  before: Record<string, WatchedAnswer>,
  now: Record<string, WatchedAnswer>,
  span: (id: string) => number,
) {
  return Object.entries(now).flatMap(([id, { name, value, said }]) => {
    const was = Object.hasOwn(before, id) ? before[id] : undefined;
    if (was === undefined) return [{ line: `${name}: ${said}, asked for the first time`, by: 1 }];
    const by = (value - was.value) / span(id);
    return Math.abs(by) < LEAST ? [] : [{ line: `${name}: ${was.said} → ${said}`, by }];
  });
}
