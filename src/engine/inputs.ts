import {
  agreementsOf,
  issuesOfAgreement,
  type NamedAgreement,
  USUAL_FLEXIBILITY,
  worthOf,
} from '../situation/agreement.ts';
import { vetoChance } from '../situation/chance.ts';
import { type Bounds, central, GAIN, NOT_NEGATIVE, type Quantity, SHARE } from '../situation/quantity.ts';
import { scaleOf } from '../situation/scale.ts';
import type { Situation } from '../situation/schema.ts';
import { probabilityOf } from './chance.ts';
import { isCertainQuantity } from './sampling/distribution.ts';

/** The kind of an input: it decides the default spread and the group in reports. */
export type InputKind =
  | 'capability'
  | 'position'
  | 'salience'
  | 'statusQuo'
  | 'veto'
  | 'rule'
  | 'dependence'
  | 'link'
  | 'limit'
  | 'without'
  | 'flexibility';

/** One quantity of a situation, by the path that changes use for it. */
export interface Input {
  path: string;
  kind: InputKind;
  quantity: Quantity;
  bounds: Bounds;
  /** Standard deviation of a bare number, from the file's `uncertainty`. */
  spread: number;
  /** For an event (a veto is used, a rule is kept to): the probability that a draw is 1 and not 0. */
  chance?: number;
}

/** True if every draw of the input is the same. */
export function isCertainInput({ quantity, spread, chance }: Input): boolean {
  return chance === undefined ? isCertainQuantity(quantity, spread) : chance <= 0 || chance >= 1;
}

/** The best guess of an input. A chance of at least one half counts as happening. */
export function bestGuessOf({ quantity, chance }: Input): number {
  return chance === undefined ? central(quantity) : Number(chance >= 0.5);
}

/** Every quantity of a situation in the order of the file. */
export function inputsOf(situation: Situation): Input[] {
  const { position = 0, salience = 0, capability = 0 } = situation.uncertainty ?? {};
  const inputs: Input[] = [];
  const add = (path: string, kind: InputKind, quantity: Quantity, bounds: Bounds, spread: number) =>
    inputs.push({ path, kind, quantity, bounds, spread });
  const addChance = (path: string, kind: InputKind, quantity: Quantity) =>
    inputs.push({ path, kind, quantity, bounds: SHARE, spread: 0, chance: probabilityOf(quantity) });
  const addCapability = (path: string, quantity: Quantity) =>
    add(path, 'capability', quantity, NOT_NEGATIVE, capability * central(quantity));

  for (const [id, actor] of Object.entries(situation.actors))
    addCapability(`actors.${id}.capability`, actor.capability);
  for (const [id, issue] of Object.entries(situation.issues)) {
    const scale = scaleOf(issue);
    const path = `issues.${id}`;
    if (issue.statusQuo !== undefined) add(`${path}.statusQuo`, 'statusQuo', issue.statusQuo, scale, 0);
    if (issue.rule !== undefined && issue.binds !== undefined) addChance(`${path}.binds`, 'rule', issue.binds);
    for (const [actor, stance] of Object.entries(issue.stances)) {
      const at = `${path}.stances.${actor}`;
      add(`${at}.position`, 'position', stance.position, scale, position * (scale.high - scale.low));
      add(`${at}.salience`, 'salience', stance.salience, SHARE, stance.salience === 0 ? 0 : salience);
      if (stance.capability !== undefined) addCapability(`${at}.capability`, stance.capability);
      // Certain at 0 where the file leaves it out, so that a change can name it: so is what can be met otherwise, below.
      addChance(`${at}.veto`, 'veto', vetoChance(stance.veto));
      if (stance.limit !== undefined) add(`${at}.limit`, 'limit', stance.limit, scale, 0);
    }
  }
  for (const d of situation.dependence ?? []) {
    const path = `dependence.${d.of}.${d.on}.${d.domain}`;
    add(`${path}.strength`, 'dependence', d.strength, SHARE, 0);
    add(`${path}.replaceable`, 'dependence', d.replaceable ?? 0, SHARE, 0);
    for (const [partner, part] of Object.entries(d.alternatives ?? {})) {
      add(`${path}.alternatives.${partner}`, 'dependence', part, SHARE, 0);
    }
  }
  for (const [i, link] of (situation.links ?? []).entries()) {
    const target = situation.issues[(link.caps ?? link.floors) as string];
    add(`links.${i}.at`, 'link', link.at, scaleOf(target), 0);
  }
  for (const named of agreementsOf(situation)) addAgreement(situation, named, add);
  return inputs;
}

/**
 * What no deal is worth to those with a stake in an agreement, certain at 0 where the file says nothing, and how far their
 * limits give.
 */
function addAgreement(
  situation: Situation,
  { path, agreement }: NamedAgreement,
  add: (path: string, kind: InputKind, quantity: Quantity, bounds: Bounds, spread: number) => void,
): void {
  const stances = issuesOfAgreement(situation, agreement).map((id) => situation.issues[id].stances);
  const { without = {}, consent = [], flexibility = USUAL_FLEXIBILITY } = agreement;
  for (const id of Object.keys(situation.actors)) {
    const own = stances.flatMap((all) => (Object.hasOwn(all, id) ? [all[id]] : []));
    if (own.length === 0 && !consent.includes(id)) continue;
    add(`${path}.without.${id}`, 'without', Object.hasOwn(without, id) ? worthOf(without[id]) : 0, GAIN, 0);
    if (own.some(({ limit }) => limit !== undefined)) {
      add(`${path}.flexibility.${id}`, 'flexibility', flexibility, SHARE, 0);
    }
  }
}
