import { titleIn } from '../home/title.ts';
import { addressOf, samplingOf } from '../shell/address-of.ts';
import { Dialog } from '../shell/dialog.tsx';
import { useWorkspace } from '../state/workspace.ts';
import { nameOfCopy } from './name-of-copy.ts';
import { useOffer } from './offer.ts';
import { openShared } from './open-shared.ts';

/** Asks before something that a link brought is written into a folder, or takes the place of work that is not saved. */
export default function OfferDialog() {
  const shared = useOffer((state) => state.offered);
  const home = useWorkspace((state) => state.home);
  if (!shared) return null;
  const end = () => useOffer.setState({ offered: undefined });
  const file = nameOfCopy(shared.file, shared.text);
  const lines = shared.text.split('\n').length;
  const open = async () => {
    end();
    const id = await openShared(shared);
    if (id !== undefined) location.hash = addressOf(shared.view, id) + samplingOf(shared);
  };
  return (
    <Dialog open onClose={end} title="A link brought a situation">
      <div className="share">
        <p>
          <b dir="auto">{titleIn(shared.text, file)}</b>, {lines === 1 ? 'one line' : `${lines} lines`} of text.
        </p>
        {home?.kind === 'server' ? (
          <p>
            To open it, it is written into this folder as a new file, <code dir="auto">{file}</code> or the next free
            name. No file that is there is replaced.
          </p>
        ) : (
          <p>
            What you have open is not saved. Opening the copy leaves it: close this first and download your text, if
            this browser keeps nothing.
          </p>
        )}
        <div className="buttons">
          <button type="button" className="pri" onClick={() => void open()}>
            {home?.kind === 'server' ? 'Write it as a new file' : 'Open the copy'}
          </button>
          <button type="button" onClick={end}>
            Do not open it
          </button>
        </div>
      </div>
    </Dialog>
  );
}
