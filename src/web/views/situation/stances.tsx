import { useEffect, useMemo, useState } from 'react';
import type { Situation } from '../../../situation/situation.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { Grid } from './grid.tsx';
import type { GridPlace } from './grid-place.ts';
import { NamedDialog, type NamedWanted } from './named-dialog.tsx';
import { actorName, issueName, stanceOf } from './names.ts';
import { NarrowStances } from './narrow-stances.tsx';
import type { Opened } from './opened.ts';
import { showPath, useShownPlace } from './shown-place.ts';
import { StanceEditor } from './stance-editor.tsx';
import { useNarrow } from './use-narrow.ts';

/** Who wants what: a grid, on a narrow page one issue at a time, with an editor for what is chosen. */
export function Stances({ situation }: { situation: Situation }) {
  const pins = useWorkspace((state) => state.pins);
  const [place, setPlace] = useState<GridPlace>({ row: 0, column: 0 });
  const [opened, setOpened] = useState<Opened | undefined>();
  const [named, setNamed] = useState<NamedWanted | undefined>();
  const isNarrow = useNarrow('(max-width: 760px)');
  const [actors, issues] = useMemo(() => [Object.keys(situation.actors), Object.keys(situation.issues)], [situation]);
  const moved = useMemo(() => new Set(pins.map(({ path }) => path.split('.').slice(0, -1).join('.'))), [pins]);
  const active = {
    row: Math.min(place.row, issues.length - 1),
    column: Math.min(place.column, actors.length - 1),
  };
  const shown = useShownPlace(({ path, withFocus }) => (withFocus ? path : undefined));
  useEffect(() => {
    if (!shown) return;
    const place = placeOf(shown.map(String), actors, issues);
    if (place) setPlace(place);
  }, [shown, actors, issues]);
  const move = (next: GridPlace) => {
    setPlace(next);
    const [issue, actor] = [issues[next.row], actors[next.column]];
    if (next.row < 0) showPath(['actors', actor]);
    else if (next.column < 0) showPath(['issues', issue]);
    else showPath(['issues', issue, 'stances', actor]);
  };
  const open = ({ row, column }: GridPlace, beside: DOMRect) => {
    if (row < 0) setNamed({ kind: 'actors', id: actors[column] });
    else if (column < 0) setNamed({ kind: 'issues', id: issues[row] });
    else setOpened({ issue: issues[row], actor: actors[column], beside });
  };
  return (
    <div className="gridw">
      <Key />
      {isNarrow ? (
        <NarrowStances situation={situation} moved={moved} onOpen={setOpened} onNamed={setNamed} />
      ) : (
        <Grid situation={situation} moved={moved} active={active} onMove={move} onOpen={open} />
      )}
      <AddAndRemove situation={situation} active={active} onNamed={setNamed} />
      <NamedDialog situation={situation} wanted={named} onClose={() => setNamed(undefined)} />
      {opened && (
        <StanceEditor
          key={`${opened.issue} ${opened.actor}`}
          situation={situation}
          issue={opened.issue}
          actor={opened.actor}
          stance={stanceOf(situation, opened.issue, opened.actor)}
          beside={opened.beside}
          onClose={() => setOpened(undefined)}
        />
      )}
    </div>
  );
}

interface AddAndRemoveProps {
  situation: Situation;
  active: GridPlace;
  onNamed: (wanted: NamedWanted) => void;
}

/** What can be done with actors and issues: those of the active cell by name. */
function AddAndRemove({ situation, active, onNamed }: AddAndRemoveProps) {
  const actor = Object.keys(situation.actors)[active.column];
  const issue = Object.keys(situation.issues)[active.row];
  return (
    <p className="add-row">
      <button type="button" onClick={() => onNamed({ kind: 'actors' })}>
        Add an actor
      </button>
      <button type="button" onClick={() => onNamed({ kind: 'issues' })}>
        Add an issue
      </button>
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
        <button type="button" onClick={() => onNamed({ kind: 'issues', id: issue, isRemoving: true })}>
          Remove “{issueName(situation, issue)}”
        </button>
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
