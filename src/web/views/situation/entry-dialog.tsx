import { useEffect, useRef, useState } from 'react';
import { onScale } from '../../../report/words/numbers.ts';
import { scaleOf } from '../../../situation/scale.ts';
import { type JsonSchema, nodesAt } from '../../../situation/schema-nodes.ts';
import type { Issue, Situation } from '../../../situation/situation.ts';
import type { Path } from '../../../situation/source.ts';
import { ask } from '../../engine/client.ts';
import { Dialog } from '../../shell/dialog.tsx';
import { Waiting } from '../../shell/waiting.tsx';
import { edit } from '../../state/workspace.ts';
import { namesAt } from './completions.ts';
import { editsBetween } from './edits-between.ts';
import { FormField, MapFields } from './form-field.tsx';
import { emptyOf, fieldKind } from './form-node.ts';
import { type NamedKind, renameEdits } from './references.ts';

/** An entry of the file that is changed or made in a form. */
export interface EntryWanted {
  title: string;
  /** Where it stands; for a new one in a map, the path of the map. */
  path: Path;
  /** It has a name of the user's: its key in a map. */
  isNamed: boolean;
  isNew: boolean;
  value: unknown;
  /** Keys of it that are missing or wrong: their fields stand first. */
  first?: readonly string[] | undefined;
  /** Keys of it that are changed elsewhere. */
  without?: readonly string[];
}

interface EntryDialogProps {
  situation: Situation;
  wanted: EntryWanted | undefined;
  /** There is a next one to fill in. */
  onNext?: (() => void) | undefined;
  onClose: () => void;
}

/** A form for one entry of the file, made from the schema. */
export function EntryDialog({ situation, wanted, onNext, onClose }: EntryDialogProps) {
  return (
    <Dialog open={wanted !== undefined} onClose={onClose} title={wanted?.title ?? ''}>
      {wanted && <EntryForm situation={situation} wanted={wanted} onNext={onNext} onClose={onClose} />}
    </Dialog>
  );
}

/** The names that conditions use may have no hyphens. */
const ISSUE_ID = /^\p{L}[\p{L}\p{N}_]{0,79}$/u;

function EntryForm({ situation, wanted, onNext, onClose }: EntryDialogProps & { wanted: EntryWanted }) {
  const { path, isNamed, isNew } = wanted;
  const schema = useSchema();
  const key = String(path.at(-1) ?? '');
  const [name, setName] = useState(isNamed && !isNew ? key : '');
  const [value, setValue] = useState(wanted.value);
  const [trouble, setTrouble] = useState<string | undefined>();
  const faulty = useRef(new Set<string>());
  const [faults, setFaults] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  const isShown = schema !== undefined;
  const isMending = wanted.first !== undefined;
  useEffect(() => {
    // The dialog around it opens after this, and takes the focus first.
    if (isShown && isMending) queueMicrotask(() => form.current?.querySelector<HTMLElement>('[data-best]')?.focus());
  }, [isShown, isMending]);
  if (!schema) return <Waiting />;
  const [node] = nodesAt(schema, isNew && isNamed ? [...path, 'x'] : path);
  if (!node) return null;
  const field = fieldKind(node);
  const map = isNew && isNamed ? path : path.slice(0, -1);
  const taken = map.reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], situation);
  const isTaken = (isNew || name !== key) && Object.hasOwn((taken as object | undefined) ?? {}, name.trim());
  const isBadName =
    isNamed && (path[0] === 'issues' ? !ISSUE_ID.test(name.trim()) : !/^[\p{L}\p{N}_-]{1,80}$/u.test(name.trim()));
  const nameFault = isTaken
    ? 'There is one of this name, expected another name.'
    : isBadName && name !== ''
      ? `“${name.trim()}”, expected letters, digits and _${path[0] === 'issues' ? '' : ' or -'}`
      : '';
  const current = (value ?? emptyOf(node)) as unknown;
  const missing =
    field.kind === 'map'
      ? field.fields
          .filter(([one, , isNeeded]) => isNeeded && !wanted.without?.includes(one))
          .filter(([one]) => !Object.hasOwn((current as object | undefined) ?? {}, one))
      : [];
  const cannot = faults > 0 || missing.length > 0 || isTaken || isBadName;
  const onFault = (at: string, isFaulty: boolean) => {
    if (isFaulty) faulty.current.add(at);
    else faulty.current.delete(at);
    setFaults(faulty.current.size);
  };
  const done = async () => {
    const id = name.trim();
    try {
      if (isNew)
        await edit([
          {
            at: isNamed ? [...path, id] : path,
            put: wanted.without ? { ...(current as object), stances: {} } : current,
          },
        ]);
      else {
        const edits = editsBetween(path, wanted.value, current);
        const isKind = path.length === 2 && (path[0] === 'actors' || path[0] === 'issues');
        const renames =
          !isNamed || id === key
            ? []
            : isKind
              ? renameEdits(situation, path[0] as NamedKind, key, id)
              : [{ at: path, rename: id }];
        await edit([...edits, ...renames]);
      }
      onClose();
      onNext?.();
    } catch (error) {
      setTrouble((error as Error).message);
    }
  };
  const isFirst = (one: string) => wanted.first?.includes(one) ?? false;
  const shown = field.kind === 'map' ? field.fields.filter(([one]) => !wanted.without?.includes(one)) : [];
  const names = (at: Path) => {
    const isKey = fieldKind(nodesAt(schema, at)[0] ?? {}).kind === 'record';
    return namesAt([...at], isKey, situation);
  };
  const props = { value: current, path, names, onFault, onChange: setValue };
  return (
    <form
      ref={form}
      className="form entry-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!cannot) void done();
      }}
    >
      {isNamed && !isMending && (
        <label className="fw">
          Id, as the file and conditions call it
          <input value={name} maxLength={80} spellCheck={false} onChange={({ target }) => setName(target.value)} />
          <span className="fault">{nameFault}</span>
        </label>
      )}
      {isMending && path.length === 2 && path[0] === 'issues' && !isFirst('scale') && (
        <p className="sm mu" dir="auto">
          {scaleInWords(wanted.value as Issue)}
        </p>
      )}
      {field.kind === 'map' ? (
        <>
          <MapFields {...props} fields={isMending ? shown.filter(([one]) => isFirst(one)) : shown} />
          {isMending && (
            <details className="group">
              <summary>More about it</summary>
              <MapFields {...props} fields={shown.filter(([one]) => !isFirst(one))} />
            </details>
          )}
        </>
      ) : (
        <FormField {...props} name={key} node={node} isNeeded />
      )}
      {trouble && (
        <p className="fault" role="alert">
          {trouble}
        </p>
      )}
      <div className="buttons">
        <button type="submit" className="pri" disabled={cannot}>
          {onNext ? 'Done, next' : 'Done'}
        </button>
        <button type="button" onClick={onClose}>
          Cancel
        </button>
        {missing.length > 0 && <span className="mu sm">Still needed: {missing.map(([one]) => one).join(', ')}</span>}
      </div>
    </form>
  );
}

/** Which numbers are asked for, and what they mean: `On its scale: 0 (nothing changes) to 100 (all that is asked for)`. */
function scaleInWords(issue: Issue): string {
  const scale = scaleOf(issue);
  const said = new Map(scale.labels.map(({ at, label }) => [at, label]));
  const ends = [...new Set([scale.low, ...said.keys(), scale.high])].sort((a, b) => a - b);
  const words = ends.map((at) => `${onScale(at, scale)}${said.has(at) ? ` (${said.get(at)})` : ''}`);
  return `On its scale: ${words.slice(0, -1).join(', ')} to ${words.at(-1)}`;
}

let kept: JsonSchema | undefined;

function useSchema(): JsonSchema | undefined {
  const [schema, setSchema] = useState(kept);
  useEffect(() => {
    if (kept) return;
    void ask('schema', undefined).answer.then((read) => {
      kept = read;
      setSchema(read);
    });
  }, []);
  return schema;
}
