import { quoteName } from '../../numeric/nearest-name.ts';
import {
  ANYWHERE,
  type Bounds,
  formatQuantity,
  NOT_NEGATIVE,
  type Quantity,
  SHARE,
  statedValues,
} from '../quantity.ts';
import { isMissing } from '../table/index.ts';
import type { Draft, DraftPlace } from './draft.ts';
import { type HeadedRow, headedRows, headingIn, readAs, type StanceRow, textsOf, warnOfUnread } from './headed-rows.ts';
import { type Headings, plainHeading } from './headings.ts';
import { asShare, parseQuantity } from './parse-quantity.ts';
import type { TableRow } from './table.ts';
import { wideRows, wideTable } from './wide-table.ts';

/** One table for everything: a row an actor, or, with a column `issue`, a row an actor and an issue. */
export const FLAT: Headings = {
  needed: ['actor', 'capability', 'position', 'salience'],
  optional: ['issue', 'status quo', 'veto', 'because', 'source'],
};

/** Whether rows are a table of actors: a row for each, or for each and an issue, or with columns for each issue. */
export const isTableOfActors = (rows: readonly TableRow[]): boolean =>
  headingIn(rows, FLAT) >= 0 || wideTable(rows) !== undefined;

/**
 * Reads the table Actor, Capability, Position, Salience, in any order of columns; or one with a row an actor and columns for each
 * issue, such as Budget position and Budget salience.
 *
 * @param options.issue what rows are about where no column says it
 * @param options.salienceScale what counts as full salience in the file: 1 or 100
 */
export function importFlatTable(
  rows: readonly TableRow[],
  draft: Draft,
  { issue, ...options }: { issue: string; salienceScale: number; start?: DraftPlace },
): void {
  importStances(stancesOf(rows, draft, options.start), draft, { issue, ...options });
}

/** Issues that are named in the line on those that headings name. */
const MOST_ISSUES_NAMED = 6;

/** What each row says of an actor and an issue. */
function stancesOf(rows: readonly TableRow[], draft: Draft, start: DraftPlace): StanceRow[] {
  const wide = wideTable(rows);
  if (wide === undefined) return headedRows(rows, FLAT, draft, start);
  if ('message' in wide) draft.stop(wide.message, wide.where);
  const { general, issues, unread, headingOf, where } = wide;
  for (const [name, column] of general) {
    const written = headingOf(column);
    if (written !== '' && plainHeading(written) !== name) draft.warn(readAs(written, name), where(column));
  }
  const labels = issues.slice(0, MOST_ISSUES_NAMED).map(({ label }) => quoteName(label));
  const more = issues.length > labels.length ? ` and ${issues.length - labels.length} more` : '';
  draft.warn(
    `columns for each issue are read: ${labels.join(', ')}${more}`,
    where(issues[0].columns.get('position') as number),
  );
  warnOfUnread(
    unread.map((column) => ({ heading: headingOf(column), where: where(column) })),
    draft,
  );
  const isComplete = general.has('capability') || issues.every(({ columns }) => columns.has('capability'));
  if (!isComplete) draft.stop('column `capability` is missing', where(general.get('actor') as number));
  return [...wideRows(rows, wide)];
}

/** Puts what rows say into the draft: actors, issues and stances, each once. */
export function importStances(
  read: readonly StanceRow[],
  draft: Draft,
  { issue, salienceScale }: { issue: string; salienceScale: number },
): void {
  const stated = withNames(read.filter(withoutRemarks(read, draft)), draft);
  const scale = salienceScaleOf(stated, draft, salienceScale);
  const inPercent = new Set(
    stated.filter((row) => row.text('position').includes('%')).map((row) => row.text('issue') || issue),
  );
  // One row that says the capability of an actor is enough.
  const capabilities = new Map<string, StanceRow>();
  for (const row of stated) {
    const actor = row.text('actor');
    if (!capabilities.has(actor) && !isMissing(row.text('capability'))) capabilities.set(actor, row);
  }
  for (const row of stated) {
    const label = row.text('issue') || issue;
    if (!draft.knows('issue', label)) {
      // Positions in percent are shares of a scale of 100, whichever of it they use.
      const ends = row.range('position') ?? (inPercent.has(label) ? { low: 0, high: 100 } : undefined);
      draft.addIssue({ label, ...(ends && { ends }) }, row.where('issue'));
    }
    addStatusQuo(row, label, draft);
    const stated = isMissing(row.text('capability')) ? capabilities.get(row.text('actor')) : row;
    addRow(row, label, draft, { full: scale(row), capability: stated ?? row });
  }
}

/** Takes rows without any number for remarks and headings between rows, and says so once. */
function withoutRemarks(rows: readonly StanceRow[], draft: Draft): (row: StanceRow) => boolean {
  const numbered = new Set<TableRow>();
  for (const row of rows) {
    const numbers = ['capability', 'position', 'salience'].filter((name) => !isMissing(row.text(name)));
    const isNamed = row.text('actor') !== '' || row.text('issue') !== '';
    // Below the headings a row of units may have ranges where numbers are, and nobody's name.
    const isUnit = row.text('actor') === '' && numbers.every((name) => !/^[+-]?[\d.,]+$/.test(row.text(name)));
    const isOnIssue = !row.isIssueInHeading && isNamed && row.text('issue') !== '';
    if (isOnIssue || (numbers.length > 0 && !isUnit)) numbered.add(row.base);
  }
  const left = [...new Set(rows.map(({ base }) => base))].filter((base) => !numbered.has(base));
  const words = left.flatMap(
    (base) => base.cells.map((cell) => String(cell ?? '').trim()).find((cell) => cell !== '') ?? [],
  );
  if (words.length > 0) {
    const message =
      words.length === 1 ? 'a row without a number is left out' : `${words.length} rows without a number are left out`;
    draft.warn(`${message}: ${quoteName(words[0])}`, left[0].where(0));
  }
  return ({ base }) => numbered.has(base);
}

/** Gives rows without an actor the one above, as a cell that was merged over several rows means it, and says so once. */
function withNames(rows: readonly StanceRow[], draft: Draft): StanceRow[] {
  let above = '';
  const filled: StanceRow[] = [];
  const named = rows.map((row): StanceRow => {
    const actor = row.text('actor');
    if (actor !== '' || above === '' || row.text('issue') === '') {
      above = actor;
      return row;
    }
    filled.push(row);
    const of = above;
    return { ...row, text: (name) => (name === 'actor' ? of : row.text(name)) };
  });
  if (filled.length > 0) {
    const one = filled.length === 1;
    const message = `${one ? 'a row' : `${filled.length} rows`} without an actor ${one ? 'belongs' : 'belong'} to the one above`;
    draft.warn(message, filled[0].where('actor'));
  }
  return named;
}

/**
 * What counts as full salience: 100 where the heading says `Salience (0-100)`. Where it is meant to be 1 and all saliences that are
 * not 0 lie from 1 to 100, that is one fault, and the rest is read as meant.
 */
function salienceScaleOf(rows: readonly StanceRow[], draft: Draft, said: number): (row: StanceRow) => number {
  if (said !== 1) return () => said;
  let first: { value: number; row: HeadedRow } | undefined;
  let most = 0;
  let isShare = false;
  let ofHundred: { value: number; row: StanceRow; high: number } | undefined;
  let fitsHundred = false;
  for (const row of rows) {
    const stated = row.range('salience');
    if (stated?.low === 0) {
      const written = stated.high >= 10 ? parseQuantity(row.get('salience'), draft.decimal) : undefined;
      for (const { value } of written ? statedValues(written.quantity) : []) {
        fitsHundred ||= value > 1 || written?.percent === true;
        if (value > 0 && value < 1) ofHundred ??= { value, row, high: stated.high };
      }
      continue;
    }
    if (stated !== undefined && stated.high > 1) {
      const message = `the saliences go from ${stated.low} to ${stated.high}, and 0 is to mean that an actor does not care`;
      draft.stop(
        `${message}: write (0-${stated.high}) in the heading, with numbers that fit it`,
        row.where('salience'),
      );
    }
    const found = parseQuantity(row.get('salience'), draft.decimal);
    if (found === undefined || found.percent) continue;
    for (const { value } of statedValues(found.quantity)) {
      isShare ||= value > 100 || (value > 0 && value < 1);
      most = Math.max(most, value);
      if (value > 1) first ??= { value, row };
    }
  }
  if (ofHundred !== undefined && !fitsHundred) {
    const { value, high, row } = ofHundred;
    const message = `salience ${value}, and no salience is above 1, though the heading says that ${high} is the most`;
    draft.fault(`${message}: write (0-1) in the heading`, row.where('salience'));
  }
  const general = first === undefined || isShare ? 1 : 100;
  if (first !== undefined && !isShare) {
    const ten = most <= 10 ? `where 10 is full salience, write Salience (0-10) in the heading; ` : '';
    const message = `salience ${first.value} is outside 0-1; ${ten}where 100 is full salience, ${draft.choose.salience}`;
    draft.fault(message, first.row.where('salience'));
  }
  return (row) => {
    const stated = row.range('salience');
    return stated?.low === 0 ? stated.high : general;
  };
}

/** The status quo of an issue: one row that says it is enough, and all that say it must agree. */
function addStatusQuo(row: HeadedRow, label: string, draft: Draft): void {
  const issue = draft.issues.get(label);
  const said = row.get('status quo');
  if (!issue || said === undefined || said === '') return;
  const statusQuo = draft.quantity('status quo', said, ANYWHERE, row.where('status quo'));
  if (statusQuo === undefined) return;
  if (issue.statusQuo !== undefined && JSON.stringify(issue.statusQuo) !== JSON.stringify(statusQuo)) {
    const before = formatQuantity(issue.statusQuo);
    const message = `${quoteName(label)} has the status quo ${before} in another row, found ${formatQuantity(statusQuo)}`;
    draft.fault(message, row.where('status quo'));
    return;
  }
  issue.statusQuo = statusQuo;
}

function addRow(
  row: StanceRow,
  issue: string,
  draft: Draft,
  { full, capability: stated }: { full: number; capability: StanceRow },
): void {
  const actor = row.text('actor');
  const isStated = !isMissing(stated.text('capability')) || actor === '';
  if (!isStated && !draft.knows('actor', actor)) {
    draft.fault(`the capability of ${quoteName(actor)} is missing, expected a number`, stated.where('capability'));
  }
  const capability = isStated
    ? draft.quantity('capability', stated.get('capability'), NOT_NEGATIVE, stated.where('capability'))
    : undefined;
  const quantity = (name: 'position' | 'salience', bounds: Bounds) => {
    if (!isMissing(row.text(name))) return draft.quantity(name, row.get(name), bounds, row.where(name));
    return draft.absent({ actor, issue, lacks: name }, row.where(name));
  };
  const position = quantity('position', ANYWHERE);
  const salience = position === null ? null : quantity('salience', { low: 0, high: full });
  const veto = readVeto(row, draft);
  const known = draft.actors.get(actor);
  if (capability === undefined || position === undefined || salience === undefined || veto === undefined) {
    // One row may be all that says who the actor is.
    if (!draft.knows('actor', actor)) draft.spoil('actor', actor);
    return;
  }
  if (known === undefined)
    draft.addActor({ label: actor, capability, ...Object.fromEntries(row.about) }, row.where('actor'));
  if (position === null || salience === null) return;
  if (known !== undefined && draft.stances.has(JSON.stringify([actor, issue]))) {
    return draft.fault(twice(actor, row), row.where('actor'));
  }
  const other = known !== undefined && JSON.stringify(known.capability) !== JSON.stringify(capability);
  draft.addStance({
    ...{ actor, issue, position, salience: asShare(salience, full) },
    ...(other && { capability: capability as Quantity }),
    ...(veto && { veto }),
    ...textsOf(row, 'because', 'source'),
    where: row.where('actor'),
  });
}

const twice = (actor: string, row: HeadedRow): string =>
  row.text('issue') === ''
    ? `actor ${quoteName(actor)} is there twice`
    : `the stance of ${quoteName(actor)} on ${quoteName(row.text('issue'))} is there twice`;

const VETO = new Map<string, boolean | number>([
  ...['', 'no', 'n', 'false', '0', '-', 'nein', 'non', 'nee'].map((word) => [word, false] as const),
  ...['yes', 'y', 'true', 'x', '1', '✓', 'ja', 'j', 'oui', 'o'].map((word) => [word, true] as const),
]);

/** What the column `veto` says: yes, no, or how likely it is to be used; undefined with a fault if it is none of these. */
export function readVeto(row: HeadedRow, draft: Draft): boolean | Quantity | undefined {
  if (/^\d*[.,]?\d+\s*%?$/.test(row.text('veto')) && !['0', '1'].includes(row.text('veto'))) {
    return draft.quantity('veto', row.get('veto'), SHARE, row.where('veto'));
  }
  const veto = VETO.get(row.text('veto').toLowerCase());
  if (veto === undefined)
    draft.fault(`veto: found ${quoteName(row.text('veto'))}, expected yes or no`, row.where('veto'));
  return veto === undefined ? undefined : Boolean(veto);
}
