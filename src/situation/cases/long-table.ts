import { countOf } from '../../numeric/count-of.ts';
import { dayFault } from '../../numeric/days.ts';
import { quoteName, unknownName } from '../../numeric/nearest-name.ts';
import type { Fault } from '../fault.ts';
import { identifiers } from '../import/build.ts';
import { rangeOfHeading } from '../import/headings.ts';
import { KINDS, ROLES, type Role } from '../kinds.ts';
import { ANYWHERE, NOT_NEGATIVE } from '../quantity.ts';
import type { Issue, Kind, Resolved, Situation } from '../situation.ts';
import type { Decimal } from '../table/index.ts';
import { traitsOf } from '../traits.ts';
import { type CaseRow, caseTable, headingOf } from './case-rows.ts';
import type { CaseSet } from './case-set.ts';
import { type CaseText, decimalIn } from './case-source.ts';
import type { CaseTime } from './case-time.ts';
import { type LongField, longColumns } from './long-fields.ts';
import { timeIn, type WrittenTime } from './time-columns.ts';

const NEEDED: readonly LongField[] = ['case', 'issue', 'actor', 'position', 'outcome'];

export interface LongOptions {
  /** The column of each field whose column has another name than the field. */
  columns?: Partial<Record<LongField, string>>;
  /** The kind of all cases where the table has no such column; `other` without it. */
  kind?: Kind;
  /** The ends of every issue's scale, [0, 100] without it. */
  scale?: readonly [number, number];
  /** What counts as full salience: 1 without it, or 100. */
  salienceScale?: 1 | 100;
  decimal?: Decimal;
}

/** Whether a heading has the columns of a long table. */
export const isLong = (heading: readonly string[], { columns }: LongOptions = {}): boolean =>
  NEEDED.every(longColumns(heading, columns).has);

/**
 * What a table lacks that has some of the needed columns, or for which the user names some; nothing of any other table.
 */
export function missingOfLong(heading: readonly string[], { columns = {} }: LongOptions = {}): string | undefined {
  const { has, nameOf } = longColumns(heading, columns);
  const missing = NEEDED.filter((field) => !has(field));
  if (missing.length > 3 && Object.keys(columns).length === 0) return undefined;
  const shown = heading.slice(0, 12).map(quoteName).join(', ');
  return `no column is ${missing.map((field) => quoteName(nameOf(field))).join(', ')}; the table has ${shown} (--columns FIELD=NAME says which is what)`;
}

interface DraftCase {
  group: string;
  kind: Kind;
  date: string;
  /** How long it took. */
  time?: WrittenTime;
  /** Labels in the order of the table. */
  actors: Map<string, { capability: number; role?: Role }>;
  issues: Map<string, DraftIssue>;
}

interface DraftIssue {
  statusQuo?: number;
  outcome?: number;
  stances: Map<string, { position: number; salience: number; capability: number }>;
}

/**
 * Reads cases from one long table: case, date, issue, actor, capability, position, salience, status quo, outcome. Without a
 * column of capability or salience, all actors count alike.
 *
 * @param file its name, for messages
 */
export function readLongTable(text: CaseText, file: string, options: LongOptions = {}): CaseSet {
  const { columns = {}, scale = [0, 100], decimal = decimalIn(text) } = options;
  const { nameOf, has, notes } = longColumns(
    headingOf(text, (names) => isLong(names, options)),
    columns,
  );
  const stated = rangeOfHeading(nameOf('salience'));
  const salienceScale = options.salienceScale ?? (stated?.low === 0 ? stated.high : 1);
  const onScale = { low: scale[0], high: scale[1] };
  const faults: Fault[] = [];
  const cases = new Map<string, DraftCase>();
  let unresolved = 0;
  const needed = new Set([...NEEDED.map(nameOf), ...Object.values(columns)]);
  const table = caseTable(text, file, [...needed], faults, decimal === undefined ? {} : { decimal });

  for (const row of table?.rows ?? []) {
    const cell = (field: LongField) => row.cell(nameOf(field));
    const number = (field: LongField, bounds: { low: number; high: number }) => row.number(nameOf(field), bounds);
    const [id, issue, actor] = (['case', 'issue', 'actor'] as const).map((field) => {
      const label = cell(field);
      if (label === '' || label.length > 300)
        row.fault(nameOf(field), `${nameOf(field)} is empty or longer than 300 letters`);
      return label;
    });
    const about = { group: cell('group') || id, kind: kindOf(row, nameOf('kind'), options.kind), date: cell('date') };
    const bad = about.date === '' ? undefined : dayFault(about.date);
    if (bad) row.fault(nameOf('date'), bad);
    const role = roleOf(row, nameOf('role'));
    const capability = has('capability') ? number('capability', NOT_NEGATIVE) : 1;
    const position = number('position', onScale);
    const salience = has('salience') ? number('salience', { low: 0, high: salienceScale }) : salienceScale;
    const statusQuo = number('statusQuo', ANYWHERE);
    const outcome = number('outcome', ANYWHERE);
    for (const [field, value] of [
      ['statusQuo', statusQuo],
      ['outcome', outcome],
    ] as const) {
      if (value !== undefined && (value < scale[0] || value > scale[1])) {
        row.fault(nameOf(field), `${nameOf(field)} is ${value}, off the scale from ${scale[0]} to ${scale[1]}`);
      }
    }
    const time = timeIn(row, nameOf);
    if (row.spoilt) continue;
    const known: DraftCase = cases.get(id) ?? { ...about, actors: new Map(), issues: new Map() };
    cases.set(id, known);
    if (time && known.time && (time.time !== known.time.time || time.happened !== known.time.happened)) {
      row.fault(nameOf('case'), `case ${id} took ${time.time} days, and ${known.time.time} in an earlier row`);
      continue;
    }
    if (time) known.time = time;
    const own: DraftIssue = known.issues.get(issue) ?? { stances: new Map() };
    known.issues.set(issue, own);
    for (const [field, value] of [
      ['statusQuo', statusQuo],
      ['outcome', outcome],
    ] as const) {
      if (value === undefined) continue;
      if (own[field] !== undefined && own[field] !== value) {
        row.fault(nameOf(field), `${nameOf(field)} of issue ${issue} is ${value}, and ${own[field]} in an earlier row`);
      }
      own[field] ??= value;
    }
    if (own.stances.has(actor)) row.fault(nameOf('actor'), `${actor} has two rows on issue ${issue} of case ${id}`);
    if (row.spoilt || position === undefined || salience === undefined || capability === undefined) continue;
    if (!known.actors.has(actor)) known.actors.set(actor, { capability, ...(role ? { role } : {}) });
    own.stances.set(actor, { position, salience: Number((salience / salienceScale).toPrecision(12)), capability });
  }

  const times = [...cases].flatMap(([id, draft]): CaseTime[] => {
    const { time, group, kind } = draft;
    // Also of issues without an outcome: a bargain that is still open has none.
    return time ? [{ ...time, case: id, group, kind, traits: traitsOf(situationOf(id, draft, scale)) }] : [];
  });
  const list = [...cases].flatMap(([id, draft]) => {
    const before = draft.issues.size;
    for (const [label, issue] of draft.issues)
      if (issue.outcome === undefined || issue.stances.size === 0) draft.issues.delete(label);
    unresolved += before - draft.issues.size;
    return draft.issues.size === 0 ? [] : [{ id, group: draft.group, situation: situationOf(id, draft, scale) }];
  });
  if (unresolved > 0)
    notes.push(`Left out, without an outcome or a stance: ${countOf(unresolved, 'issue', 'issues')}.`);
  return { cases: list, ...(times.length > 0 ? { times } : {}), faults, notes };
}

function situationOf(
  id: string,
  { group, kind, date, actors, issues }: DraftCase,
  scale: readonly [number, number],
): Situation {
  const actorIds = identifiers([...actors.keys()]);
  const issueIds = identifiers([...issues.keys()]);
  const resolved: Resolved = { ...(group === id ? {} : { group }), issues: {} };
  const built: Record<string, Issue> = {};
  for (const [label, { statusQuo, outcome, stances }] of issues) {
    const issue = issueIds.get(label) as string;
    resolved.issues[issue] = outcome as number;
    built[issue] = {
      ...(issue === label ? {} : { name: label }),
      ...(scale[0] === 0 && scale[1] === 100 ? {} : { scale: [scale[0], scale[1]] }),
      ...(statusQuo === undefined ? {} : { statusQuo }),
      stances: Object.fromEntries(
        [...stances].map(([actor, { position, salience, capability }]) => [
          actorIds.get(actor) as string,
          { position, salience, ...(capability === actors.get(actor)?.capability ? {} : { capability }) },
        ]),
      ),
    };
  }
  return {
    title: id,
    ...(date === '' ? {} : { asOf: date }),
    kind,
    actors: Object.fromEntries(
      [...actors].map(([label, actor]) => {
        const actorId = actorIds.get(label) as string;
        return [actorId, { ...(actorId === label ? {} : { name: label }), ...actor }];
      }),
    ),
    issues: built,
    resolved,
  };
}

function kindOf(row: CaseRow, column: string, otherwise: Kind = 'other'): Kind {
  const written = row.cell(column);
  if (written === '') return otherwise;
  const found = KINDS.find((kind) => kind === written);
  if (!found) row.fault(column, unknownName('kind', written, KINDS));
  return found ?? otherwise;
}

function roleOf(row: CaseRow, column: string): Role | undefined {
  const written = row.cell(column);
  if (written === '') return undefined;
  const found = ROLES.find((role) => role === written);
  if (!found) row.fault(column, unknownName('role', written, ROLES));
  return found;
}
