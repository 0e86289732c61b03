import { type FormEvent, useState } from 'react';
import { QUESTIONS } from '../../../situation/new/questions.ts';
import { ask } from '../../engine/client.ts';
import { focusAtOnce } from '../focus-at-once.ts';
import { begin } from './begin.ts';
import { answersTyped, nothingTyped, type TypedAnswers, withIssues } from './own-answers.ts';
import { OwnDays, type OwnField, OwnParties, OwnScales } from './own-details.tsx';

/** Asks what `tightrope new` asks, in its words, and writes the file that it writes: every number that is left open is still to be filled in. */
export function OwnForm() {
  const [typed, setTyped] = useState(() => nothingTyped(today()));
  const [isTried, setTried] = useState(false);
  const [trouble, setTrouble] = useState<string | undefined>();
  const { answers, faults } = answersTyped(typed);
  const put = (some: Partial<TypedAnswers>) => setTyped((before) => ({ ...before, ...some }));
  const start = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (faults.size > 0) return focusFirst(event.currentTarget, faults);
    try {
      const made = await ask('template', { answers, asOf: typed.asOf }).answer;
      if (made && !(await begin(made.name, made.text))) setTrouble('It could not be kept: see above the page.');
    } catch (error) {
      setTrouble((error as Error).message);
    }
  };
  const field: OwnField = (name, label, input) => (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is what `input` makes
    <label key={name}>
      <span dir="auto">{label}</span>
      {input({ name, 'aria-invalid': isTried && faults.has(name), dir: 'auto' })}
      <span className="fault">{isTried ? faults.get(name) : ''}</span>
    </label>
  );
  return (
    <form className="form" onSubmit={(event) => void start(event)} noValidate>
      {field('title', QUESTIONS.title.asks, (common) => (
        <input
          {...common}
          ref={focusAtOnce}
          value={typed.title}
          maxLength={300}
          placeholder={QUESTIONS.title.example}
          onChange={({ target }) => put({ title: target.value })}
        />
      ))}
      {field('actors', `${QUESTIONS.actors.asks} One name a line, or with commas between`, (common) => (
        <textarea
          {...common}
          rows={4}
          value={typed.actors}
          maxLength={20_000}
          placeholder={'Ministry\nUnion'}
          onChange={({ target }) => put({ actors: target.value })}
        />
      ))}
      {field('issues', `${QUESTIONS.issues.asks} Each is a line from one extreme to the other`, (common) => (
        <textarea
          {...common}
          rows={3}
          value={typed.issues}
          maxLength={20_000}
          placeholder={'Wage\nHours'}
          onChange={({ target }) => put(withIssues(typed, target.value))}
        />
      ))}
      <OwnScales typed={typed} issues={answers.issues} put={put} field={field} />
      <OwnParties typed={typed} actors={answers.actors} put={put} />
      <OwnDays typed={typed} put={put} field={field} />
      {trouble && (
        <p className="fault" role="alert">
          {trouble}
        </p>
      )}
      <div className="buttons">
        <button type="submit" className="pri">
          Make the table
        </button>
        <span className="mu sm">The other numbers come next, in a table. Nothing is invented for you.</span>
      </div>
    </form>
  );
}

/** Brings the reader to the first field with a fault. */
function focusFirst(form: HTMLFormElement, faults: ReadonlyMap<string, string>): void {
  const field = [...form.elements].find((one) => faults.has(one.getAttribute('name') ?? ''));
  (field as HTMLElement | undefined)?.focus();
}

/** The day in the reader's own time. */
function today(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
