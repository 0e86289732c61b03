import { countOf } from '../../numeric/count-of.ts';
import { dayOf } from '../../numeric/days.ts';
import { COUNCILS, memberNamed } from '../council.ts';
import type { Fault } from '../fault.ts';
import { NOT_NEGATIVE } from '../quantity.ts';
import type { Rule } from '../schema.ts';
import type { Actor, Resolved, Situation, Stance } from '../situation.ts';
import { type CaseRow, caseTable } from './case-rows.ts';
import type { CaseSet, ResolvedCase } from './case-set.ts';
import type { CaseText } from './case-source.ts';
import { DEU_ACTORS, VOTES_OF_FIFTEEN } from './deu-table.ts';
import { type DatedProposal, timesOfDeu } from './deu-times.ts';

/** How the actors of a data set are weighted. */
export interface DeuOptions {
  /** Capability by the actor's code, for example { ep: 5 }, in place of its votes in the Council. */
  capability?: Readonly<Record<string, number>>;
}

/** The columns without which a table is not one of DEU. */
const NEEDED = ['prnr', 'isnr', 'rp', 'out', 'pcom', 'scom'];
const PERCENT = { low: 0, high: 100 };

/** Proposals from these numbers on were decided by 25 or 27 members under Nice, and by 28 under Lisbon. */
const NICE_FROM = 70;
const LISBON_FROM = 126;

/** Whether the heading of a table is that of DEU's positions. */
export const isDeu = (heading: readonly string[]): boolean => NEEDED.every((name) => heading.includes(name));

/**
 * Reads the positions of "Decision-making in the European Union" (DEU I, II, III): a row is an issue, a case is a proposal.
 * Capability is the votes in the Council by the treaty in force; Commission and Parliament count as the largest state. An
 * empty cell is a missing value, not 0: an actor without a position or a salience on an issue has no stance there.
 *
 * @param text of the CSV, with its heading
 * @param file its name, for messages
 * @see Arregui & Perarnaud 2021, doi:10.34810/data53; Thomson, Stokman, Achen & Koenig 2006
 */
export function readDeu(text: CaseText, file: string, { capability }: DeuOptions = {}): CaseSet {
  const faults: Fault[] = [];
  const proposals = new Map<string, ResolvedCase & { situation: { resolved: Resolved } }>();
  const dated = new Map<string, DatedProposal>();
  const seen = new Set<string>();
  let unresolved = 0;
  let withoutSalience = 0;
  for (const row of caseTable(text, file, NEEDED, faults)?.rows ?? []) {
    const proposal = row.cell('prnr');
    const issue = row.cell('isnr');
    if (!/^\p{L}[\p{L}\p{N}_]{0,79}$/u.test(issue))
      row.fault('isnr', `the issue is \`${issue.slice(0, 60)}\`, expected a name such as d00032i1`);
    else if (seen.has(issue)) row.fault('isnr', `issue ${issue} is there twice`);
    if (!/^[\p{L}\p{N}_-]{1,80}$/u.test(proposal))
      row.fault('prnr', `the proposal is \`${proposal.slice(0, 60)}\`, expected a name such as d00032`);
    seen.add(issue);
    const outcome = row.number('out', PERCENT);
    const statusQuo = row.number('rp', PERCENT);
    const votes = votesOf(row);
    const largest = Math.max(...votes.values());
    const actors: Record<string, Actor> = {};
    const stances: Record<string, Stance> = {};
    for (const [code, name] of DEU_ACTORS) {
      const position = row.number(`p${code}`, PERCENT);
      const salience = row.number(`s${code}`, PERCENT);
      if (position === undefined) continue;
      if (salience === undefined) {
        withoutSalience++;
        continue;
      }
      const role = code === 'com' ? 'agenda-setter' : code === 'ep' ? 'co-legislator' : undefined;
      const stated = capability && Object.hasOwn(capability, code) ? capability[code] : undefined;
      actors[code] = {
        name,
        capability: stated ?? (role ? largest : (votes.get(code) ?? 0)),
        ...(role ? { role } : {}),
      };
      stances[code] = { position, salience: salience / 100 };
    }
    if (row.spoilt) continue;
    const all = dated.get(proposal) ?? datesOf(proposal, row);
    dated.set(proposal, all);
    Object.assign(all.actors, actors);
    all.issues[issue] = { stances };
    if (outcome === undefined) {
      unresolved++;
      continue;
    }
    const known = proposals.get(proposal) ?? begun(proposal, row);
    proposals.set(proposal, known);
    const { situation } = known;
    Object.assign(situation.actors, actors);
    situation.issues[issue] = { ...(statusQuo === undefined ? {} : { statusQuo }), stances };
    situation.resolved.issues[issue] = outcome;
    const rule = ruleOf(row, Object.keys(stances));
    if (rule !== undefined) known.rules = { ...known.rules, [issue]: rule };
  }
  const paced = timesOfDeu([...dated.values()]);
  const notes = [
    ...(unresolved > 0 ? [`Left out, without an outcome: ${countOf(unresolved, 'issue', 'issues')}.`] : []),
    ...(withoutSalience > 0
      ? [`Left out, without a salience: ${countOf(withoutSalience, 'position', 'positions')}.`]
      : []),
    ...paced.notes,
  ];
  return { cases: [...proposals.values()], times: paced.times, faults, notes };
}

function datesOf(id: string, row: CaseRow): DatedProposal {
  const day = (column: string) => {
    const date = dayIn(row.cell(column));
    return date === undefined ? undefined : dayOf(date);
  };
  const number = Number(row.cell('prnrnmc')) || 0;
  return {
    id,
    introduced: day('intro'),
    adopted: day('finact'),
    round: number < NICE_FROM ? 'EU-15' : number < LISBON_FROM ? 'EU-27' : 'EU-28',
    procedure: row.cell('proc'),
    ...{ actors: {}, issues: {} },
  };
}

function begun(id: string, row: CaseRow): ResolvedCase & { situation: { resolved: Resolved } } {
  const name = row.cell('prname').slice(0, 300);
  const asOf = dayIn(row.cell('intro'));
  const situation: Situation & { resolved: Resolved } = {
    title: name === '' ? id : `${id}: ${name}`,
    ...(asOf === undefined ? {} : { asOf }),
    kind: 'legislation',
    actors: {},
    issues: {},
    resolved: { issues: {} },
  };
  return { id, group: id, situation };
}

/** Votes of the member states by DEU's codes, by the number of the proposal. */
function votesOf(row: CaseRow): ReadonlyMap<string, number> {
  const number = row.number('prnrnmc', NOT_NEGATIVE) ?? 0;
  if (number < NICE_FROM) return VOTES_OF_FIFTEEN;
  return number < LISBON_FROM ? NICE : LISBON;
}

/** A qualified majority of the fifteen: 62 of 87 votes. */
const QUOTA_OF_FIFTEEN = 62 / 87;

/**
 * The rule of the Council under which an issue was decided.
 *
 * @param actors codes of those with a stance
 */
function ruleOf(row: CaseRow, actors: readonly string[]): Rule | undefined {
  const written = row.cell('counvte');
  const unanimity = /^unan/i.test(written);
  if (!unanimity && !/^qmv/i.test(written)) return undefined;
  const number = row.number('prnrnmc', NOT_NEGATIVE) ?? 0;
  if (number < NICE_FROM) {
    const members = actors.filter((code) => VOTES_OF_FIFTEEN.has(code));
    if (members.length === 0) return undefined;
    if (unanimity) return { unanimity: members };
    const votes = Object.fromEntries(members.map((code) => [code, VOTES_OF_FIFTEEN.get(code) as number]));
    return { quota: QUOTA_OF_FIFTEEN, votes };
  }
  const joined = actors.includes('bu') || actors.includes('ro');
  const council = number >= LISBON_FROM ? 'eu28-lisbon' : joined ? 'eu27-nice' : 'eu25-nice';
  return unanimity ? { council, procedure: 'unanimity' } : { council };
}

/** Votes by DEU's codes, of a map by ISO's. */
const byCode = (votes: ReadonlyMap<string, number>): ReadonlyMap<string, number> =>
  new Map(
    DEU_ACTORS.flatMap(([code, name]) => {
      const member = memberNamed(name);
      return member === undefined ? [] : [[code, votes.get(member) ?? 0] as const];
    }),
  );

/** Under Nice the first criterion counts votes; under Lisbon the second counts people. */
const NICE = byCode(COUNCILS['eu28-nice'].criteria[0].votes);
const LISBON = byCode(COUNCILS['eu28-lisbon'].criteria[1].votes);

/**
 * A day of the table, written DD-MM-YY or DD-MM-YYYY, or as a spreadsheet mangled it: `1930-05-01` was 30-05-01, 30 May 2001.
 * Nothing where it is not a day.
 */
export function dayIn(written: string): string | undefined {
  const found = /^(?:\d\d)?(\d\d)-(\d\d)-(\d\d)$|^(\d\d)-(\d\d)-(\d{4})$/.exec(written);
  if (!found) return undefined;
  const [day, month, year] = found[1] === undefined ? found.slice(4) : found.slice(1);
  const date = `${year.length > 2 ? '' : Number(year) > 60 ? '19' : '20'}${year}-${month}-${day}`;
  return Number.isNaN(dayOf(date)) ? undefined : date;
}
