import { useRef, useState } from 'react';
import type { Hypotheses } from '../../../situation/hypotheses/section.ts';
import { Dialog } from '../../shell/dialog.tsx';
import { edit, undo } from '../../state/workspace.ts';
import { editsBetween } from '../situation/edits-between.ts';
import {
  explanationRenamed,
  itemRenamed,
  withExplanation,
  withItem,
  withoutExplanation,
  withoutItem,
  withParts,
} from './lists.ts';

export type Listed = 'explanations' | 'evidence';

/** Entries shown at once; the others are found by their name. */
const MOST_ENTRIES = 50;

/** The explanations or the items: each can be renamed and removed, and new ones are added at the end. */
export function ListDialog({ list, section, onClose }: { list: Listed; section: Hypotheses; onClose: () => void }) {
  const isItems = list === 'evidence';
  const one = isItems ? 'item' : 'explanation';
  const [told, setTold] = useState<string>();
  const [trouble, setTrouble] = useState<string>();
  const [find, setFind] = useState('');
  const added = useRef<HTMLFormElement>(null);
  const entries: [string, { name?: string }][] = Object.entries(section[list] ?? {});
  const wanted = find.trim().toLowerCase();
  const found = entries.filter(([id, { name }]) => wanted === '' || (name ?? id).toLowerCase().includes(wanted));

  const keep = async (next: Hypotheses, says: string) => {
    try {
      await edit(editsBetween(['hypotheses'], section, next));
      setTold(says);
      setTrouble(undefined);
    } catch (error) {
      setTrouble((error as Error).message);
    }
  };
  const rename = (id: string, name: string) =>
    keep(isItems ? itemRenamed(section, id, name) : explanationRenamed(section, id, name), `Renamed to “${name}”.`);
  const remove = (id: string, name: string) => {
    const parts = isItems ? 0 : withParts(section.explanations, id).length - 1;
    const also = parts > 0 ? ` with ${parts === 1 ? 'its part' : `its ${parts} parts`}` : '';
    return keep(isItems ? withoutItem(section, id) : withoutExplanation(section, id), `Removed “${name}”${also}.`);
  };
  const add = async (form: HTMLFormElement) => {
    const data = new FormData(form);
    const name = String(data.get('name') ?? '').trim();
    if (name === '') return;
    const next = isItems
      ? withItem(section, name, String(data.get('date') ?? '') || undefined)
      : withExplanation(section, name);
    await keep(
      next,
      `Added “${name}”. Open its cells in the matrix to say how likely ${isItems ? 'it' : 'each item'} is.`,
    );
    form.reset();
  };
  // One explanation has to stay: without any there is nothing to weigh.
  const tops = Object.values(section.explanations).filter(({ partOf }) => partOf === undefined).length;
  const mustStay = (id: string) => !isItems && tops === 1 && section.explanations[id].partOf === undefined;

  return (
    <Dialog open onClose={onClose} title={isItems ? 'Evidence' : 'Explanations'}>
      {entries.length > MOST_ENTRIES && (
        <div className="form">
          <label className="fw">
            Find
            <input value={find} maxLength={200} onChange={({ target }) => setFind(target.value)} />
          </label>
        </div>
      )}
      <ul className="form hyp-entries">
        {found.slice(0, MOST_ENTRIES).map(([id, { name = id }]) => (
          <li key={`${id} ${name}`}>
            <Name one={one} name={name} onKeep={(next) => void rename(id, next)} />
            <button
              type="button"
              aria-label={`Remove ${name}`}
              disabled={mustStay(id)}
              title={mustStay(id) ? 'The only explanation stays: without any there is nothing to weigh' : undefined}
              onClick={() => void remove(id, name)}
            >
              Remove
            </button>
          </li>
        ))}
      </ul>
      {found.length > MOST_ENTRIES && <p className="sm mu">and {found.length - MOST_ENTRIES} more</p>}
      <form
        ref={added}
        className="form hyp-add"
        onSubmit={(event) => {
          event.preventDefault();
          void add(event.currentTarget);
        }}
      >
        <label>
          New {one}
          <input name="name" maxLength={500} required dir="auto" />
        </label>
        {isItems && (
          <label>
            Known since
            <input name="date" type="date" />
          </label>
        )}
        <button type="submit" className="pri">
          Add
        </button>
      </form>
      <p role="status" className="hyp-told">
        {told && (
          <>
            <span dir="auto">{told}</span>{' '}
            <button
              type="button"
              onClick={() => {
                undo();
                setTold(undefined);
              }}
            >
              Undo
            </button>
          </>
        )}
      </p>
      {trouble && (
        <p className="fault" role="alert" dir="auto">
          {trouble}
        </p>
      )}
    </Dialog>
  );
}

/** A name that is kept with Enter, or when one goes on to something else. */
function Name({ one, name, onKeep }: { one: string; name: string; onKeep: (name: string) => void }) {
  const [text, setText] = useState(name);
  const keep = () => {
    const next = text.trim();
    if (next === '') setText(name);
    else if (next !== name) onKeep(next);
  };
  return (
    <input
      aria-label={`Name of the ${one} ${name}`}
      value={text}
      maxLength={500}
      dir="auto"
      onChange={({ target }) => setText(target.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        event.currentTarget.blur();
      }}
    />
  );
}
