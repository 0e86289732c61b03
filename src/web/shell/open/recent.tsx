import { useEffect, useState } from 'react';
import { examples } from '../../home/examples.ts';
import type { HomeEntry } from '../../home/home.ts';
import { recoverable } from '../../state/drafts.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { placeIn } from '../address.ts';
import { addressOf } from '../address-of.ts';
import { closeDialog } from './opening.ts';

interface Shown extends HomeEntry {
  note?: string;
}

/** Fewer situations than this need no search. */
const SEARCHED = 8;

/** What was worked on, what can be recovered, and the examples. */
export function Recent() {
  const home = useWorkspace((state) => state.home);
  const [recent, setRecent] = useState<Shown[]>([]);
  const [drafts, setDrafts] = useState<Shown[]>([]);
  const [wanted, setWanted] = useState('');
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
  const words = wanted.toLowerCase().split(/\s+/);
  const found = (entries: readonly Shown[]) =>
    entries.filter(({ id, title }) => words.every((word) => `${title} ${id}`.toLowerCase().includes(word)));
  const lists: [title: string, entries: Shown[]][] = [
    [home?.kind === 'server' ? 'In this folder' : 'In this browser', found(recent)],
    ['Can be recovered', found(drafts)],
    [examples.title(), found(examples.list())],
  ];
  return (
    <>
      {recent.length + drafts.length + examples.list().length >= SEARCHED && (
        <label className="search">
          <span className="unseen">Search by title</span>
          <input
            type="search"
            data-search=""
            placeholder="Search by title"
            value={wanted}
            onChange={({ target }) => setWanted(target.value)}
          />
        </label>
      )}
      {lists.map(([title, entries]) => (
        <List key={title} title={title} entries={entries} />
      ))}
      {lists.every(([, entries]) => entries.length === 0) && <p className="mu sm">Nothing has this title.</p>}
    </>
  );
}

function choose(id: string): void {
  location.hash = addressOf(placeIn(location.hash).view, id);
  closeDialog();
}

function List({ title, entries }: { title: string; entries: readonly Shown[] }) {
  if (entries.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {entries.map(({ id, title: name, changed, note }) => (
          <li key={id}>
            <button type="button" onClick={() => choose(id)}>
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
