import { create } from 'zustand';
import { openDialog } from '../../shell/open/opening.ts';
import { Ways } from '../../shell/open/ways.tsx';

const KEY = 'tightrope-steps-dismissed';

/** The steps of a first visit: dismissed once, they stay away. They record nothing. */
export const useFirstSteps = create<{ shown: boolean }>(() => ({ shown: !isDismissed() }));

function isDismissed(): boolean {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
}

function dismiss(): void {
  // The button goes, and the focus with it: reading goes on below.
  document.getElementById('main')?.focus({ preventScroll: true });
  useFirstSteps.setState({ shown: false });
  try {
    localStorage.setItem(KEY, '1');
  } catch {}
}

export function FirstSteps() {
  const { shown } = useFirstSteps();
  if (!shown) return null;
  return (
    <aside className="first" aria-label="First steps">
      <ol>
        <li>
          <b>Drag</b> the highlighted mark below and watch the forecast follow.
        </li>
        <li>
          <b>Look closer</b>: click any issue to open it, any model to leave it out.
        </li>
        <li>
          <button type="button" className="plain" onClick={() => openDialog()}>
            <b>Start your own</b>
          </button>{' '}
          from a template, a file or a pasted table.
        </li>
      </ol>
      <button type="button" onClick={dismiss}>
        Dismiss
      </button>
    </aside>
  );
}

/** The ways to begin, at the end of the page. */
export const StartYourOwn = () => (
  <section className="own" aria-labelledby="own-title">
    <h2 id="own-title">Start your own</h2>
    <Ways />
  </section>
);
