import { type Markup, markup } from '../page/markup.ts';
import { type Column, columnHeading, shownCell, type Table } from './table.ts';

/**
 * A table of a page; it scrolls by itself where the window is narrow.
 *
 * @param label what is in it, for those who do not see it
 */
export function tableHtml<Row>(label: string, { columns, rows }: Table<Row>): Markup {
  const seen = columns.filter(({ title, heading }) => heading !== false && (title ?? heading) !== undefined);
  const head = seen.map((column) =>
    standsRight(column)
      ? markup`<th scope="col" class="n">${columnHeading(column)}</th>`
      : markup`<th scope="col">${columnHeading(column)}</th>`,
  );
  const lines = rows.map(
    (row, i) =>
      markup`<tr>${seen.map((column) => {
        const cell = (column.page ?? column.show)?.(row, i) ?? shownCell(column, row, i);
        return standsRight(column)
          ? markup`<td class="n">${cell}</td>`
          : markup`<td dir="auto"${(column.wide ?? column.flex) && markup` class="words"`}>${cell}</td>`;
      })}</tr>
`,
  );
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="${label}"><table><thead><tr>${head}</tr></thead>
<tbody>${lines}</tbody></table></div>`;
}

const standsRight = <Row>({ align, numeric }: Column<Row>): boolean => numeric ?? align === 'right';
