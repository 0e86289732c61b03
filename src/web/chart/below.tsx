import { useRef, useState } from 'react';
import { csv } from '../../report/table/csv.ts';
import type { Table } from '../../report/table/table.ts';
import { Dialog } from '../shell/dialog.tsx';
import { downloadText, fileName } from './download.ts';
import { saveChart } from './picture-file.ts';

/**
 * What stands below each chart: its table, and the table and the chart as files.
 *
 * @param of where the chart is, as a selector
 */
export function Below<Row>({ title, table, of }: { title: string; table: Table<Row>; of: string }) {
  const [open, setOpen] = useState(false);
  const nav = useRef<HTMLDivElement>(null);
  const chart = () => nav.current?.ownerDocument.querySelector<HTMLElement>(of);
  const save = (ending: 'svg' | 'png') => {
    const element = chart();
    if (element) void saveChart(element, title, fileName(title, ending));
  };
  return (
    <div className="below" ref={nav}>
      <button type="button" className="plain" onClick={() => setOpen(true)} aria-label={`Table: ${title}`}>
        Table
      </button>
      <button
        type="button"
        className="plain"
        onClick={() => downloadText(fileName(title, 'csv'), 'text/csv', csv(table))}
        aria-label={`CSV: ${title}`}
      >
        CSV
      </button>
      <button type="button" className="plain" onClick={() => save('svg')} aria-label={`SVG: ${title}`}>
        SVG
      </button>
      <button type="button" className="plain" onClick={() => save('png')} aria-label={`PNG: ${title}`}>
        PNG
      </button>
      <Dialog open={open} onClose={() => setOpen(false)} title={title}>
        <DataTable label={title} table={table} />
      </Dialog>
    </div>
  );
}

/** The table as the CSV file has it, numbers with up to four digits. */
export function DataTable<Row>({ label, table: { columns, rows } }: { label: string; table: Table<Row> }) {
  const kept = columns.filter(({ key }) => key !== undefined);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className="scroll" tabIndex={0} aria-label={label}>
      <table>
        <thead>
          <tr>
            {kept.map(({ key }) => (
              <th key={key} scope="col">
                {key?.replaceAll('_', ' ')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a table have no other name
            <tr key={i}>
              {kept.map(({ key, value }) => {
                const cell = value?.(row, i);
                return typeof cell === 'number' ? (
                  <td key={key} className="n">
                    {Number(cell.toPrecision(4))}
                  </td>
                ) : (
                  <td key={key} dir="auto">
                    {cell === undefined || cell === null ? '' : String(cell)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
