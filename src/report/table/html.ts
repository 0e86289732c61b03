import { type Markup, markup } from '../page/markup.ts';
import { type Column, columnHeading, shownCell, type Table } from './table.ts';

/**
 * A table of a page; it scrolls by itself where the window is narrow.
 *
 * @param label what is in it, for those who do not see it
 * @param kind its class in the style of pages
 */
export function tableHtml<Row>(label: string, { columns, rows }: Table<Row>, kind?: string): Markup {
  const seen = columns.filter(({ title, heading }) => heading !== false && (title ?? heading) !== undefined);
  const head = seen.map((column) =>
    standsRight(column)
      ? markup`<th scope="col" class="n">${headingHtml(column)}</th>`
      : markup`<th scope="col">${headingHtml(column)}</th>`,
  );
  const lines = rows.map(
    (row, i) =>
      markup`<tr>${seen.map((column) => {
        const cell = (column.page ?? column.show)?.(row, i) ?? shownCell(column, row, i);
        if (column.names) return markup`<th scope="row" dir="auto">${cell}</th>`;
        return standsRight(column)
          ? markup`<td class="n">${cell}</td>`
          : markup`<td dir="auto"${(column.wide ?? column.flex) && markup` class="words"`}>${cell}</td>`;
      })}</tr>
`,
  );
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="${label}"><table${kind !== undefined && markup` class="${kind}"`}><thead><tr>${head}</tr></thead>
<tbody>${lines}</tbody></table></div>`;
}

const headingHtml = <Row>(column: Column<Row>): string | Markup =>
  column.full === undefined
    ? columnHeading(column)
    : markup`<abbr title="${column.full}">${columnHeading(column)}</abbr>`;

const standsRight = <Row>({ align, numeric }: Column<Row>): boolean => numeric ?? align === 'right';
