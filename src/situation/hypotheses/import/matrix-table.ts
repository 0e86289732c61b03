import { quoteName } from '../../../numeric/nearest-name.ts';
import { dateIn } from '../../table/index.ts';
import type { ImportPlace, MatrixDraft } from './matrix-draft.ts';

/** A row of a table: its cells, trimmed, and where each stands. */
export interface MatrixTableRow {
  cells: readonly string[];
  where(column: number): ImportPlace;
}

const ITEM = ['item', 'evidence', 'evidence id', 'item id'];
const EXPLANATION = ['explanation', 'hypothesis', 'hypotheses', 'explanations'];
const VALUE = ['likelihood', 'value', 'probability', 'mark', 'rating', 'consistency'];
const FACTS = ['date', 'source', 'note', 'notes', 'link'] as const;

const plain = (cell: string) =>
  cell
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');

/**
 * Whether a row is the heading of a matrix: its first cell says what stands in the rows, or it names the columns of a long
 * table.
 */
export function isHeading({ cells }: MatrixTableRow): boolean {
  const [first] = cells.map(plain);
  return [...ITEM, ...EXPLANATION].includes(first ?? '') && cells.length > 1;
}

/**
 * Reads a matrix of a table: long, with a line for each cell (columns item, explanation and likelihood, and perhaps analyst, date,
 * source, note, link, names), or wide, with items in rows and explanations in columns or the other way round.
 */
export function importMatrixTable(rows: readonly MatrixTableRow[], draft: MatrixDraft): void {
  const at = rows.slice(0, 20).findIndex(isHeading);
  if (at < 0) {
    const expected = 'expected a heading that begins with evidence or hypothesis';
    return draft.fault(`no matrix found, ${expected}`, rows[0]?.where(0));
  }
  const [heading, ...body] = rows.slice(at);
  const names = heading.cells.map(plain);
  const column = (wanted: readonly string[]) => names.findIndex((name) => wanted.includes(name));
  const [item, explanation, value] = [column(ITEM), column(EXPLANATION), column(VALUE)];
  if (item >= 0 && explanation >= 0 && value >= 0) importLong(body, draft, { names, item, explanation, value });
  else if (item === 0) importWide(body, heading, draft, names);
  else importTransposed(body, heading, draft);
}

function importLong(
  rows: readonly MatrixTableRow[],
  draft: MatrixDraft,
  { names, item: i, explanation: e, value: v }: { names: string[]; item: number; explanation: number; value: number },
): void {
  const at = (...wanted: string[]) => names.findIndex((name) => wanted.includes(name));
  const [who, prior, itemName, explanationName] = [
    at('analyst'),
    at('prior'),
    at('item name', 'evidence name'),
    at('explanation name', 'hypothesis name'),
  ];
  for (const row of rows) {
    const { cells, where } = row;
    const named = (column: number, or: number) => (column >= 0 && cells[column] ? cells[column] : (cells[or] ?? ''));
    const item = draft.item(named(itemName, i), where(i));
    // None of these is there without a name: its row says how likely the item is then.
    const id = plain(cells[e] ?? '') === 'none' ? 'none' : draft.explanation(named(explanationName, e), where(e));
    if (!item || id === undefined) continue;
    if (prior >= 0) draft.prior(id, cells[prior] ?? '', where(prior));
    factsOf(row, names, item, draft);
    const judged = draft.judgement(cells[v] ?? '', where(v));
    if (judged === undefined) continue;
    const analyst = who >= 0 ? (cells[who] ?? '').trim() : '';
    const before = Object.hasOwn(item.likelihood, id) ? item.likelihood[id] : undefined;
    if (analyst === '') {
      if (before !== undefined)
        draft.fault(
          `the cell of ${quoteName(cells[i] ?? '')} and ${quoteName(cells[e] ?? '')} is there twice`,
          where(v),
        );
      item.likelihood[id] = judged;
      continue;
    }
    if (!/^\p{L}[\p{L}\p{N}_-]{0,79}$/u.test(analyst)) {
      draft.fault(
        `${quoteName(analyst)} cannot be a name of an analyst, expected letters, digits, _ and -`,
        where(who),
      );
      continue;
    }
    const by = typeof before === 'object' && 'by' in before ? before.by : {};
    if (typeof judged !== 'object' || !('by' in judged)) item.likelihood[id] = { by: { ...by, [analyst]: judged } };
  }
}

function importWide(
  rows: readonly MatrixTableRow[],
  heading: MatrixTableRow,
  draft: MatrixDraft,
  names: string[],
): void {
  const facts = new Set<string>(FACTS);
  const columns = heading.cells.flatMap((name, c) => {
    if (c === 0 || facts.has(names[c]) || name === '' || names[c] === 'name') return [];
    return [{ c, id: names[c] === 'none' ? 'none' : draft.explanation(name, heading.where(c)) }];
  });
  for (const row of rows) {
    if (plain(row.cells[0] ?? '') === 'prior') {
      for (const { c, id } of columns) if (id !== undefined) draft.prior(id, row.cells[c] ?? '', row.where(c));
      continue;
    }
    const item = draft.item(row.cells[0] ?? '', row.where(0), { fresh: true });
    if (!item) continue;
    factsOf(row, names, item, draft);
    for (const { c, id } of columns) {
      const judged = draft.judgement(row.cells[c] ?? '', row.where(c));
      if (judged !== undefined && id !== undefined) item.likelihood[id] = judged;
    }
  }
}

function importTransposed(rows: readonly MatrixTableRow[], heading: MatrixTableRow, draft: MatrixDraft): void {
  const isPrior = heading.cells.slice(1).map((name) => plain(name) === 'prior');
  const items = heading.cells
    .slice(1)
    .map((name, c) => (isPrior[c] ? undefined : draft.item(name, heading.where(c + 1), { fresh: true })));
  for (const row of rows) {
    const name = row.cells[0] ?? '';
    if (draft.explanations.has(name)) {
      draft.fault(`the explanation ${quoteName(name)} is there twice`, row.where(0));
      continue;
    }
    const id = plain(name) === 'none' ? 'none' : draft.explanation(name, row.where(0));
    items.forEach((item, c) => {
      if (isPrior[c] && id !== undefined) draft.prior(id, row.cells[c + 1] ?? '', row.where(c + 1));
      if (!item) return;
      const judged = draft.judgement(row.cells[c + 1] ?? '', row.where(c + 1));
      if (judged !== undefined && id !== undefined) item.likelihood[id] = judged;
    });
  }
}

function factsOf(
  { cells, where }: MatrixTableRow,
  names: readonly string[],
  item: { date?: string; source?: string; note?: string; link?: string },
  draft: MatrixDraft,
): void {
  for (const fact of FACTS) {
    const c = names.indexOf(fact);
    const text = c < 0 ? '' : (cells[c] ?? '').trim();
    if (text === '') continue;
    if (fact === 'date') {
      const day = dateIn(text);
      if (day === undefined)
        draft.fault(`date: found ${quoteName(text)}, expected a date such as 2021-12-31`, where(c));
      else item.date = day;
    } else if (fact === 'note' || fact === 'notes') item.note = text.slice(0, 20_000);
    else item[fact] = text.slice(0, 2000);
  }
}
