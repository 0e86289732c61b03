import { useEffect, useState } from 'react';
import { roughPercent } from '../../../report/words/numbers.ts';
import type { Situation } from '../../../situation/situation.ts';
import { type Asked, ask } from '../../engine/client.ts';
import type { Tasks } from '../../engine/protocol.ts';
import { useView } from '../../state/view.ts';

type Found = Tasks['hindsight']['output'];

/** Which single judgement of the situation would have had to be another, for what happened to be likely. */
export function WrongJudgementNote({
  situation,
  outcome,
  happened,
}: {
  situation: Situation;
  outcome: string;
  happened: boolean;
}) {
  const seed = useView((state) => state.seed);
  const [found, setFound] = useState<Found>();
  const [share, setShare] = useState(0);
  const [trouble, setTrouble] = useState('');
  const [isStopped, setStopped] = useState(false);
  useEffect(() => {
    if (isStopped) return;
    setFound(undefined);
    setTrouble('');
    setShare(0);
    let isMeant = true;
    const asked: Asked<Found> = ask(
      'hindsight',
      { situation, outcome, happened, seed },
      { onPart: (part) => isMeant && setShare(part.share) },
    );
    asked.answer.then(
      // It is cancelled by another question that takes the worker.
      (answer) => isMeant && (answer ? setFound(answer) : setStopped(true)),
      (error: Error) => isMeant && setTrouble(error.message),
    );
    return () => {
      isMeant = false;
      asked.cancel();
    };
  }, [situation, outcome, happened, seed, isStopped]);
  const { answer, reason, others = [], limits } = found ?? {};
  return (
    <div className="wrong-judgement">
      <h3>Which judgement was wrong</h3>
      {trouble && <p className="fault">{trouble}</p>}
      {!found && !trouble && (
        <p className="sm mu looking">
          {isStopped ? 'Stopped.' : `Trying every judgement of the situation otherwise, ${roughPercent(share)} done.`}{' '}
          <button type="button" onClick={() => setStopped(!isStopped)}>
            {isStopped ? 'Try them' : 'Stop'}
          </button>
        </p>
      )}
      {answer && (
        <p className="verdict-words" dir="auto">
          {answer}
        </p>
      )}
      {reason && (
        <p className="sm mu" dir="auto">
          {reason.because ? `It was judged so because: “${reason.because}”` : 'No reason is given for it in the file.'}{' '}
          {reason.source ? `Source: ${reason.source}` : reason.because && 'No source is named.'}
        </p>
      )}
      {others.length > 0 && (
        <>
          <p className="sm mu">One of these alone would have been enough too:</p>
          <ul className="sm">
            {others.map((one) => (
              <li key={one} dir="auto">
                {one}
              </li>
            ))}
          </ul>
        </>
      )}
      {limits && <p className="sm mu">{limits}</p>}
    </div>
  );
}
