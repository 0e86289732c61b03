import { useEffect, useState } from 'react';
import { examples } from '../home/examples.ts';
import type { Entry } from '../home/home.ts';
import { recoverable } from '../state/drafts.ts';
import { newSituation, useWorkspace } from '../state/workspace.ts';
import { addressOf, placeIn } from './address.ts';
import { Dialog } from './dialog.tsx';
import { TEMPLATE } from './template.ts';

/** Recent work, what can be recovered, the examples, and ways to begin. */
export const OpenDialog = ({ open, onClose }: { open: boolean; onClose: () => void }) => (
  <Dialog open={open} onClose={onClose} title="Open a situation">
    <Choices onChosen={onClose} />
  </Dialog>
);

interface Shown extends Entry {
  note?: string;
}

function Choices({ onChosen }: { onChosen: () => void }) {
  const home = useWorkspace((state) => state.home);
  const [recent, setRecent] = useState<Shown[]>([]);
  const [drafts, setDrafts] = useState<Shown[]>([]);
  useEffect(() => {
    void home?.list().then(setRecent, () => setRecent([]));
    void recoverable().then((all) =>
      setDrafts(
        all
          .filter(({ key }) => key.startsWith(`${home?.kind}:`))
          .map(({ key, title, changed }) => ({
            id: key.slice(key.indexOf(':') + 1),
            title,
            changed,
            note: 'not saved yet',
          })),
      ),
    );
  }, [home]);
  const choose = (id: string) => {
    location.hash = addressOf(placeIn(location.hash).view, id);
    onChosen();
  };
  const begin = async (file: string, text: string) => {
    const id = await newSituation(file, text);
    if (id !== undefined) choose(id);
  };
  return (
    <div className="choices">
      <List title={home?.kind === 'server' ? 'In this folder' : 'In this browser'} entries={recent} onChoose={choose} />
      <List title="Can be recovered" entries={drafts} onChoose={choose} />
      <List title="Examples" entries={examples.list()} onChoose={choose} />
      <h3>Begin</h3>
      <ul>
        <li>
          <button type="button" onClick={() => void begin('situation.yaml', TEMPLATE)}>
            From a template
          </button>
        </li>
        <li>
          <label className="file">
            From a file
            <input
              type="file"
              accept=".yaml,.yml,.json"
              onChange={async ({ target }) => {
                const file = target.files?.[0];
                if (!file) return;
                const { openGiven } = await import('../share/given-file.ts');
                if (await openGiven(file)) onChosen();
                else await begin(file.name, await file.text());
              }}
            />
          </label>
        </li>
      </ul>
    </div>
  );
}

function List({
  title,
  entries,
  onChoose,
}: {
  title: string;
  entries: readonly Shown[];
  onChoose: (id: string) => void;
}) {
  if (entries.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {entries.map(({ id, title: name, changed, note }) => (
          <li key={id}>
            <button type="button" onClick={() => onChoose(id)}>
              <span dir="auto">{name}</span>
              <span className="mu sm">
                {note ?? (changed > 0 ? new Date(changed).toLocaleString() : 'comes with the page')}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
