import { useState } from 'react';
import { inThousands } from '../../../numeric/count-of.ts';
import type { RunInQueue } from '../../../queue/status-types.ts';
import { Dialog } from '../../shell/dialog.tsx';
import type { QueueAction } from '../../state/queue.ts';

const STATES = { open: '', paused: 'paused', cancelled: 'cancelled', whole: 'whole' } as const;

/** The runs of the queue, with what may be done about each. */
export function QueuedRuns({
  runs,
  act,
}: {
  runs: readonly RunInQueue[];
  act: (action: QueueAction, run?: string) => Promise<void>;
}) {
  const [asked, setAsked] = useState<RunInQueue>();
  return (
    <section>
      <h2>Runs</h2>
      <ul className="queue-runs">
        {runs.map((run) => (
          <li key={run.id}>
            <div className="queue-run">
              <h3 dir="auto">{run.title}</h3>
              <p className="sm mu">
                <span dir="auto">{run.owner}</span>, for {run.of}, Tightrope {run.version},{' '}
                <code>{run.id.slice(0, 8)}</code>
              </p>
            </div>
            <div className="queue-far">
              <progress className="prog" max={run.pieces} value={run.made} aria-label={`Pieces made of ${run.title}`} />
              <span className="sm">{counts(run)}</span>
            </div>
            <span className="buttons">
              {run.dead > 0 && <Act run={run} does="Try again" act={() => act('retry', run.id)} />}
              {run.state === 'open' && <Act run={run} does="Pause" act={() => act('pause', run.id)} />}
              {run.state === 'paused' && <Act run={run} does="Resume" act={() => act('resume', run.id)} />}
              {(run.state === 'open' || run.state === 'paused') && (
                <Act run={run} does="Cancel" act={() => setAsked(run)} />
              )}
            </span>
          </li>
        ))}
      </ul>
      <Dialog open={asked !== undefined} onClose={() => setAsked(undefined)} title="Cancel a run">
        {asked && (
          <>
            <p>
              <b dir="auto">{asked.title}</b>: the pieces that are not made are taken out of the queue. Those that are
              made stay; submitting the run again goes on from them.
            </p>
            <p className="buttons">
              <button
                type="button"
                className="pri"
                onClick={() => {
                  setAsked(undefined);
                  void act('cancel', asked.id);
                }}
              >
                Cancel the run
              </button>
              <button type="button" onClick={() => setAsked(undefined)}>
                Let it run
              </button>
            </p>
          </>
        )}
      </Dialog>
    </section>
  );
}

const Act = ({ run, does, act }: { run: RunInQueue; does: string; act: () => unknown }) => (
  <button type="button" onClick={() => void act()}>
    {does}
    <span className="unseen"> {run.title}</span>
  </button>
);

function counts({ state, pieces, made, waiting, atWork, failing, dead }: RunInQueue): string {
  const parts = [
    STATES[state],
    `${inThousands(made)} of ${inThousands(pieces)} made`,
    atWork > 0 && `${atWork} at work`,
    waiting > 0 && `${inThousands(waiting)} waiting`,
    failing > 0 && `${failing} to be tried again`,
    dead > 0 && `${dead} failed`,
  ];
  return parts.filter(Boolean).join(', ');
}
