import { isPossible, vetoChance } from '../situation/chance.ts';
import { formatQuantity, type Quantity } from '../situation/quantity.ts';
import type { Situation } from '../situation/schema.ts';

/** One judgement of an analyst, in words. */
export interface Judgement {
  /** The path of what is judged, as changes name it. */
  path: string;
  /** The judgement itself, for example `position 40..60..90, salience 0.3`. */
  value: string;
  /** Its numbers by what they are: position, salience, capability, statusQuo, strength, replaceable, alternatives.china, at. */
  quantities: { part: string; value: Quantity }[];
  because?: string | undefined;
  source?: string | undefined;
}

/** Every judgement of a situation that carries a reason or a source, in the order of the file. */
export function judgementsOf(situation: Situation): Judgement[] {
  const found: Judgement[] = [];
  const add = (
    path: string,
    value: string,
    { because, source }: { because?: string; source?: string },
    parts: Record<string, Quantity | undefined> = {},
  ) => {
    if (because === undefined && source === undefined) return;
    const quantities = Object.entries(parts).flatMap(([part, of]) => (of === undefined ? [] : [{ part, value: of }]));
    found.push({ path, value, quantities, because, source });
  };
  for (const [id, actor] of Object.entries(situation.actors)) {
    add(`actors.${id}`, `capability ${formatQuantity(actor.capability)}`, actor, { capability: actor.capability });
  }
  for (const [id, issue] of Object.entries(situation.issues)) {
    const { statusQuo, binds } = issue;
    const said = [
      ...(statusQuo === undefined ? [] : [`status quo ${formatQuantity(statusQuo)}`]),
      ...(binds === undefined ? [] : [`rule binds ${formatQuantity(binds)}`]),
    ];
    add(`issues.${id}`, said.join(', '), issue, { statusQuo, binds });
    for (const [actor, stance] of Object.entries(issue.stances)) {
      const chance = vetoChance(stance.veto);
      const veto = isPossible(chance) ? `, veto${chance === 1 ? '' : ` ${formatQuantity(chance)}`}` : '';
      const value = `position ${formatQuantity(stance.position)}, salience ${formatQuantity(stance.salience)}${veto}`;
      const { position, salience, capability } = stance;
      add(`issues.${id}.stances.${actor}`, value, stance, { position, salience, capability });
    }
  }
  for (const d of situation.dependence ?? []) {
    const parts = [
      `strength ${formatQuantity(d.strength)}`,
      ...(d.replaceable === undefined ? [] : [`replaceable ${formatQuantity(d.replaceable)}`]),
      ...Object.entries(d.alternatives ?? {}).map(([partner, part]) => `${partner} ${formatQuantity(part)}`),
    ];
    const partners = Object.entries(d.alternatives ?? {}).map(([partner, part]) => [`alternatives.${partner}`, part]);
    const { strength, replaceable } = d;
    const numbers = { strength, replaceable, ...Object.fromEntries(partners) };
    add(`dependence.${d.of}.${d.on}.${d.domain}`, parts.join(', '), d, numbers);
  }
  for (const [i, link] of (situation.links ?? []).entries()) {
    const move = link.caps !== undefined ? `caps ${link.caps}` : `floors ${link.floors}`;
    add(`links.${i}`, `${link.when}: ${move} at ${formatQuantity(link.at)}`, link, { at: link.at });
  }
  for (const [id, outcome] of Object.entries(situation.outcomes ?? {})) add(`outcomes.${id}`, outcome.when, outcome);
  for (const shock of situation.shocks ?? []) add(`shocks.${shock.id}`, `on ${shock.on}`, shock);
  if (situation.uncertainty) {
    const { position, salience, capability } = situation.uncertainty;
    const parts = Object.entries({ position, salience, capability }).filter(([, share]) => share !== undefined);
    add('uncertainty', parts.map(([kind, share]) => `${kind} ${share}`).join(', '), situation.uncertainty);
  }
  return found;
}
