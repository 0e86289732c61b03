import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, memo, type PointerEvent, useEffect, useMemo, useRef, useState } from 'react';
import { wrapText } from '../../../report/page/draw/text-width.ts';
import { central } from '../../../situation/quantity.ts';
import { type Scale, scaleOf } from '../../../situation/scale.ts';
import type { Actor, Situation, Stance } from '../../../situation/situation.ts';
import { type FaultyEntry, outlineKey } from '../../engine/outline.ts';
import { FaultSign } from './fault-sign.tsx';
import { type GridPlace, moveInGrid } from './grid-place.ts';
import { actorName, fullActorName, issueName } from './names.ts';
import { cellKey, usePending } from './pending.ts';
import { StanceBar, StanceSigns, stanceInWords } from './stance-marks.tsx';

/** Rows of the grid; none of its parts takes the focus, which stays with the grid itself. */
const rowProps = (row: number) => ({ role: 'row', 'aria-rowindex': row + 2 });

const CORNER = { role: 'columnheader', 'aria-colindex': 1 };

/** Pixels: the column of the issues, the least width of the others, and their height. */
const [FIRST, NARROWEST, LINE] = [164, 66, 17];

interface GridProps {
  situation: Situation;
  /** Paths of judgements that the reader has moved. */
  moved: ReadonlySet<string>;
  /** Actors, issues and stances with a fault, by `outlineKey`. */
  faulty: ReadonlyMap<string, FaultyEntry>;
  active: GridPlace;
  onMove: (place: GridPlace) => void;
  /** Enter or a click: what stands there opens, beside the element. */
  onOpen: (place: GridPlace, beside: DOMRect) => void;
}

/** Actors and issues as a table of bars, of which only what is seen is drawn. The grid keeps the focus; arrows move in it. */
export function Grid({ situation, moved, faulty, active, onMove, onOpen }: GridProps) {
  const actors = useMemo(() => Object.keys(situation.actors), [situation]);
  const issues = useMemo(() => Object.keys(situation.issues), [situation]);
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const pending = usePending(({ stances }) => stances);

  const columnWidth = Math.max(NARROWEST, Math.floor((width - FIRST) / Math.max(1, actors.length)));
  const heads = useMemo(
    () => actors.map((id) => wrapText(actorName(situation, id), columnWidth - 6, 12.5).length),
    [actors, situation, columnWidth],
  );
  const headHeight = 15 * Math.max(1, ...heads) + 36;
  const heights = useMemo(
    () => issues.map((id) => Math.max(46, LINE * wrapText(issueName(situation, id), FIRST - 12, 13).length + 11)),
    [issues, situation],
  );
  const rows = useVirtualizer({
    count: issues.length,
    getScrollElement: () => box.current,
    estimateSize: (k) => heights[k],
    overscan: 3,
    scrollPaddingStart: headHeight,
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) =>
      around(startIndex, endIndex, overscan, count, active.row),
  });
  const columns = useVirtualizer({
    horizontal: true,
    count: actors.length,
    getScrollElement: () => box.current,
    estimateSize: () => columnWidth,
    overscan: 2,
    scrollPaddingStart: FIRST,
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) =>
      around(startIndex, endIndex, overscan, count, active.column),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: sizes that changed are measured again
  useEffect(() => {
    rows.measure();
    columns.measure();
  }, [heights, columnWidth]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the virtualizers stay the same
  useEffect(() => {
    if (active.row >= 0) rows.scrollToIndex(active.row);
    if (active.column >= 0) columns.scrollToIndex(active.column);
  }, [active]);

  const idOf = ({ row, column }: GridPlace) => `cell-${row}-${column}`;
  const open = (place: GridPlace) => {
    const element = document.getElementById(idOf(place));
    if (element) onOpen(place, element.getBoundingClientRect());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.altKey) return;
    if (event.key === 'Enter' || event.key === 'F2' || event.key === ' ') open(active);
    else {
      const place = moveInGrid(active, event, { rows: issues.length, columns: actors.length });
      if (!place) return;
      onMove(place);
    }
    event.preventDefault();
  };
  const onClick = ({ target }: PointerEvent) => {
    const cell = (target as Element).closest<HTMLElement>('[data-row]');
    if (!cell) return;
    const place = { row: Number(cell.dataset.row), column: Number(cell.dataset.column) };
    onMove(place);
    open(place);
  };
  const total = { width: FIRST + columns.getTotalSize(), height: headHeight + rows.getTotalSize() };
  const shownColumns = columns.getVirtualItems();
  const cellProps = (place: GridPlace, role: string) => ({
    role,
    id: idOf(place),
    'data-row': place.row,
    'data-column': place.column,
    'aria-colindex': place.column + 2,
    'aria-selected': place.row === active.row && place.column === active.column,
  });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table of 200 by 200 is never whole in the page
    <div
      ref={box}
      className="grid"
      role="grid"
      tabIndex={0}
      aria-label="Who wants what: issues by actors"
      aria-rowcount={issues.length + 1}
      aria-colcount={actors.length + 1}
      aria-activedescendant={idOf(active)}
      onKeyDown={onKeyDown}
      onClick={onClick as never}
    >
      <div className="grid-all" role="presentation" style={total}>
        <div className="grid-head" {...rowProps(-1)} style={{ height: headHeight }}>
          <div className="corner" {...CORNER}>
            Can bring to bear
          </div>
          {shownColumns.map(({ index, start, size }) => (
            <div
              key={actors[index]}
              className="head"
              {...cellProps({ row: -1, column: index }, 'columnheader')}
              style={{ left: FIRST + start, width: size }}
              title={fullActorName(situation, actors[index])}
            >
              <b dir="auto">{actorName(situation, actors[index])}</b>
              <Capability
                actor={situation.actors[actors[index]]}
                faulty={faulty.get(outlineKey(['actors', actors[index]]))}
              />
            </div>
          ))}
        </div>
        {rows.getVirtualItems().map(({ index, start, size }) => {
          const issue = issues[index];
          const scale = scaleOf(situation.issues[issue]);
          const { stances } = situation.issues[issue];
          return (
            <div
              key={issue}
              {...rowProps(index)}
              className="grid-row"
              style={{ top: headHeight + start, height: size }}
            >
              <div className="side" {...cellProps({ row: index, column: -1 }, 'rowheader')} dir="auto">
                <span>
                  {issueName(situation, issue)}
                  <FaultSign faulty={faulty.get(outlineKey(['issues', issue]))} />
                </span>
              </div>
              {shownColumns.map(({ index: column, start: left, size: wide }) => {
                const actor = actors[column];
                const key = cellKey(issue, actor);
                const written = Object.hasOwn(stances, actor) ? stances[actor] : undefined;
                return (
                  <div
                    key={actor}
                    className="cell"
                    {...cellProps({ row: index, column }, 'gridcell')}
                    style={{ left: FIRST + left, width: wide }}
                  >
                    <Cell
                      stance={pending.has(key) ? pending.get(key) : written}
                      faulty={
                        pending.has(key) ? undefined : faulty.get(outlineKey(['issues', issue, 'stances', actor]))
                      }
                      low={scale.low}
                      high={scale.high}
                      isMoved={moved.has(`issues.${issue}.stances.${actor}`)}
                    />
                  </div>
                );
              })}
            </div>
          );
        })}
      </div>
    </div>
  );
}

const Cell = memo(function Cell({
  stance,
  faulty,
  low,
  high,
  isMoved,
}: Pick<Scale, 'low' | 'high'> & {
  stance: Stance | undefined;
  faulty: FaultyEntry | undefined;
  isMoved: boolean;
}) {
  if (faulty && !stance) return <FaultSign faulty={faulty} />;
  if (!stance) return <span className="unseen">no stance</span>;
  return (
    <>
      <StanceSigns stance={stance} />
      {faulty && <FaultSign faulty={faulty} />}
      <StanceBar {...stance} scale={{ low, high, labels: [] }} isMoved={isMoved} />
      <span className="unseen">{stanceInWords(stance)}</span>
    </>
  );
});

/** What an actor can bring to bear; a sign where that is missing or wrong. */
const Capability = ({ actor, faulty }: { actor: Actor; faulty: FaultyEntry | undefined }) =>
  faulty ? <FaultSign faulty={faulty} /> : <span>{central(actor.capability)}</span>;

/** What is seen with some more around it, and the active one wherever it is: the focus is on it. */
function around(start: number, end: number, more: number, count: number, active: number): number[] {
  const from = Math.max(0, start - more);
  const to = Math.min(count - 1, end + more);
  const shown = Array.from({ length: to - from + 1 }, (_, k) => from + k);
  if (active >= 0 && active < count && (active < from || active > to)) shown.push(active);
  return shown.sort((a, b) => a - b);
}

function useWidth(box: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(700);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
  return width;
}
