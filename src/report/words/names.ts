import type { Forecast, OutcomeForecast } from '../../forecast/forecast.ts';
import { dayInWords, MONTHS } from '../../numeric/day-in-words.ts';
import { dateOf, dayOf } from '../../numeric/days.ts';
import type { Scale } from '../../situation/scale.ts';
import { conditionInWords } from './condition.ts';
import { idInWords } from './id.ts';

export { dayInWords };

/** What actors, issues and outcomes are called, by id. */
export interface Names {
  actors: Record<string, string>;
  issues: Record<string, string>;
  outcomes: Record<string, string>;
  /** Scales of the issues, where labels are to be told. */
  scales?: Record<string, Scale>;
  shocks?: Record<string, string>;
  links?: Forecast['links'];
}

export function namesOf({ actors, issues, outcomes, links, shocks }: Forecast): Names {
  return {
    actors: byId(actors.map(({ id, name }) => [id, name])),
    issues: byId(issues.map(({ id, name }) => [id, name])),
    outcomes: byId(
      outcomes.map(({ id, claim, by }) => {
        const shared = outcomes.filter((other) => other.claim === claim).length > 1;
        return [id, `${claim ?? id}${shared ? ` (${by ?? id})` : ''}`];
      }),
    ),
    scales: byId(issues.map(({ id, scale }) => [id, scale])),
    shocks: byId(shocks.map(({ id, name }) => [id, name])),
    links,
  };
}

/** A name this short needs no shorter one. */
const SHORT = 18;

/** The same for a page: actors by their short names, and no id without words. */
export function pageNamesOf(forecast: Forecast): Names {
  const names = namesOf(forecast);
  const said = (id: string, name: string) => (name === id ? idInWords(id) : name);
  const { actors, issues, outcomes, shocks } = forecast;
  return {
    ...names,
    actors: byId(actors.map(({ id, name, short }) => [id, short ?? shortName(id, name)])),
    issues: byId(issues.map(({ id, name }) => [id, said(id, name)])),
    outcomes: byId(outcomes.map(({ id }) => [id, said(id, names.outcomes[id])])),
    shocks: byId(shocks.map(({ id, name }) => [id, said(id, name)])),
  };
}

export const shortName = (id: string, name: string) =>
  name !== id && [...name].length <= SHORT ? name : idInWords(id);

/** A scenario by its id in words, with the capitals that names have: `without-china` is "Without China". */
export function scenarioInWords(
  id: string,
  { actors, title }: { actors: readonly { name: string; short?: string | undefined }[]; title: string },
): string {
  const named =
    [title, ...actors.flatMap(({ name, short = '' }) => [name, short])].join(' ').match(/\p{Lu}\p{L}+/gu) ?? [];
  const small = new Set([
    'the',
    'a',
    'an',
    'of',
    'and',
    'or',
    'in',
    'on',
    'by',
    'for',
    'before',
    'after',
    'with',
    'without',
  ]);
  const capital = new Map(named.map((word) => [word.toLowerCase(), word]));
  const [first, ...rest] = idInWords(id).split(' ');
  return [first, ...rest.map((word) => (small.has(word) ? word : (capital.get(word) ?? word)))].join(' ');
}

/** A record without the properties that every object has: an id may be called `constructor`. */
function byId<T>(entries: [id: string, value: T][]): Record<string, T> {
  const record: Record<string, T> = Object.create(null);
  for (const [id, value] of entries) record[id] = value;
  return record;
}

/** A name within a sentence: "The Kremlin" is "the Kremlin" there. */
export const inSentence = (name: string): string => name.replace(/^The (?=\S)/, 'the ');

/** What a name says of issues, as `conditionInWords` asks for it. */
export const issueWords =
  ({ issues, scales }: Names) =>
  (id: string) => ({ name: inSentence(own(issues, id) ?? idInWords(id)), scale: own(scales ?? {}, id) });

const own = <T>(record: Record<string, T>, id: string): T | undefined =>
  Object.hasOwn(record, id) ? record[id] : undefined;

/** What an outcome is, and by when: "Russia absorbs Belarus, by the end of 2021". */
export const deadlineInWords = (
  { id, claim, by }: Pick<OutcomeForecast, 'id' | 'claim' | 'by'>,
  day: (day: string) => string = dayInWords,
): string => `${claim ?? id}${by === undefined || saysBy(claim ?? '', by) ? '' : `, by ${day(by)}`}`;

/** Whether a claim's own words end with its day: "Sweden is ratified by all by the end of 2023". */
export function saysBy(claim: string, by: string): boolean {
  const words = claim.toLowerCase().replace(/[.?!\s]+$/, '');
  const [year, month, date] = by.split('-');
  const name = MONTHS[Number(month) - 1];
  const days = [dayInWords(by), by, `${Number(date)} ${name} ${year}`, `${name} ${Number(date)}, ${year}`];
  const brief = `${Number(date)} ${name.slice(0, 3)} ${year}`;
  const ends = month === '12' && date === '31' ? [`end of ${year}`, `end ${year}`, `end-${year}`] : [];
  const monthEnds = isLastOfMonth(by) ? [`end of ${name} ${year}`, `end of ${name}`] : [];
  const middle = month === '06' && date === '30' ? [`mid ${year}`, `mid-${year}`, `middle of ${year}`] : [];
  return [...days, brief, ...ends, ...monthEnds, ...middle].some((said) =>
    new RegExp(`\\b(?:by|before|until|on) (?:the )?${said.replace(/^the /, '')}$`, 'i').test(words),
  );
}

const isLastOfMonth = (day: string) => dateOf(dayOf(day) + 1).endsWith('-01');

/** The same where there is little room: "12 Dec 2015", "end of 2021". */
export const briefDay = (day: string): string =>
  dayInWords(day)
    .replace(/^the /, '')
    .replace(/ ([A-Z][a-z]{2})[a-z]* /, ' $1 ');

/**
 * An input in words: `issues.currency.stances.minsk.salience` is "the importance of the currency to Minsk".
 *
 * @param path as changes and judgements name it
 * @param on the issue that is spoken of already, and need not be said again
 */
export function pathInWords(path: string, names: Names, on?: string): string {
  const [root, ...rest] = path.split('.');
  const actor = (id: string) => inSentence(own(names.actors, id) ?? id);
  const issue = (id: string) => inSentence(own(names.issues, id) ?? id);
  switch (root) {
    case 'actors':
      return `what ${actor(rest[0])} can bring to bear`;
    case 'issues': {
      const [id, part, who, what] = rest;
      if (part === 'statusQuo') return `the present state of ${issue(id)}`;
      if (part === 'binds') return `whether the rule of ${issue(id)} is kept to`;
      if (part !== 'stances' || who === undefined) return issue(id);
      return stanceInWords(what, actor(who), id === on ? undefined : issue(id));
    }
    case 'dependence': {
      const [of, to, domain, part, partner] = rest;
      const need = `${actor(of)}'s need of ${actor(to)} for ${idInWords(domain).toLowerCase()}`;
      if (part === 'alternatives') return `how much of ${need} ${actor(partner)} can meet`;
      if (part === 'replaceable') return `how much of ${need} can be met otherwise`;
      return part === 'strength' ? `the strength of ${need}` : need;
    }
    case 'links': {
      const link = names.links?.[Number(rest[0])];
      if (link === undefined) return `the level that link ${Number(rest[0]) + 1} holds to`;
      const what = link.moves === 'caps' ? 'the most that' : 'the least that';
      return `${what} ${issue(link.issue)} can be while ${conditionInWords(link.when, issueWords(names), 'state')}`;
    }
    case 'agreement':
    case 'agreements': {
      const [part, who, ...more] = root === 'agreement' ? rest : rest.slice(1);
      if (more.length === 0 && part === 'without' && who) return `what no deal is worth to ${actor(who)}`;
      if (part === 'flexibility') return who ? `how far the red lines of ${actor(who)} give` : 'how far red lines give';
      return path.split('.').map(idInWords).join(', ');
    }
    case 'outcomes':
      return own(names.outcomes, rest[0]) ?? idInWords(rest[0]);
    case 'shocks':
      return own(names.shocks ?? {}, rest[0]) ?? idInWords(rest[0]);
    case 'uncertainty':
      return 'the error of numbers without a range';
    default:
      return path.split('.').map(idInWords).join(', ');
  }
}

/**
 * What happens or does not, as a clause: "Minsk uses its veto on the currency", "the rule of the currency is not kept to".
 *
 * @param value 1 if it happens, 0 if not
 * @returns undefined if the path names a quantity
 */
export function happensInWords(path: string, value: number, names: Names): string | undefined {
  const [root, id, part, who, what] = path.split('.');
  if (root !== 'issues') return undefined;
  const issue = inSentence(own(names.issues, id) ?? id);
  const happens = value >= 0.5;
  if (part === 'binds') return `the rule of ${issue} is ${happens ? '' : 'not '}kept to`;
  if (part !== 'stances' || what !== 'veto') return undefined;
  const actor = inSentence(own(names.actors, who) ?? who);
  return `${actor} ${happens ? 'uses its veto' : 'does not use its veto'} on ${issue}`;
}

function stanceInWords(part: string | undefined, who: string, issue: string | undefined): string {
  const on = (preposition: string) => (issue === undefined ? '' : ` ${preposition} ${issue}`);
  switch (part) {
    case 'salience':
      return issue === undefined ? `how much it matters to ${who}` : `the importance of ${issue} to ${who}`;
    case 'capability':
      return `what ${who} can bring to bear${on('on')}`;
    case 'veto':
      return `whether ${who} can refuse${on('to move')}`;
    case 'limit':
      return `the red line of ${who}${on('on')}`;
    default:
      return `the position of ${who}${on('on')}`;
  }
}
