import { useState } from 'react';
import type { Situation } from '../../../situation/situation.ts';
import { Dialog } from '../../shell/dialog.tsx';
import { edit } from '../../state/workspace.ts';
import { EntryDialog } from './entry-dialog.tsx';
import { fullActorName, issueName } from './names.ts';
import { type NamedKind, removeEdits } from './references.ts';

/** An actor or an issue that is made, changed or removed. */
export interface NamedWanted {
  kind: NamedKind;
  /** Missing for a new one. */
  id?: string;
  isRemoving?: boolean;
}

interface NamedDialogProps {
  situation: Situation;
  wanted: NamedWanted | undefined;
  /** Keys of it that are missing or wrong. */
  faulty?: readonly string[] | undefined;
  /** There is a next one to fill in. */
  onNext?: (() => void) | undefined;
  onClose: () => void;
}

/** The form of an actor or an issue; its id can be changed, and with it everything that names it. */
export function NamedDialog({ situation, wanted, faulty, onNext, onClose }: NamedDialogProps) {
  const { kind = 'actors', id, isRemoving } = wanted ?? {};
  const one = kind === 'actors' ? 'actor' : 'issue';
  const all: Record<string, unknown> = situation[kind];
  const { stances: _, ...value } = (id !== undefined && Object.hasOwn(all, id) ? all[id] : {}) as { stances?: unknown };
  const name = id === undefined ? '' : kind === 'actors' ? fullActorName(situation, id) : issueName(situation, id);
  if (isRemoving && id !== undefined)
    return <Removing situation={situation} kind={kind} id={id} name={name} onClose={onClose} />;
  return (
    <EntryDialog
      situation={situation}
      wanted={
        wanted && {
          title: id === undefined ? `Add an ${one}` : name,
          path: id === undefined ? [kind] : [kind, id],
          isNamed: true,
          isNew: id === undefined,
          value: id === undefined ? undefined : value,
          first: faulty,
          ...(kind === 'issues' ? { without: ['stances'] } : {}),
        }
      }
      onNext={onNext}
      onClose={onClose}
    />
  );
}

interface RemovingProps {
  situation: Situation;
  kind: NamedKind;
  id: string;
  name: string;
  onClose: () => void;
}

/** What goes with an actor or an issue is said before it goes. */
function Removing({ situation, kind, id, name, onClose }: RemovingProps) {
  const [trouble, setTrouble] = useState<string | undefined>();
  const edits = removeEdits(situation, kind, id);
  const others = new Map<string, number>();
  for (const { at } of edits) {
    const section = at[0] === kind && at[1] === id ? undefined : at.includes('stances') ? 'stances' : String(at[0]);
    if (section !== undefined) others.set(section, (others.get(section) ?? 0) + 1);
  }
  const remove = () => edit(edits).then(onClose, (error: Error) => setTrouble(error.message));
  return (
    <Dialog open onClose={onClose} title={`Remove ${name}?`}>
      <div className="form">
        <p>
          {others.size === 0
            ? 'Nothing else names it.'
            : `With it goes what says something of it alone: ${[...others].map(([section, many]) => `${section} (${many})`).join(', ')}.`}{' '}
          Undo brings all of it back.
        </p>
        {trouble && (
          <p className="fault" role="alert">
            {trouble}
          </p>
        )}
        <div className="buttons">
          <button type="button" className="pri" onClick={() => void remove()}>
            Remove {name}
          </button>
          <button type="button" onClick={onClose}>
            Cancel
          </button>
        </div>
      </div>
    </Dialog>
  );
}
