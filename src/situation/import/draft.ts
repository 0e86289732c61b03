import { quoteName, unknownName } from '../../numeric/nearest-name.ts';
import { type Fault, MOST_FAULTS, type Place, TooManyFaults } from '../fault.ts';
import { type Bounds, boundsFault, type Quantity } from '../quantity.ts';
import type { Actor, Issue, Situation, Stance } from '../schema.ts';
import { MOST_ACTORS, MOST_ISSUES } from '../schema.ts';
import type { DateOrder, Decimal } from '../table/index.ts';
import { asShare, parseQuantity } from './parse-quantity.ts';

/** Where something stands: a place in a text (looked up when it is needed), a cell of a sheet, or nowhere in particular. */
export type DraftPlace = Place | string | undefined | (() => Place);

export interface DraftActor extends Omit<Actor, 'capability'> {
  label: string;
  capability?: Quantity;
}

export interface DraftIssue extends Omit<Issue, 'stances'> {
  label: string;
  /** Ends of the scale; the least and the greatest position by default. */
  ends?: Bounds;
}

export type DraftStance = Stance & { actor: string; issue: string; where: DraftPlace };

export interface DraftOutcome {
  label: string;
  /** A condition that names issues by label or identifier. */
  when: string;
  by?: string;
  claim?: string;
  where: DraftPlace;
}

interface AbsentStance {
  actor: string;
  issue: string;
  lacks: 'position' | 'salience';
  where: DraftPlace;
}

/** Words for "choose the decimal sign", "choose the order of day, month and year" and "choose 100 as full salience". */
export interface Choosing {
  decimal: string;
  dates: string;
  salience: string;
}

type Models = NonNullable<Situation['models']>;

/** A name is no longer than a situation allows. */
export const LONGEST_NAME = 500;

/** A situation while it is being imported: collects what the file says and what is wrong with it. */
export class Draft {
  readonly faults: Fault[] = [];
  /** What the reader of the situation should know; written as comments above it. */
  readonly notes: string[] = [];
  readonly actors = new Map<string, DraftActor>();
  readonly issues = new Map<string, DraftIssue>();
  readonly stances = new Map<string, DraftStance>();
  readonly outcomes: DraftOutcome[] = [];
  /** Scales that no file states, by the label of the issue: from the least to the greatest position. */
  readonly guessedScales = new Map<string, readonly [low: number, high: number]>();
  /** The words and the day of the situation as a whole. */
  about: Pick<Situation, 'title' | 'question' | 'description' | 'source' | 'asOf'>;
  /** Settings of the models; actors in those of the spatial model by their labels. */
  models: Models = {};
  /** What stands before the fraction of a number, and the order of dates, where that is known. */
  decimal?: Decimal | undefined;
  dates?: DateOrder | undefined;
  /** How a message says that an option is to be chosen: the flags of the command by default. */
  choose: Choosing = {
    decimal: 'say --decimal , or --decimal .',
    dates: '--dates dmy, mdy or ymd',
    salience: 'say --salience-scale 100',
  };
  readonly #file: string;
  /** Actors and issues that had a fault of their own: what refers to them is not a second one. */
  readonly #spoilt = new Set<string>();
  readonly #absent: AbsentStance[] = [];
  readonly #noted = new Set<string>();
  #errors = 0;
  #warnings = 0;

  constructor(file: string) {
    this.#file = file;
    const name = (file.split(/[/\\]/).pop() ?? file).replace(/\.[^.]*$/, '') || file;
    this.about = { title: name.slice(0, LONGEST_NAME) };
  }

  get failed(): boolean {
    return this.#errors > 0;
  }

  /** A fault; one that was noted of the same place before is the same. @throws Enough at more faults than anyone will mend in one go */
  fault(message: string, where: DraftPlace): void {
    const place = typeof where === 'function' ? where() : where;
    const key = JSON.stringify([message, place ?? null]);
    if (place !== undefined && this.#noted.has(key)) return;
    this.#noted.add(key);
    if (++this.#errors > MOST_FAULTS) throw new TooManyFaults();
    this.#note(message, where, 'error');
  }

  /** A fault after which nothing more can be read. @throws Enough */
  stop(message: string, where: DraftPlace): never {
    this.fault(message, where);
    throw new TooManyFaults();
  }

  /** Ends the reading after faults that were noted one by one. @throws Enough */
  stopQuietly(): never {
    throw new TooManyFaults();
  }

  /** Something to know about the import that does not stop it. */
  warn(message: string, where: DraftPlace): void {
    if (++this.#warnings <= MOST_FAULTS) this.#note(message, where, 'warning');
  }

  #note(message: string, where: DraftPlace, severity: Fault['severity']): void {
    const found = typeof where === 'function' ? where() : where;
    const at = typeof found === 'string' ? { cell: found } : found ? { place: found } : {};
    this.faults.push({ file: this.#file, ...at, message, severity });
  }

  addActor(actor: DraftActor, where: DraftPlace): void {
    if (!this.#named('actor', actor.label, where)) return;
    if (this.actors.size === MOST_ACTORS) this.stop(`more than ${MOST_ACTORS} actors, expected a smaller file`, where);
    if (this.actors.has(actor.label)) return this.fault(`actor ${quoteName(actor.label)} is there twice`, where);
    this.actors.set(actor.label, actor);
  }

  addIssue(issue: DraftIssue, where: DraftPlace): void {
    if (!this.#named('issue', issue.label, where)) return;
    if (this.issues.size === MOST_ISSUES) this.stop(`more than ${MOST_ISSUES} issues, expected a smaller file`, where);
    if (this.issues.has(issue.label)) return this.fault(`issue ${quoteName(issue.label)} is there twice`, where);
    if (issue.ends && !(issue.ends.low < issue.ends.high)) {
      this.spoil('issue', issue.label);
      const { low, high } = issue.ends;
      return this.fault(`the scale goes from ${low} to ${high}, expected its low end first`, where);
    }
    this.issues.set(issue.label, issue);
  }

  #named(kind: 'actor' | 'issue', label: string, where: DraftPlace): boolean {
    if (label !== '' && label.length <= LONGEST_NAME) return true;
    this.spoil(kind, label);
    if (label === '') this.fault(`the name of the ${kind} is missing`, where);
    else this.fault(`the name of the ${kind} has ${label.length} characters, expected at most ${LONGEST_NAME}`, where);
    return false;
  }

  /** Says that an actor or issue has a fault and is left out, so that what refers to it is not a fault of its own. */
  spoil(kind: 'actor' | 'issue', label: string): void {
    this.#spoilt.add(`${kind} ${label}`);
  }

  /** Whether an actor or issue of this name was there, sound or not. */
  knows(kind: 'actor' | 'issue', label: string): boolean {
    return (kind === 'actor' ? this.actors : this.issues).has(label) || this.#spoilt.has(`${kind} ${label}`);
  }

  addStance(stance: DraftStance): void {
    const { actor, issue, where } = stance;
    if (!this.knows('actor', actor)) return this.fault(unknownName('actor', actor, this.actors.keys()), where);
    if (!this.knows('issue', issue)) return this.fault(unknownName('issue', issue, this.issues.keys()), where);
    if (!this.actors.has(actor) || !this.issues.has(issue)) return;
    const key = JSON.stringify([actor, issue]);
    if (this.stances.has(key)) {
      return this.fault(`the stance of ${quoteName(actor)} on ${quoteName(issue)} is there twice`, where);
    }
    const ends = this.issues.get(issue)?.ends;
    if (ends && !this.#inside('position', stance.position, ends, where)) return;
    this.stances.set(key, stance);
  }

  /** Takes note of a stance that has no position or no salience: it is left out, and all of them are said at once. */
  absent({ actor, issue, lacks }: Omit<AbsentStance, 'where'>, where: DraftPlace): null {
    this.#absent.push({ actor, issue, lacks, where });
    return null;
  }

  /** Says which stances were left out: what they lack, how many, and the first of them. */
  sayAbsent(): void {
    const takesPart = new Set([...this.stances.values()].map(({ actor }) => actor));
    for (const lacks of ['position', 'salience'] as const) {
      // Of an actor without any stance it is said that the actor is left out.
      const [first, ...more] = this.#absent.filter((one) => one.lacks === lacks && takesPart.has(one.actor));
      if (first === undefined) continue;
      const { actor, issue, where } = first;
      const stance = `${quoteName(actor)} has no ${lacks} on ${quoteName(issue)}`;
      const others =
        more.length === 1
          ? 'and one more stance has none: both are'
          : `and ${more.length} more stances have none: they are`;
      this.warn(more.length === 0 ? `${stance}: it is left out there` : `${stance}, ${others} left out`, where);
    }
    this.#absent.length = 0;
  }

  /**
   * Reads a quantity from a cell; 70% is 0.7 of a share, and 70 of anything else.
   *
   * @returns undefined, with a fault, if it is not one or lies outside the bounds
   */
  quantity(name: string, cell: unknown, bounds: Bounds, where: DraftPlace): Quantity | undefined {
    const unsure = this.decimal === undefined && typeof cell === 'string' && cell.includes(',');
    const found = unsure ? undefined : parseQuantity(cell, this.decimal);
    if (found === undefined) {
      this.fault(`${name}: ${notAQuantity(cell, this.decimal, this.choose)}`, where);
      return undefined;
    }
    const share = found.percent && bounds.low === 0 && bounds.high === 1;
    const quantity = share ? asShare(found.quantity, 100) : found.quantity;
    return this.#inside(name, quantity, bounds, where) ? quantity : undefined;
  }

  #inside(name: string, quantity: Quantity, bounds: Bounds, where: DraftPlace): boolean {
    const wrong = boundsFault(quantity, bounds);
    if (wrong) this.fault(`${name} ${wrong.replace(',', ' is')}`, where);
    return !wrong;
  }
}

const EXPECTED = 'expected a number, 60-80, 40..60..90, 50 ± 10 or a list 20; 30; 35';

/** Why a cell is not a quantity and what would be one, in words. */
function notAQuantity(cell: unknown, decimal: Decimal | undefined, choose: Choosing): string {
  if (cell === undefined || cell === null || cell === '') return `found nothing, ${EXPECTED}`;
  const text = String(cell);
  const found = `found ${quoteName(text)}`;
  if (/^\d{4}-\d\d-\d\d$/.test(text)) {
    return `found the date ${text}, expected a quantity: a spreadsheet makes a date of 10-20, write 10..20 or format the cell as text`;
  }
  if (text.startsWith('#')) return `${found}, an error of the spreadsheet, ${EXPECTED}`;
  if (decimal !== ',' && /^[+-]?\d*,\d+$/.test(text))
    return `${found}, is that a decimal comma? ${choose.decimal[0].toUpperCase()}${choose.decimal.slice(1)}`;
  if (decimal === ',' && /^[+-]?\d*\.\d+$/.test(text))
    return `${found}, expected a decimal comma as in the other numbers`;
  if (/^\d[\d.]*(,\s*\d[\d.]*)+$/.test(text))
    return `${found}, expected semicolons between the values of a list: 20; 30; 35`;
  const ends = text.split(/\.\.\.?|[-\u2013\u2014]/).map(Number);
  if (ends.length === 2 && ends[0] > ends[1]) return `${found}, expected the low end first`;
  return `${found}, ${EXPECTED}`;
}
