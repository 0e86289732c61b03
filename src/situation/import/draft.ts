import { Enough, type Fault, MOST_FAULTS, type Place } from '../fault.ts';
import { groupBy } from '../group-by.ts';
import { quoteName, unknownName } from '../nearest.ts';
import { RESERVED } from '../parse-condition.ts';
import { type Bounds, outsideOf, type Quantity, statedValues } from '../quantity.ts';
import type { Actor, Issue, Situation, Stance } from '../schema.ts';
import { MOST_ACTORS, MOST_ISSUES } from '../schema.ts';
import { parseQuantity } from './parse-quantity.ts';

/** Where in the imported file something stands: a place in a text, a cell of a sheet, or neither. */
export type Where = Place | string | undefined;

interface DraftActor extends Omit<Actor, 'capability'> {
  label: string;
  capability?: Quantity;
}

interface DraftIssue extends Omit<Issue, 'stances'> {
  label: string;
  /** Ends of the scale; the least and the greatest position if left out. */
  ends?: Bounds;
}

type Spatial = NonNullable<NonNullable<Situation['models']>['spatial']>;

type DraftStance = Stance & { actor: string; issue: string; where: Where };

/** A situation while it is being imported: collects what the file says and what is wrong with it. */
export class Draft {
  readonly faults: Fault[] = [];
  readonly #actors = new Map<string, DraftActor>();
  readonly #issues = new Map<string, DraftIssue>();
  readonly #stances = new Map<string, DraftStance>();
  readonly #file: string;
  title: string;
  description?: string;
  /** Settings of the spatial model; actors in them by their labels. */
  spatial?: Spatial;

  constructor(file: string) {
    this.#file = file;
    this.title = (file.split(/[/\\]/).pop() ?? file).replace(/\.[^.]*$/, '') || file;
  }

  /** @throws Enough at more faults than anyone will mend in one go */
  fault(message: string, where: Where): void {
    this.#note(message, where, 'error');
  }

  /** Something to know about the import that does not stop it. */
  warn(message: string, where: Where): void {
    this.#note(message, where, 'warning');
  }

  #note(message: string, where: Where, severity: Fault['severity']): void {
    const count = this.faults.filter((fault) => fault.severity === severity).length;
    if (count === MOST_FAULTS) {
      if (severity === 'error') throw new Enough();
      return;
    }
    const at = typeof where === 'string' ? { cell: where } : where ? { place: where } : {};
    this.faults.push({ file: this.#file, ...at, message, severity });
  }

  addActor(actor: DraftActor, where: Where): void {
    if (actor.label === '') return this.fault('the name of the actor is missing', where);
    if (this.#actors.size === MOST_ACTORS) this.#tooMany(`more than ${MOST_ACTORS} actors`, where);
    if (this.#actors.has(actor.label)) return this.fault(`actor ${quoteName(actor.label)} is there twice`, where);
    this.#actors.set(actor.label, actor);
  }

  addIssue(issue: DraftIssue, where: Where): void {
    if (issue.label === '') return this.fault('the name of the issue is missing', where);
    if (this.#issues.size === MOST_ISSUES) this.#tooMany(`more than ${MOST_ISSUES} issues`, where);
    if (this.#issues.has(issue.label)) return this.fault(`issue ${quoteName(issue.label)} is there twice`, where);
    if (issue.ends && !(issue.ends.low < issue.ends.high)) {
      return this.fault(
        `the scale goes from ${issue.ends.low} to ${issue.ends.high}, expected its low end first`,
        where,
      );
    }
    this.#issues.set(issue.label, issue);
  }

  #tooMany(message: string, where: Where): never {
    this.fault(`${message}, expected a smaller file`, where);
    throw new Enough();
  }

  addStance(stance: DraftStance): void {
    const { actor, issue, where } = stance;
    if (!this.#actors.has(actor)) return this.fault(unknownName('actor', actor, this.#actors.keys()), where);
    if (!this.#issues.has(issue)) return this.fault(unknownName('issue', issue, this.#issues.keys()), where);
    const key = JSON.stringify([actor, issue]);
    if (this.#stances.has(key)) {
      return this.fault(`the stance of ${quoteName(actor)} on ${quoteName(issue)} is there twice`, where);
    }
    const ends = this.#issues.get(issue)?.ends;
    if (ends && !this.#inside('position', stance.position, ends, where)) return;
    this.#stances.set(key, stance);
  }

  /** Reads a quantity from a cell; a fault and undefined if it is none or lies outside the bounds. */
  quantity(name: string, cell: unknown, bounds: Bounds, where: Where): Quantity | undefined {
    const found = parseQuantity(cell);
    if (found === undefined) {
      const shown = cell === undefined || cell === null || cell === '' ? 'nothing' : quoteName(String(cell));
      this.fault(`${name}: found ${shown}, expected a number, 40..60..90, 50 ± 10 or a list 20; 30; 35`, where);
      return undefined;
    }
    return this.#inside(name, found, bounds, where) ? found : undefined;
  }

  #inside(name: string, quantity: Quantity, bounds: Bounds, where: Where): boolean {
    const wrong = outsideOf(quantity, bounds);
    if (wrong) this.fault(`${name} ${wrong.replace(',', ' is')}`, where);
    return !wrong;
  }

  /** The situation, if nothing was wrong. */
  build(): Situation | undefined {
    if (this.faults.some((fault) => fault.severity === 'error')) return undefined;
    if (this.#stances.size === 0) {
      this.fault('nobody takes a stance on anything, expected at least one position with a salience', undefined);
      return undefined;
    }
    const actorIds = identifiers([...this.#actors.keys()]);
    const issueIds = identifiers([...this.#issues.keys()]);
    const stances = [...this.#stances.values()];
    const byActor = groupBy(stances, (stance) => stance.actor);
    const byIssue = groupBy(stances, (stance) => stance.issue);
    const actors: Situation['actors'] = {};
    for (const [label, { label: _, capability, ...rest }] of this.#actors) {
      const own = byActor.get(label);
      if (!own) {
        this.warn(`actor ${quoteName(label)} takes no stance and is left out`, undefined);
        continue;
      }
      actors[actorIds.get(label) as string] = named(label, actorIds, {
        ...rest,
        capability: capability ?? common(own),
      });
    }
    const issues: Situation['issues'] = {};
    for (const [label, { label: _, ends, ...rest }] of this.#issues) {
      const on = byIssue.get(label);
      if (!on) {
        this.warn(`nobody takes a stance on ${quoteName(label)}, which is left out`, undefined);
        continue;
      }
      const scale = rest.scale ?? (ends ? [ends.low, ends.high] : extent(on));
      const entries = on.map(({ actor, issue: _i, where: _w, ...stance }) => {
        const general = actors[actorIds.get(actor) as string].capability;
        const { capability, ...others } = stance;
        const own = capability === undefined || capability === general ? others : { ...others, capability };
        return [actorIds.get(actor) as string, own];
      });
      issues[issueIds.get(label) as string] = named(label, issueIds, {
        ...rest,
        scale,
        stances: Object.fromEntries(entries),
      });
    }
    const description = this.description ? { description: this.description } : {};
    const models = this.spatial ? { models: { spatial: byIdentifier(this.spatial, actors, actorIds) } } : {};
    return { title: this.title, ...description, actors, issues, ...models };
  }
}

/** The settings with identifiers for labels; actors that are left out are left out of them too. */
function byIdentifier(spatial: Spatial, actors: Situation['actors'], ids: Map<string, string>): Spatial {
  const { IdealAdjustment, ...options } = spatial;
  if (!IdealAdjustment) return options;
  const named = <T>(record: Record<string, T>) =>
    Object.entries(record)
      .map(([label, value]) => [ids.get(label) as string, value] as const)
      .filter(([id]) => Object.hasOwn(actors, id));
  const rows = named(IdealAdjustment).map(([id, shares]) => [id, Object.fromEntries(named(shares))] as const);
  return { ...options, IdealAdjustment: Object.fromEntries(rows) };
}

/** The label as a name where it is not itself the identifier. */
function named<T extends object>(label: string, ids: Map<string, string>, value: T): T & { name?: string } {
  return ids.get(label) === label ? value : { name: label, ...value };
}

/** An actor's general capability where only its stances state it: the one they state most often. */
function common(stances: DraftStance[]): Quantity {
  const counts = new Map<Quantity, number>();
  for (const { capability = 0 } of stances) counts.set(capability, (counts.get(capability) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0][0];
}

function extent(stances: DraftStance[]): [number, number] {
  const values = stances.flatMap((stance) => statedValues(stance.position).map(({ value }) => value));
  const low = values.reduce((least, value) => Math.min(least, value));
  const high = values.reduce((most, value) => Math.max(most, value));
  return low < high ? [low, high] : [low, low + 1];
}

/** An identifier for each label: letters, digits and underscores, none twice, none a word of conditions. */
export function identifiers(labels: string[]): Map<string, string> {
  const taken = new Set(RESERVED);
  const ids = new Map<string, string>();
  for (const label of labels) {
    const plain = label
      .trim()
      .replace(/[^\p{L}\p{N}_]+/gu, '_')
      .replace(/^_+|_+$/g, '')
      .slice(0, 70);
    const base = /^\p{L}/u.test(plain) ? plain : `n${plain}`;
    let id = base;
    for (let n = 2; taken.has(id); n++) id = `${base}_${n}`;
    taken.add(id);
    ids.set(label, id);
  }
  return ids;
}
