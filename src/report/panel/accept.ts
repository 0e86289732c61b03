import { quoteName, unknownName } from '../../numeric/nearest-name.ts';
import type { Fault } from '../../situation/fault.ts';
import type { Question } from './questions.ts';

/** What one expert answered. */
export interface ExpertAnswers {
  expert: string;
  /** By the id of the question. */
  values: Map<string, { value: number; why: string; source: string }>;
}

/** Answers that were read, and all that is wrong with them. */
export interface AnswersRead {
  answers: ExpertAnswers;
  faults: Fault[];
}

export const newAnswers = (expert: string): ExpertAnswers => ({ expert, values: new Map() });

/**
 * Takes one answer after another.
 *
 * @returns a function that puts an answer to those of the expert, or says what is wrong with it
 */
export function accepted(answers: ExpertAnswers, questions: readonly Question[]) {
  const byId = new Map(questions.map((question) => [question.path.join('.'), question]));
  return (
    id: string,
    value: number | undefined,
    {
      why,
      source,
      written = String(value),
      percent = false,
    }: { why: string; source: string; written?: string; percent?: boolean },
  ): string | undefined => {
    const question = byId.get(id);
    if (question === undefined)
      return id === '' ? 'an answer without the id of its question' : unknownName('question', id, byId.keys());
    if (answers.values.has(id)) return `a second answer to ${quoteName(id)}`;
    const { low, high } = question.bounds;
    if (value === undefined) return `found ${quoteName(written)}, expected one number: ${question.asks}`;
    const number = percent && question.kind === 'salience' ? value / 100 : value;
    if (number < low || number > high) return `${number} is outside ${low} to ${high}: ${question.asks}`;
    answers.values.set(id, { value: number, why, source });
    return undefined;
  };
}
