import { formatQuantity } from '../situation/quantity.ts';
import type { Situation } from '../situation/schema.ts';

/** One judgement of an analyst, in words. */
export interface Judgement {
  /** The path of what is judged, as changes name it. */
  path: string;
  /** The judgement itself, for example `position 40..60..90, salience 0.3`. */
  value: string;
  because?: string;
  source?: string;
}

/** Every judgement of a situation that carries a reason or a source, in the order of the file. */
export function judgementsOf(situation: Situation): Judgement[] {
  const found: Judgement[] = [];
  const add = (path: string, value: string, { because, source }: { because?: string; source?: string }) => {
    if (because !== undefined || source !== undefined) found.push({ path, value, because, source });
  };
  for (const [id, actor] of Object.entries(situation.actors)) {
    add(`actors.${id}`, `capability ${formatQuantity(actor.capability)}`, actor);
  }
  for (const [id, issue] of Object.entries(situation.issues)) {
    const { statusQuo } = issue;
    add(`issues.${id}`, statusQuo === undefined ? '' : `status quo ${formatQuantity(statusQuo)}`, issue);
    for (const [actor, stance] of Object.entries(issue.stances)) {
      const veto = stance.veto ? ', veto' : '';
      const value = `position ${formatQuantity(stance.position)}, salience ${formatQuantity(stance.salience)}${veto}`;
      add(`issues.${id}.stances.${actor}`, value, stance);
    }
  }
  for (const d of situation.dependence ?? []) {
    const parts = [
      `strength ${formatQuantity(d.strength)}`,
      ...(d.replaceable === undefined ? [] : [`replaceable ${formatQuantity(d.replaceable)}`]),
      ...Object.entries(d.alternatives ?? {}).map(([partner, part]) => `${partner} ${formatQuantity(part)}`),
    ];
    add(`dependence.${d.of}.${d.on}.${d.domain}`, parts.join(', '), d);
  }
  for (const [i, link] of (situation.links ?? []).entries()) {
    const move = link.caps !== undefined ? `caps ${link.caps}` : `floors ${link.floors}`;
    add(`links.${i}`, `${link.when}: ${move} at ${formatQuantity(link.at)}`, link);
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
