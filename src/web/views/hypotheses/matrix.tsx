import { useRef, useState } from 'react';
import type { Weighing } from '../../../hypotheses/weigh.ts';
import { answerTable, itemRows, matrixTable } from '../../../report/hypotheses/table.ts';
import type { Hypotheses } from '../../../situation/hypotheses/section.ts';
import { Below } from '../../chart/below.tsx';
import { CellDialog } from './cell-dialog.tsx';

/** Columns and rows on one leaf of a large matrix. */
const [COLUMNS, ROWS] = [12, 30];

/** How likely each item is under each explanation: a cell opens with Enter, arrows move. */
export function MatrixSection({ weighing, section }: { weighing: Weighing; section: Hypotheses }) {
  const [open, setOpen] = useState<{ item: string; leaf: string }>();
  const [from, setFrom] = useState(0);
  const [at, setAt] = useState<readonly [number, number]>([0, 0]);
  const table = useRef<HTMLTableElement>(null);
  if (weighing.items.length === 0) return null;
  const all = itemRows(weighing);
  const rows = all.slice(from, from + COLUMNS);
  const byId = new Map(weighing.items.map((item) => [item.id, item]));
  const leaves = answerTable(weighing).rows.filter(({ id }) => weighing.leaves.includes(id));
  const marks = new Map(weighing.ach.items.map((one) => [one.id, one.marks]));
  const markAt = new Map(weighing.ach.explanations.map(({ id }, k) => [id, k]));
  const shown = leaves.slice(0, ROWS);
  const move = (event: React.KeyboardEvent) => {
    const by = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
    if (!by) return;
    event.preventDefault();
    const next = [
      Math.min(shown.length - 1, Math.max(0, at[0] + by[0])),
      Math.min(rows.length - 1, Math.max(0, at[1] + by[1])),
    ] as const;
    setAt(next);
    table.current?.querySelector<HTMLElement>(`[data-at="${next[0]} ${next[1]}"]`)?.focus();
  };
  return (
    <section id="matrix">
      <h2>How likely each item is under each explanation</h2>
      <p className="lead">
        Per cent, what moves most first, with the mark of ACH below. Open a cell to change what is judged; arrow keys
        move.
      </p>
      <section className="scroll rope-fig" aria-label="The matrix">
        <table className="hyp-matrix" ref={table} onKeyDown={move}>
          <thead>
            <tr>
              <th scope="col">Explanation</th>
              {rows.map(({ code, contribution }) => (
                <th key={contribution.item} scope="col" dir="auto">
                  {code} <span className="mu">{contribution.name}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ id, name }, i) => {
              const leaf = weighing.leaves.indexOf(id);
              return (
                <tr key={id}>
                  <th scope="row" dir="auto">
                    {name}
                  </th>
                  {rows.map(({ contribution: { item, name: itemName } }, j) => {
                    const p = byId.get(item)?.likelihood[leaf] ?? 0;
                    const mark = marks.get(item)?.[markAt.get(id) ?? -1];
                    const shade = Math.min(4, Math.floor(5 * p));
                    return (
                      <td key={item} className={`sh${shade}`}>
                        <button
                          type="button"
                          data-at={`${i} ${j}`}
                          tabIndex={i === at[0] && j === at[1] ? 0 : -1}
                          aria-label={`${itemName}, if ${name}: ${percentOf(p)}%`}
                          onClick={() => {
                            setAt([i, j]);
                            setOpen({ item, leaf: id });
                          }}
                        >
                          {percentOf(p)}
                          {mark && <span className="mu">{mark}</span>}
                        </button>
                      </td>
                    );
                  })}
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      {all.length > COLUMNS && (
        <p className="how-far sm mu">
          <button type="button" disabled={from === 0} onClick={() => setFrom(Math.max(0, from - COLUMNS))}>
            Earlier
          </button>
          <span>
            Items {from + 1} to {from + rows.length} of {all.length}
          </span>
          <button type="button" disabled={from + COLUMNS >= all.length} onClick={() => setFrom(from + COLUMNS)}>
            Later
          </button>
        </p>
      )}
      {leaves.length > ROWS && (
        <p className="sm mu">
          The {ROWS} likeliest of {leaves.length} explanations; all are in the table.
        </p>
      )}
      <Below title="The matrix" table={matrixTable(weighing)} of="#matrix .rope-fig" />
      {open && (
        <CellDialog
          key={`${open.item} ${open.leaf}`}
          weighing={weighing}
          section={section}
          {...open}
          onClose={() => {
            setOpen(undefined);
            table.current?.querySelector<HTMLElement>(`[data-at="${at[0]} ${at[1]}"]`)?.focus();
          }}
        />
      )}
    </section>
  );
}

const percentOf = (p: number): string => (p > 0 && p < 0.005 ? '<1' : String(Math.round(100 * p)));
