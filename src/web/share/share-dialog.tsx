import { type ReactNode, useEffect, useRef, useState } from 'react';
import { count } from '../../report/words/numbers.ts';
import { downloadText, fileName } from '../chart/download.ts';
import { titleIn } from '../home/title.ts';
import { Dialog } from '../shell/dialog.tsx';
import { LONGEST_LINK, packed } from './link.ts';
import { LONGEST_TEXT } from './shared.ts';
import { sharedNow } from './shared-now.ts';

/** Hands the situation on with what is seen of it: a link, or a file where the link would be too long. */
export default function ShareDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog open onClose={onClose} title="Share">
      <Choices />
    </Dialog>
  );
}

function Choices() {
  const [shared] = useState(sharedNow);
  const [link] = useState(() =>
    shared.text.length > LONGEST_TEXT ? '' : `${pageAddress()}#/${shared.view}?copy=${packed(shared)}`,
  );
  if (shared.text.length > LONGEST_TEXT)
    return (
      <p>
        This situation has {count(shared.text.length)} characters, and at most {count(LONGEST_TEXT)} can be handed on
        this way. Hand on its YAML file.
      </p>
    );
  const save = () =>
    downloadText(
      fileName(titleIn(shared.text, shared.file), 'tightrope.json'),
      'application/json',
      `${JSON.stringify(shared, null, 2)}\n`,
    );
  const asFile = (
    <button type="button" className={link.length > LONGEST_LINK ? 'pri' : ''} onClick={save}>
      {link.length > LONGEST_LINK ? 'Save as a file' : 'Save as a file instead'}
    </button>
  );
  return (
    <div className="share">
      {link.length > LONGEST_LINK ? (
        <>
          <p>
            As a link this situation would have {count(link.length)} characters. Mail programs and messengers cut links
            of more than {count(LONGEST_LINK)}, so hand on a file.
          </p>
          <div className="buttons">{asFile}</div>
        </>
      ) : (
        <Link link={link}>{asFile}</Link>
      )}
      <p className="mu sm">
        It holds the whole text of the situation with its reasons and sources, and what you see of it: marks that are
        moved, models, scenarios, draws and seed. The ledger and kept versions stay here. It opens as a copy beside what
        the reader has, and no server sees it.
      </p>
    </div>
  );
}

type Copying = 'not yet' | 'copied' | 'by hand';

function Link({ link, children }: { link: string; children: ReactNode }) {
  const field = useRef<HTMLInputElement>(null);
  const [state, setState] = useState<Copying>('not yet');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link);
      setState('copied');
    } catch {
      field.current?.select();
      setState('by hand');
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the dialog opens
  useEffect(() => void copy(), []);
  return (
    <>
      <div className="form">
        <label>
          Link
          <input ref={field} readOnly value={link} onFocus={({ target }) => target.select()} />
        </label>
      </div>
      <p role="status" className="sm">
        {state === 'copied' && `Copied: ${count(link.length)} characters.`}
        {state === 'by hand' && 'The browser does not let the page copy: press Ctrl C in the field.'}
      </p>
      <div className="buttons">
        <button type="button" className="pri" onClick={() => void copy()}>
          Copy the link
        </button>
        {children}
      </div>
      {isOnlyHere() && (
        <p className="mu sm">
          {location.protocol === 'file:'
            ? 'This page lies on a disk. Put this behind the address of a page of Tightrope on a server, or hand on a file.'
            : 'It leads to this machine. For somebody elsewhere, put all from # on behind the address of a page of Tightrope that they can reach, or hand on a file.'}
        </p>
      )}
    </>
  );
}

/** The address of this page. On a disk it is left out: it would show the reader's folders and work for no one else. */
const pageAddress = () => (location.protocol === 'file:' ? '' : location.href.replace(/#.*/s, ''));

/** Whether the address of the page means another thing, or nothing, on another machine. */
const isOnlyHere = () => location.protocol === 'file:' || /^(localhost|127\.|\[::1\])/.test(location.hostname);
