import { useEffect, useMemo, useRef, useState } from 'react';
import type { Situation } from '../../../situation/situation.ts';
import { type FaultyEntry, outlineKey } from '../../engine/outline.ts';
import { addressOf } from '../../shell/address-of.ts';
import { asSentence, missingInWords } from '../../shell/missing-in-words.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { Grid } from './grid.tsx';
import type { GridPlace } from './grid-place.ts';
import { NamedDialog, type NamedWanted } from './named-dialog.tsx';
import { actorName, issueName, stanceOf } from './names.ts';
import { NarrowStances } from './narrow-stances.tsx';
import type { OpenStance } from './opened.ts';
import { cellKey, usePending } from './pending.ts';
import { showPath, useShownPlace } from './shown-place.ts';
import { type EditorHandle, StanceEditor } from './stance-editor.tsx';
import { nextToFill, placesToFill } from './to-fill.ts';
import { useNarrow } from './use-narrow.ts';

/** Who wants what: a grid, on a narrow page one issue at a time, with an editor for what is chosen. */
export function StancesEditor({ situation }: { situation: Situation }) {
  const pins = useWorkspace((state) => state.pins);
  const [opened, setOpened] = useState<OpenStance | undefined>();
  const [named, setNamed] = useState<NamedWanted | undefined>();
  const [trouble, setTrouble] = useState<string | undefined>();
  const editor = useRef<EditorHandle>(null);
  const faulty = useWorkspace((state) => state.outline?.faulty) ?? NONE;
  const pending = usePending(({ stances }) => stances);
  const isNarrow = useNarrow('(max-width: 760px)');
  const [actors, issues] = useMemo(() => [Object.keys(situation.actors), Object.keys(situation.issues)], [situation]);
  // With the issue's id: its row is another one when others are added or removed.
  const [place, setPlace] = useState<GridPlace & { issue?: string }>({ row: 0, column: 0, issue: issues[0] });
  const choose = (next: GridPlace) => setPlace({ ...next, issue: issues[next.row] });
  const moved = useMemo(() => new Set(pins.map(({ path }) => path.split('.').slice(0, -1).join('.'))), [pins]);
  const rowNow = place.issue === undefined ? -1 : issues.indexOf(place.issue);
  const active = {
    row: rowNow >= 0 ? rowNow : Math.min(place.row, issues.length - 1),
    column: Math.min(place.column, actors.length - 1),
  };
  const shown = useShownPlace(({ path, withFocus }) => (withFocus ? path : undefined));
  useEffect(() => {
    if (!shown) return;
    const place = placeOf(shown.map(String), actors, issues);
    if (place) setPlace({ ...place, issue: issues[place.row] });
  }, [shown, actors, issues]);
  const move = (next: GridPlace) => {
    choose(next);
    const [issue, actor] = [issues[next.row], actors[next.column]];
    if (next.row < 0) showPath(['actors', actor]);
    else if (next.column < 0) showPath(['issues', issue]);
    else showPath(['issues', issue, 'stances', actor]);
  };
  const places = useMemo(() => placesToFill(situation, faulty), [situation, faulty]);
  const [wanted, setWanted] = useState<GridPlace | undefined>();
  /** What is missing is gone through, one after another. */
  const [isWalking, setWalking] = useState(false);
  const fillIn = (next: GridPlace | undefined) => {
    setWalking(next !== undefined);
    if (next) move(next);
    setWanted(next);
  };
  const here = opened
    ? placeOf(['issues', opened.issue, 'stances', opened.actor], actors, issues)
    : named && placeOf([named.kind, named.id ?? ''], actors, issues);
  const after = isWalking && here ? nextToFill(places, here) : undefined;
  const onNext = after && (() => fillIn(after));
  // The place is drawn by now, wherever it is.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is opened once
  useEffect(() => {
    if (!wanted) return;
    setWanted(undefined);
    open(
      wanted,
      document.getElementById(`cell-${wanted.row}-${wanted.column}`)?.getBoundingClientRect() ?? new DOMRect(),
    );
  }, [wanted]);
  const open = ({ row, column }: GridPlace, beside: DOMRect) => {
    if (opened && editor.current && !editor.current.finish()) return;
    setTrouble(undefined);
    if (row < 0) setNamed({ kind: 'actors', id: actors[column] });
    else if (column < 0) setNamed({ kind: 'issues', id: issues[row] });
    else setOpened({ issue: issues[row], actor: actors[column], beside });
  };
  const openNamed = (next: NamedWanted) => {
    if (!opened || editor.current?.finish() !== false) setNamed(next);
  };
  return (
    <div className="gridw">
      <ToFill places={places} isWalking={isWalking} onFill={fillIn} />
      <Key />
      {isNarrow ? (
        <NarrowStances
          situation={situation}
          moved={moved}
          faulty={faulty}
          onOpen={setOpened}
          onNamed={setNamed}
          row={active.row}
          onRow={(row) => choose({ ...active, row })}
        />
      ) : (
        <Grid situation={situation} moved={moved} faulty={faulty} active={active} onMove={move} onOpen={open} />
      )}
      <AddAndRemove
        situation={situation}
        active={active}
        onNamed={openNamed}
        onActor={isNarrow ? (column) => choose({ ...active, column }) : undefined}
      />
      {trouble && (
        <p className="fault" role="alert" dir="auto">
          {trouble}
        </p>
      )}
      <NamedDialog
        key={`${named?.kind} ${named?.id}`}
        situation={situation}
        wanted={named}
        faulty={named?.id === undefined ? undefined : faulty.get(outlineKey([named.kind, named.id]))?.keys}
        onNext={onNext}
        onClose={() => setNamed(undefined)}
      />
      {opened && (
        <StanceEditor
          key={`${opened.issue} ${opened.actor}`}
          situation={situation}
          issue={opened.issue}
          actor={opened.actor}
          stance={stanceOf(situation, opened.issue, opened.actor)}
          faulty={
            pending.has(cellKey(opened.issue, opened.actor))
              ? undefined
              : faulty.get(outlineKey(['issues', opened.issue, 'stances', opened.actor]))
          }
          beside={opened.beside}
          ref={editor}
          onNext={onNext}
          onClose={() => setOpened(undefined)}
          onTrouble={setTrouble}
        />
      )}
    </div>
  );
}

const NONE: ReadonlyMap<string, FaultyEntry> = new Map();

interface ToFillProps {
  places: readonly GridPlace[];
  /** The reader was led through them. */
  isWalking: boolean;
  onFill: (place: GridPlace) => void;
}

/** How much is missing or wrong, and a way through all of it; then the way to the forecast. */
function ToFill({ places, isWalking, onFill }: ToFillProps) {
  const isSound = useWorkspace(({ read }) => read?.situation !== undefined);
  const found = useWorkspace(({ read }) => read?.faults);
  // What was found last stands until the text as it is now was read: nothing flickers.
  const last = useRef(found);
  useEffect(() => {
    if (found) last.current = found;
  }, [found]);
  const faults = found ?? last.current;
  const id = useWorkspace(({ opened }) => opened?.id);
  if (places.length > 0)
    return (
      <p className="to-do" role="status">
        <span>{faults && `${asSentence(missingInWords(faults))}.`}</span>
        <button type="button" className="pri" onClick={() => onFill(places[0])}>
          {isWalking ? 'Go on' : 'Fill in one after another'}
        </button>
      </p>
    );
  if (!isWalking || !isSound) return null;
  return (
    <p className="to-do" role="status">
      <span>Everything is filled in.</span>
      <a className="pri" href={addressOf('forecast', id)}>
        See the forecast
      </a>
    </p>
  );
}

interface AddAndRemoveProps {
  situation: Situation;
  active: GridPlace;
  onNamed: (wanted: NamedWanted) => void;
  /** Chooses an actor, where there is no table with an active cell. */
  onActor?: ((column: number) => void) | undefined;
}

/** What can be done with actors and issues: those of the active cell by name. */
function AddAndRemove({ situation, active, onNamed, onActor }: AddAndRemoveProps) {
  // A phone shows one issue and names one actor, wherever the reader was led.
  const least = onActor ? 0 : -1;
  const actor = Object.keys(situation.actors)[Math.max(least, active.column)];
  const issue = Object.keys(situation.issues)[Math.max(least, active.row)];
  return (
    <p className="add-row">
      <button type="button" onClick={() => onNamed({ kind: 'actors' })}>
        Add an actor
      </button>
      <button type="button" onClick={() => onNamed({ kind: 'issues' })}>
        Add an issue
      </button>
      {onActor && actor !== undefined && (
        <label className="mu sm which-actor">
          Actor
          <select value={actor} onChange={({ target }) => onActor(target.selectedIndex)}>
            {Object.keys(situation.actors).map((id) => (
              <option key={id} value={id}>
                {actorName(situation, id)}
              </option>
            ))}
          </select>
        </label>
      )}
      {actor !== undefined && (
        <>
          <button type="button" onClick={() => onNamed({ kind: 'actors', id: actor })}>
            Change {actorName(situation, actor)}
          </button>
          <button type="button" onClick={() => onNamed({ kind: 'actors', id: actor, isRemoving: true })}>
            Remove {actorName(situation, actor)}
          </button>
        </>
      )}
      {issue !== undefined && (
        <>
          <button type="button" onClick={() => onNamed({ kind: 'issues', id: issue })}>
            Change “{issueName(situation, issue)}”
          </button>
          <button type="button" onClick={() => onNamed({ kind: 'issues', id: issue, isRemoving: true })}>
            Remove “{issueName(situation, issue)}”
          </button>
        </>
      )}
    </p>
  );
}

/** The cell of an entry of the file. */
function placeOf(
  [section, id, , actor]: readonly string[],
  actors: readonly string[],
  issues: readonly string[],
): GridPlace | undefined {
  if (section === 'actors' && actors.includes(id)) return { row: -1, column: actors.indexOf(id) };
  if (section !== 'issues' || !issues.includes(id)) return undefined;
  return { row: issues.indexOf(id), column: actor === undefined ? -1 : actors.indexOf(actor) };
}

const Key = () => (
  <p className="key">
    <span>
      <svg width="34" height="12" aria-hidden="true">
        <line x1="0" x2="34" y1="6" y2="6" className="gr" />
        <rect x="5" y="3" width="22" height="6" className="cb" />
        <line x1="16" x2="16" y1="0" y2="12" className="cm" />
      </svg>
      low, best guess, high; thicker cares more
    </span>
    <span>
      <b>V</b> veto
    </span>
    <span>
      <i className="rd" /> reason
    </span>
    <span>
      <i className="rs" /> source
    </span>
  </p>
);
