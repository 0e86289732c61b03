import { dayFault } from '../../numeric/days.ts';
import { twiceIn } from './answers.ts';
import type { ScaleAnswer } from './scale-answer.ts';

/** What a new situation is asked about, in the words of the command and of the workbench. */
export const QUESTIONS = {
  title: { asks: 'What is being bargained over?', example: 'Gas transit, winter 2027' },
  actors: { asks: 'Who bargains?', least: 2 },
  issues: { asks: 'Over which issues?', least: 1 },
  asOf: { asks: 'As of which day? All that is known then counts' },
  scale: {
    asks: 'what are the ends of its scale, and what do they mean?',
    usual: '0: nothing changes, 100: all that is asked for',
    example: '3: three years, 10: ten years',
  },
  consent: { asks: 'Must they agree, so that nothing changes without a deal?', who: 'Who must agree?' },
  by: { asks: 'By when, as people ask?' },
} as const;

/** Where an issue stands, asked with the ends of its scale. */
export function standsToday(issue: string, { low, high, labels }: ScaleAnswer): string {
  const end = (at: number) =>
    [at, labels.find((one) => one.at === at)?.label].filter((part) => part !== undefined).join(': ');
  return `Where does ${issue} stand today? (${end(low)} to ${end(high)})`;
}

/** What is wrong with a list of names, in words. */
export function namesFault(names: readonly string[], least: number): string | undefined {
  const twice = twiceIn(names);
  if (twice !== undefined) return `${twice} is listed twice.`;
  return names.length < least ? `Please name at least ${least}.` : undefined;
}

/** What is wrong with the day by which people ask, in words. */
export const byFault = (by: string, asOf: string): string | undefined =>
  dayFault(by) ?? (by < asOf ? `${by} is before ${asOf}, the day of the forecast; expected a later day` : undefined);
