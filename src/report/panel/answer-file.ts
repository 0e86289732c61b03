import * as z from 'zod';
import type { Fault } from '../../situation/fault.ts';
import { type AnswersRead, accepted, newAnswers } from './accept.ts';
import type { Question } from './questions.ts';

/** What the page of a questionnaire saves. */
export const ANSWER_FILE = { kind: 'tightrope answers', format: 1 } as const;

const text = (most: number) => z.string().max(most).default('');
const schema = z.strictObject({
  kind: z.literal(ANSWER_FILE.kind),
  format: z.literal(ANSWER_FILE.format, {
    error: ({ input }) =>
      typeof input === 'number' && input > ANSWER_FILE.format
        ? `format ${input} is newer than this Tightrope, which reads format ${ANSWER_FILE.format}: npm install tightrope-forecast@latest`
        : undefined,
  }),
  title: text(2000),
  expert: z
    .string()
    .trim()
    .min(1)
    .max(80)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a name is one line, and steers no terminal
    .regex(/^[^\u0000-\u001f\u007f-\u009f]*$/, { error: 'expected a name on one line' }),
  answers: z
    .array(z.strictObject({ id: z.string().max(1000), value: z.number(), why: text(5000), source: text(2000) }))
    .max(100_000),
});

/** The answers of a file that the page of a questionnaire saved, or all that is wrong with it. */
export function answersInFile(written: string, file: string, questions: readonly Question[]): AnswersRead {
  const faults: Fault[] = [];
  const fault = (message: string, path?: readonly (string | number)[]) =>
    void faults.push({ file, message: path?.length ? `${path.join('.')}: ${message}` : message, severity: 'error' });
  let value: unknown;
  try {
    value = JSON.parse(written.replace(/^\ufeff/, ''));
  } catch {
    fault('not JSON, expected the file that the page of tightrope panel ask saves');
    return { answers: newAnswers(''), faults };
  }
  const read = schema.safeParse(value);
  if (!read.success) {
    for (const { path, message } of read.error.issues.slice(0, 20)) fault(message, path as (string | number)[]);
    return { answers: newAnswers(''), faults };
  }
  const answers = newAnswers(read.data.expert);
  const accept = accepted(answers, questions);
  for (const [k, { id, value, why, source }] of read.data.answers.entries()) {
    const wrong = accept(id, value, { why, source });
    if (wrong !== undefined) fault(wrong, ['answers', k]);
  }
  if (answers.values.size === 0 && faults.length === 0) fault('no answers');
  return { answers, faults };
}
