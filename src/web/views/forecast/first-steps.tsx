import { create } from 'zustand';

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
          <b>Start your own</b>: “Open” has a template and takes your file.
        </li>
      </ol>
      <button type="button" onClick={dismiss}>
        Dismiss
      </button>
    </aside>
  );
}
