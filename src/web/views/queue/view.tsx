import { useEffect, useState } from 'react';
import { countOf } from '../../../numeric/count-of.ts';
import type { QueueStatus } from '../../../queue/status-types.ts';
import { Waiting } from '../../shell/waiting.tsx';
import { doInQueue, type QueueAction, readQueue, useQueue } from '../../state/queue.ts';
import { QueuedRuns } from './runs.tsx';
import './queue.css';

/** How often the page looks. */
const LOOK_MS = 2000;

/** Runs that workers make piece by piece: how far each is, who is at what, and what failed. */
export default function QueueView() {
  const { status, trouble } = useQueue();
  const [fault, setFault] = useState('');
  useEffect(() => {
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    const look = async () => {
      if (!document.hidden) await readQueue(stop.signal);
      if (!stop.signal.aborted) timer = setTimeout(look, LOOK_MS);
    };
    void look();
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, []);
  const act = async (action: QueueAction, run?: string) => {
    setFault('');
    await doInQueue(action, run).catch(({ message }: Error) => setFault(message));
  };
  if (!status && trouble)
    return (
      <section>
        <h1 className="view-title">Queue</h1>
        <div className="empty">
          <p dir="auto">{trouble}</p>
        </div>
      </section>
    );
  if (!status) return <Waiting />;
  const { gate, runs, workers, dead, deadLetters } = status;
  return (
    <>
      <header className="queue-head">
        <div className="hd">
          <h1 className="view-title">Queue</h1>
          <span className="buttons">
            {runs.some(({ state, fetched }) => state === 'cancelled' || fetched) && (
              <button type="button" onClick={() => void act('purge')}>
                Remove what is done
              </button>
            )}
            {gate === 'open' ? (
              <button type="button" onClick={() => void act('pause')}>
                Pause the queue
              </button>
            ) : (
              <button type="button" className="pri" onClick={() => void act('resume')}>
                Resume the queue
              </button>
            )}
          </span>
        </div>
        <p className="ans2" role="status">
          {inWords(status)}
        </p>
        {(fault || trouble) && (
          <p className="fault" role="alert" dir="auto">
            {fault || `What stands here is as it was read last: ${trouble}`}
          </p>
        )}
      </header>
      {runs.length === 0 ? (
        <div className="empty">
          <p>
            <b>No runs.</b> Here stands what <code>tightrope run submit</code> put into the queue, and how far it is.
          </p>
        </div>
      ) : (
        <QueuedRuns runs={runs} act={act} />
      )}
      <section>
        <h2>Workers</h2>
        {workers.length === 0 ? (
          <p className="lead">
            None gave a sign of life within half a minute. <code>tightrope worker</code> starts one, on any machine.
          </p>
        ) : (
          <ul className="queue-list">
            {workers.map(({ host, pid, at, made, version }) => (
              <li key={`${host} ${pid}`}>
                <b dir="auto">{host}</b>, process {pid}:{' '}
                {at ? (
                  <span>
                    at piece {at.piece} of{' '}
                    <span dir="auto">{runs.find(({ id }) => id === at.run)?.title ?? 'a run'}</span> for {at.seconds} s
                  </span>
                ) : (
                  'waits'
                )}
                <span className="mu sm">
                  , {countOf(made, 'piece', 'pieces')} made, Tightrope {version}
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
      {deadLetters > 0 && (
        <section>
          <div className="hd">
            <h2>Dead letters</h2>
            <button type="button" onClick={() => void act('retry')}>
              Try all again
            </button>
          </div>
          <p className="lead">
            {countOf(deadLetters, 'piece', 'pieces')} failed as often as they may.
            {deadLetters > dead.length && ` The latest ${dead.length}:`}
          </p>
          <ul className="queue-list">
            {dead.map(({ run, piece, title, reason, worker, at }) => (
              <li key={`${run} ${piece} ${at}`}>
                <b dir="auto">{title}</b>, piece {piece}: <span dir="auto">{reason}</span>
                <span className="mu sm" dir="auto">
                  {worker && ` (${worker})`}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** How the queue stands, in a sentence. */
function inWords({ gate, runs, workers }: QueueStatus): string {
  if (gate === 'paused') return 'The queue is paused: nothing is begun.';
  if (gate === 'draining') return 'The queue is being drained: workers finish what they are at, and end.';
  const sum = (of: (run: (typeof runs)[number]) => number) => runs.reduce((total, run) => total + of(run), 0);
  const left = sum(({ waiting, atWork, failing }) => waiting + atWork + failing);
  if (left === 0) return 'Nothing waits.';
  const busy = workers.filter(({ at }) => at).length;
  const who =
    workers.length === 0 ? 'no worker is there' : `${busy} of ${countOf(workers.length, 'worker', 'workers')} at work`;
  return `${countOf(left, 'piece', 'pieces')} to make, ${who}.`;
}
