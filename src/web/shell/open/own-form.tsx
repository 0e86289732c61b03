import { type FormEvent, useState } from 'react';
import { namesIn, twiceIn } from '../../../situation/new/answers.ts';
import { ask } from '../../engine/client.ts';
import { focusAtOnce } from '../focus-at-once.ts';
import { begin } from './begin.ts';

/** Asks who bargains over what, and writes the file that `tightrope new` writes: every number in it is still to be filled in. */
export function OwnForm() {
  const [title, setTitle] = useState('');
  const [actors, setActors] = useState('');
  const [issues, setIssues] = useState('');
  const [isTried, setTried] = useState(false);
  const [trouble, setTrouble] = useState<string | undefined>();
  const faults = {
    title: title.trim() === '' ? 'Please give it a name.' : undefined,
    actors: namesFault(namesIn(actors), 2),
    issues: namesFault(namesIn(issues), 1),
  };
  const start = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (faults.title ?? faults.actors ?? faults.issues) return;
    try {
      const answers = { title: title.trim(), actors: namesIn(actors), issues: namesIn(issues) };
      const made = await ask('template', { ...answers, today: today() }).answer;
      if (made && !(await begin(made.name, made.text))) setTrouble('It could not be kept: see above the page.');
    } catch (error) {
      setTrouble((error as Error).message);
    }
  };
  const said = (fault: string | undefined) => <span className="fault">{isTried ? fault : ''}</span>;
  return (
    <form className="form" onSubmit={(event) => void start(event)} noValidate>
      <label>
        What is being bargained over?
        <input
          ref={focusAtOnce}
          value={title}
          maxLength={300}
          dir="auto"
          placeholder="Gas transit, winter 2027"
          aria-invalid={isTried && faults.title !== undefined}
          onChange={({ target }) => setTitle(target.value)}
        />
        {said(faults.title)}
      </label>
      <label>
        Who bargains? One name a line, or with commas between
        <textarea
          rows={5}
          value={actors}
          maxLength={20_000}
          dir="auto"
          placeholder={'Ministry\nUnion'}
          aria-invalid={isTried && faults.actors !== undefined}
          onChange={({ target }) => setActors(target.value)}
        />
        {said(faults.actors)}
      </label>
      <label>
        Over which issues? Each is a line from one extreme to the other
        <textarea
          rows={3}
          value={issues}
          maxLength={20_000}
          dir="auto"
          placeholder={'Wage\nHours'}
          aria-invalid={isTried && faults.issues !== undefined}
          onChange={({ target }) => setIssues(target.value)}
        />
        {said(faults.issues)}
      </label>
      {trouble && (
        <p className="fault" role="alert">
          {trouble}
        </p>
      )}
      <div className="buttons">
        <button type="submit" className="pri">
          Make the table
        </button>
        <span className="mu sm">The numbers come next, in a table. Nothing is invented for you.</span>
      </div>
    </form>
  );
}

/** More names than this are no longer read aloud. */
const LONGEST = 300;

function namesFault(names: readonly string[], least: number): string | undefined {
  const twice = twiceIn(names);
  if (twice !== undefined) return `“${twice}” stands there twice.`;
  if (names.length < least) return least === 1 ? 'Please name at least one.' : `Please name at least ${least}.`;
  return names.some((name) => name.length > LONGEST) ? `A name may have ${LONGEST} letters.` : undefined;
}

/** The day in the reader's own time. */
function today(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
