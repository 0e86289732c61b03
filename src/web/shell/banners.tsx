import { formatFault } from '../../situation/fault.ts';
import { downloadText } from '../chart/download.ts';
import { useOffer } from '../share/offer.ts';
import { useForecast } from '../state/forecast.ts';
import { saveNow, settleConflict, useWorkspace } from '../state/workspace.ts';
import { openDialog } from './open/opening.ts';

/** Faults that are listed; the Situation view lists all. */
const MOST_FAULTS = 5;

/** What stops the reader, in one sentence with what is safe, and buttons named by their result. */
export function Banners() {
  const { save, read, sound, home, trouble, opened } = useWorkspace();
  const refused = useOffer((state) => state.refused);
  const warnings = useForecast((state) => state.recordWarnings);
  const download = () => {
    const { text } = useWorkspace.getState();
    downloadText(opened?.file ?? 'situation.yaml', 'application/yaml', text);
  };
  return (
    <>
      {trouble && (
        <div className="banner stop" role="alert">
          <p>{trouble}</p>
          <button type="button" onClick={() => openDialog()}>
            Open another situation
          </button>
        </div>
      )}
      {refused && (
        <div className="banner stop" role="alert">
          <p>{refused}</p>
          <button type="button" onClick={() => useOffer.setState({ refused: undefined })}>
            Dismiss
          </button>
        </div>
      )}
      {home?.notice && (
        <div className="banner">
          <p>{home.notice}</p>
          <button type="button" onClick={download}>
            Download the text
          </button>
        </div>
      )}
      {save.state === 'failed' && save.why !== home?.notice && (
        <div className="banner stop" role="alert">
          <p>{save.why}</p>
          <button type="button" onClick={() => void saveNow()}>
            Try again
          </button>
          <button type="button" onClick={download}>
            Download the text
          </button>
        </div>
      )}
      {save.state === 'conflict' && (
        <div className="banner stop" role="alert">
          <p>
            {save.theirs
              ? 'This situation was changed elsewhere since you opened it. Your text is safe in this browser; nothing is overwritten.'
              : 'This situation was removed elsewhere. Your text is safe in this browser.'}
          </p>
          {save.theirs && (
            <button type="button" onClick={() => void settleConflict('theirs')}>
              Take the other text
            </button>
          )}
          <button type="button" onClick={() => void settleConflict('mine')}>
            Keep mine
          </button>
          <button type="button" onClick={() => void settleConflict('both')}>
            Keep both: mine as a copy
          </button>
        </div>
      )}
      {read && !read.situation && sound && (
        <div className="banner stop" role="alert">
          <p>
            <b>{read.faults.length === 1 ? 'One fault' : `${read.faults.length} faults`} in the text.</b> The last sound
            forecast stays.
          </p>
          <ul>
            {read.faults.slice(0, MOST_FAULTS).map((fault) => (
              <li key={formatFault(fault)} dir="auto">
                {formatFault(fault)}
              </li>
            ))}
          </ul>
        </div>
      )}
      {warnings.map((warning) => (
        <p key={warning} className="banner" dir="auto">
          {warning}
        </p>
      ))}
    </>
  );
}
