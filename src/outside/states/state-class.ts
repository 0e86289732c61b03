import type { Exit, ExitKind, Manner } from './system.ts';

/** Which ends of a state count: all of them, or only those by which it became part of another one. */
export type Ending = 'any' | 'union';

/** Which states, over which time, and what counts as the end of one. */
export interface StateClass {
  /** What to call it; by default made from the rest. */
  name?: string | undefined;
  /** Years that a window holds. */
  window: number;
  /** First year in which a window may open; by default that in which the data begins. */
  since?: number | undefined;
  /** Last year observed; by default that in which the data ends. */
  until?: number | undefined;
  /**
   * Only states that never were a major power, and only while they have (or do not have) a land border with the home
   * territory of one.
   */
  nextTo?: 'major-power' | 'no-major-power' | undefined;
  /**
   * Only within so many years after the beginning of a militarised dispute with a major power, and while the state is and was
   * none itself; with `nextTo: 'major-power'`, with the one that it borders on.
   */
  afterDispute?: number | undefined;
  ending?: Ending;
  /** Only ends of these manners count. */
  manners?: readonly Manner[] | undefined;
}

const UNIONS: readonly ExitKind[] = ['absorbed', 'merged'];

/** Whether an end is one of those that count; a change of a state's number is no end. */
export const counting = ({ kind, manner }: Exit, { ending, manners }: StateClass): boolean =>
  kind !== 'renumbered' && (ending !== 'union' || UNIONS.includes(kind)) && (manners?.includes(manner) ?? true);

const MANNERS_IN_WORDS: Record<Manner, string> = {
  force: 'by force',
  pressure: 'under pressure',
  agreement: 'by agreement',
  collapse: 'by collapse',
  none: '',
};

/** `absorbed by Russia, by force` needs the last part. */
export const mannerInWords = (manner: Manner): string => MANNERS_IN_WORDS[manner];

const endingInWords = ({ ending, manners = [] }: StateClass): string =>
  [ending === 'union' ? 'became part of another' : 'ceased to exist', manners.map(mannerInWords).join(' or ')]
    .filter(Boolean)
    .join(' ');

/** A name for the class: `States that ceased to exist, since 1945, next to a major power`. */
export function className(one: StateClass): string {
  const { since = 1816, until, nextTo, afterDispute } = one;
  const parts = [
    `States that ${endingInWords(one)}`,
    until === undefined ? `since ${since}` : `${since} to ${until}`,
    nextTo && `next to ${nextTo === 'major-power' ? 'a' : 'no'} major power`,
    afterDispute && `within ${years(afterDispute)} after a dispute with ${powerOfDispute(one)}`,
  ];
  return parts.filter(Boolean).join(', ');
}

const powerOfDispute = ({ nextTo }: StateClass) => (nextTo === 'major-power' ? 'it' : 'a major power');

/** The class in sentences: whose windows, what counts, from when to when. */
export function classDefinition(one: StateClass, first: number, last: number): string {
  const { nextTo, afterDispute, window } = one;
  const conditions = [
    nextTo && `it borders on ${nextTo === 'major-power' ? 'a' : 'no'} major power by land`,
    afterDispute &&
      `it is within ${years(afterDispute)} after the beginning of a militarised dispute with ${powerOfDispute(one)}`,
    (nextTo ?? afterDispute) && 'it has been no major power itself',
  ].filter(Boolean);
  const which = conditions.length === 0 ? '' : `, opened while ${conditions.join(', and ')}`;
  return (
    `The time of each state in the state system from ${first} to ${last}, cut into windows of ${years(window)}${which}: ` +
    `those in which it ${endingInWords(one)}, whether it came back later or not. Membership, major powers and disputes: ` +
    'Correlates of War; how each state ended, and who borders on whom: our own coding.'
  );
}

const years = (n: number) => (n === 1 ? 'one year' : `${n} years`);
