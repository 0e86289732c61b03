import { unknownName } from '../numeric/nearest-name.ts';
import { agreementsOf, type NamedAgreement, settlesIssue, USUAL_FLEXIBILITY, worthOf } from './agreement.ts';
import type { Ask } from './agreement-types.ts';
import { askFault } from './asked.ts';
import { isPossible, vetoChance } from './chance.ts';
import { type Bounds, boundsFault, GAIN, NOT_NEGATIVE, type Quantity, rescale, SHARE } from './quantity.ts';
import { scaleOf } from './scale.ts';
import type { Change, Issue, Situation, Stance } from './schema.ts';

type ChangeValue = Change[string];

/** What a path names: a getter and setter on one copy of the situation, and the bounds that hold there. */
interface Target {
  get(): Quantity | undefined;
  set(value: Quantity): void;
  bounds: Bounds;
  /** Present where `true` and `false` are values too. */
  decide?(value: boolean): void;
  /** Present where the value is a condition on which an actor signs; says what is wrong with one. */
  ask?(when: string): string | undefined;
  /** What is wrong with a value, if anything is. */
  refuses?(value: Quantity): string | undefined;
}

/**
 * Applies one change of a shock or scenario to a situation in place.
 *
 * @param path for example `actors.west.capability`, `issues.currency.stances.minsk.position`,
 *   `issues.currency.statusQuo`, `dependence.minsk.kremlin.finance.replaceable` or `.alternatives.china`, `agreement.without.minsk`
 * @returns what is wrong with the change, or undefined if it was applied
 */
export function applyChange(situation: Situation, path: string, change: ChangeValue): string | undefined {
  const target = resolve(situation, path.split('.'));
  if (typeof target === 'string') return target;
  if (isAsk(change)) return target.ask ? target.ask(change.asks) : `${path} is a quantity, found a condition`;
  if (target.ask) return `${path} is a condition, expected { asks: "swift >= 40" }`;
  const now = target.get();
  if (typeof change === 'boolean') {
    if (!target.decide) return `${path} is a quantity, found ${change}`;
    const wrong = target.refuses?.(Number(change));
    if (!wrong) target.decide(change);
    return wrong;
  }
  const relative = typeof change === 'object' && !Array.isArray(change) && ('times' in change || 'plus' in change);
  if (relative && now === undefined) {
    return `${path} has no value to change, expected a quantity`;
  }
  const value = !relative
    ? (change as Quantity)
    : 'times' in (change as object)
      ? rescale(now as Quantity, (change as { times: number }).times, 0)
      : rescale(now as Quantity, 1, (change as { plus: number }).plus);
  const outside = boundsFault(value, target.bounds);
  if (outside) return `${path} would be ${outside}`;
  const wrong = target.refuses?.(value);
  if (wrong) return wrong;
  target.set(value);
  return undefined;
}

const isAsk = (change: ChangeValue): change is { asks: string } =>
  typeof change === 'object' && !Array.isArray(change) && 'asks' in change;

function resolve(situation: Situation, [root, ...rest]: string[]): Target | string {
  switch (root) {
    case 'actors':
      return inActor(situation, rest);
    case 'issues':
      return inIssue(situation, rest);
    case 'dependence':
      return inDependence(situation, rest);
    case 'agreement':
    case 'agreements':
      return inAgreement(situation, root, rest);
    default:
      return unknownName('path', root ?? '', ['actors', 'issues', 'dependence']);
  }
}

function inAgreement(situation: Situation, root: string, rest: string[]): Target | string {
  const all = agreementsOf(situation);
  const depth = root === 'agreement' ? 0 : 1;
  const path = [root, ...rest.slice(0, depth)].join('.');
  const found = all.find((one) => one.path === path);
  if (!found)
    return unknownName(
      'agreement',
      path,
      all.map((one) => one.path),
    );
  const [key, actor, ...more] = rest.slice(depth);
  if (key === 'flexibility' && actor === undefined) {
    return {
      ...property(found.agreement, 'flexibility', SHARE),
      get: () => found.agreement.flexibility ?? USUAL_FLEXIBILITY,
    };
  }
  if (key === 'without' && more.length === 0) return inWithout(situation, found, actor ?? '');
  if (key === 'asks' && more.length === 0) {
    const asks = found.agreement.asks ?? {};
    if (!Object.hasOwn(asks, actor ?? '')) return unknownName('ask of actor', actor ?? '', Object.keys(asks));
    return askTarget(situation, found.id, asks, actor as string);
  }
  return unknownName('part of an agreement', [key, actor, ...more].filter(Boolean).join('.'), [
    'without',
    'flexibility',
    'asks',
  ]);
}

/** A condition on which an actor signs; its number can change, and so can what it is about. */
function askTarget<K extends string>(situation: Situation, id: string, holder: { [key in K]?: Ask }, key: K): Target {
  return {
    get: () => undefined,
    set: () => undefined,
    bounds: SHARE,
    ask: (when) => {
      const wrong = askFault(situation, id, when);
      if (wrong === undefined) holder[key] = when;
      return wrong;
    },
  };
}

/** What no deal is worth to an actor; nothing where the file does not say. */
function inWithout({ actors }: Situation, { agreement }: NamedAgreement, actor: string): Target | string {
  if (!Object.hasOwn(actors, actor)) return unknownName('actor', actor, Object.keys(actors));
  const without = agreement.without ?? {};
  return {
    get: () => (Object.hasOwn(without, actor) ? worthOf(without[actor]) : 0),
    set: (value) => {
      without[actor] = value;
      agreement.without = without;
    },
    bounds: GAIN,
  };
}

function property<K extends string>(object: { [key in K]?: Quantity }, key: K, bounds: Bounds): Target {
  return {
    get: () => object[key],
    set: (value) => {
      object[key] = value;
    },
    bounds,
  };
}

function inActor(situation: Situation, [id, key, ...more]: string[]): Target | string {
  if (!Object.hasOwn(situation.actors, id ?? '')) return unknownName('actor', id ?? '', Object.keys(situation.actors));
  if (key !== 'capability' || more.length > 0)
    return unknownName(`part of an actor`, [key, ...more].join('.'), ['capability']);
  return property(situation.actors[id], 'capability', NOT_NEGATIVE);
}

function inIssue(situation: Situation, [id, key, actor, part, ...more]: string[]): Target | string {
  if (!Object.hasOwn(situation.issues, id ?? '')) return unknownName('issue', id ?? '', Object.keys(situation.issues));
  const issue = situation.issues[id];
  if (key === 'statusQuo' && actor === undefined) return property(issue, 'statusQuo', scaleOf(issue));
  if (key === 'now' && actor === undefined) return property(issue, 'now', scaleOf(issue));
  if (key === 'binds' && actor === undefined) {
    if (issue.rule === undefined) return `${id} has no rule that could bind`;
    return { ...property(issue, 'binds', SHARE), get: () => issue.binds ?? 1 };
  }
  if (key !== 'stances') return unknownName('part of an issue', key ?? '', ['statusQuo', 'binds', 'stances']);
  if (!Object.hasOwn(issue.stances, actor ?? '') && Object.hasOwn(situation.actors, actor ?? '')) {
    return `${actor} takes no stance on ${id}, expected one of ${Object.keys(issue.stances).slice(0, 8).join(', ')}`;
  }
  if (!Object.hasOwn(issue.stances, actor ?? '')) {
    return unknownName(`stance on ${id} of actor`, actor ?? '', Object.keys(issue.stances));
  }
  const stance = issue.stances[actor];
  if (more.length === 0) {
    if (part === 'position') return property(stance, 'position', scaleOf(issue));
    if (part === 'salience') return property(stance, 'salience', SHARE);
    if (part === 'capability') return property(stance, 'capability', NOT_NEGATIVE);
    if (part === 'veto') return vetoOf(stance, issue, id, actor, settledIn(situation, id));
    if (part === 'asks') {
      const settles = agreementsOf(situation).find(({ agreement }) => settlesIssue(agreement, id));
      if (stance.asks === undefined || !settles) return `${actor} states no \`asks\` on ${id} that could change`;
      return askTarget(situation, settles.id, stance, 'asks');
    }
    if (part === 'limit') {
      if (stance.limit === undefined) return `${actor} states no limit on ${id} that could change`;
      return property(stance, 'limit', scaleOf(issue));
    }
  }
  const parts = ['position', 'salience', 'capability', 'veto', ...(stance.limit === undefined ? [] : ['limit'])];
  return unknownName('part of a stance', [part, ...more].join('.'), parts);
}

/** Whether an agreement settles an issue: then what a veto keeps is that there is no deal. */
const settledIn = (situation: Situation, issue: string): boolean =>
  agreementsOf(situation).some(({ agreement }) => settlesIssue(agreement, issue));

/** The veto of a stance. */
function vetoOf(stance: Stance, issue: Issue, id: string, actor: string, settled: boolean): Target {
  return {
    get: () => vetoChance(stance.veto),
    set: (value) => {
      stance.veto = value;
    },
    decide: (value) => {
      stance.veto = value;
    },
    bounds: SHARE,
    refuses: (value) =>
      issue.statusQuo === undefined && !settled && isPossible(value)
        ? `${id} has no status quo that the veto of ${actor} could keep`
        : undefined,
  };
}

function inDependence(situation: Situation, [of, on, domain, key, ...more]: string[]): Target | string {
  const list = situation.dependence ?? [];
  const found = list.find((d) => d.of === of && d.on === on && d.domain === domain);
  if (!found) {
    const known = list.map((d) => `${d.of}.${d.on}.${d.domain}`);
    return unknownName('dependence', [of, on, domain].filter(Boolean).join('.'), known);
  }
  if (more.length === 0 && (key === 'strength' || key === 'replaceable')) return property(found, key, SHARE);
  if (key === 'alternatives' && more.length <= 1) {
    const partners = found.alternatives ?? {};
    if (Object.hasOwn(partners, more[0] ?? '')) return property(partners, more[0], SHARE);
    return unknownName('alternative partner', more[0] ?? '', Object.keys(partners));
  }
  return unknownName('part of a dependence', [key, ...more].join('.'), ['strength', 'replaceable', 'alternatives']);
}
