import { useState } from 'react';
import type { Situation } from '../../../situation/situation.ts';
import type { Path } from '../../../situation/source.ts';
import { edit } from '../../state/workspace.ts';
import { EntryDialog, type EntryWanted } from './entry-dialog.tsx';
import { entriesOf, entryInWords, type FormSection } from './sections.ts';
import { showPath } from './shown-place.ts';

const article = (word: string) => (/^[aeiou]/.test(word) ? 'an' : 'a');

/** The entries of one part of the file, to add, change and remove. */
export function SectionList({ situation, section }: { situation: Situation; section: FormSection }) {
  const [wanted, setWanted] = useState<EntryWanted | undefined>();
  const [trouble, setTrouble] = useState<string | undefined>();
  const entries = entriesOf(situation, section);
  const { id, title, one, form, says } = section;
  const pathOf = (key: string | number): Path => (form === 'single' ? [id] : [id, key]);
  const add = () => {
    const path: Path = form === 'list' ? [id, entries.length] : [id];
    if (form !== 'list' || entries.length > 0)
      return setWanted({
        title: `Add ${article(one)} ${one}`,
        path,
        isNamed: form === 'map',
        isNew: true,
        value: undefined,
      });
    setWanted({ title: `Add ${article(one)} ${one}`, path: [id, 0], isNamed: false, isNew: true, value: undefined });
  };
  const remove = (key: string | number) => {
    setTrouble(undefined);
    edit([{ at: pathOf(key), remove: true }]).catch((error: Error) => setTrouble(error.message));
  };
  return (
    <section className="section-list" aria-label={title}>
      {entries.length === 0 && (
        <div className="empty">
          <p>{says}</p>
        </div>
      )}
      {entries.map(([key, value]) => {
        const { title: words, below } = entryInWords(situation, section, key, value);
        return (
          <div key={key} className="entry-row">
            <button type="button" className="plain words" onClick={() => showPath(pathOf(key))}>
              <b dir="auto">{words}</b>
              <span className="mu sm" dir="auto">
                {below}
              </span>
            </button>
            <button
              type="button"
              aria-label={`Change: ${words}`}
              onClick={() => {
                showPath(pathOf(key));
                setWanted({ title: words, path: pathOf(key), isNamed: form === 'map', isNew: false, value });
              }}
            >
              Change
            </button>
            <button type="button" aria-label={`Remove: ${words}`} onClick={() => remove(key)}>
              Remove
            </button>
          </div>
        );
      })}
      {trouble && (
        <p className="fault" role="alert">
          {trouble}
        </p>
      )}
      {(form !== 'single' || entries.length === 0) && (
        <p className="add-row">
          <button type="button" onClick={add}>
            Add {article(one)} {one}
          </button>
        </p>
      )}
      <EntryDialog situation={situation} wanted={wanted} onClose={() => setWanted(undefined)} />
    </section>
  );
}
