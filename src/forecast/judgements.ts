import { agreementsOf, askOf, type NamedAgreement, worthOf } from '../situation/agreement.ts';
import type { StatedPace } from '../situation/agreement-types.ts';
import { isPossible, vetoChance } from '../situation/chance.ts';
import { formatQuantity, type Quantity } from '../situation/quantity.ts';
import type { Situation } from '../situation/schema.ts';

/** One judgement of an analyst, in words. */
export interface Judgement {
  /** The path of what is judged, as changes name it. */
  path: string;
  /** The judgement itself, for example `position 40..60..90, salience 0.3`. */
  value: string;
  /**
   * Its numbers by what they are: position, salience, capability, limit, statusQuo, now, strength, replaceable, alternatives.china, at,
   * without, flexibility, steepness, ends. A range may have a reason and a source of its own.
   */
  quantities: { part: string; value: Quantity }[];
  /** The condition that it states. */
  when?: string;
  because?: string | undefined;
  source?: string | undefined;
}

type Add = (
  path: string,
  value: string,
  reasons: { because?: string; source?: string },
  more?: { parts?: Record<string, Quantity | undefined>; when?: string | undefined; always?: boolean },
) => void;

/**
 * Every judgement of a situation that carries a reason or a source, in the order of the file, and every one that can stop a deal
 * with a reason or without: red lines, vetoes, asks, and what an agreement states.
 */
export function judgementsOf(situation: Situation): Judgement[] {
  const found: Judgement[] = [];
  const add: Add = (path, value, { because, source }, { parts = {}, when, always = false } = {}) => {
    const quantities = Object.entries(parts).flatMap(([part, of]) => (of === undefined ? [] : [{ part, value: of }]));
    const reasoned = because !== undefined || source !== undefined || quantities.some((one) => hasReason(one.value));
    if (reasoned || always)
      found.push({ path, value, quantities, ...(when !== undefined && { when }), because, source });
  };
  if (situation.source !== undefined) add('source', 'the file as a whole', { source: situation.source });
  for (const [id, actor] of Object.entries(situation.actors)) {
    add(`actors.${id}`, `capability ${formatQuantity(actor.capability)}`, actor, {
      parts: { capability: actor.capability },
    });
  }
  for (const [id, issue] of Object.entries(situation.issues)) {
    const { statusQuo, now, binds } = issue;
    const said = [
      ...(now === undefined ? [] : [`now ${formatQuantity(now)}`]),
      ...(statusQuo === undefined ? [] : [`status quo ${formatQuantity(statusQuo)}`]),
      ...(binds === undefined ? [] : [`rule binds ${formatQuantity(binds)}`]),
    ];
    add(`issues.${id}`, said.join(', '), issue, { parts: { statusQuo, now, binds } });
    for (const [actor, stance] of Object.entries(issue.stances)) {
      const chance = vetoChance(stance.veto);
      const veto = isPossible(chance) ? `, veto${chance === 1 ? '' : ` ${formatQuantity(chance)}`}` : '';
      const line = stance.limit === undefined ? '' : `, limit ${formatQuantity(stance.limit)}`;
      const asked = stance.asks === undefined ? '' : `, asks ${askOf(stance.asks)}`;
      const value = `position ${formatQuantity(stance.position)}, salience ${formatQuantity(stance.salience)}${veto}${line}${asked}`;
      const { position, salience, capability, limit } = stance;
      add(`issues.${id}.stances.${actor}`, value, stance, {
        parts: { position, salience, capability, limit },
        always: isPossible(chance) || limit !== undefined,
      });
      if (stance.asks === undefined) continue;
      const when = askOf(stance.asks);
      const reasons = typeof stance.asks === 'object' ? stance.asks : {};
      add(`issues.${id}.stances.${actor}.asks`, `gives way only if ${when}`, reasons, { when, always: true });
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
    add(`dependence.${d.of}.${d.on}.${d.domain}`, parts.join(', '), d, { parts: numbers });
  }
  for (const [i, link] of (situation.links ?? []).entries()) {
    const move = link.caps !== undefined ? `caps ${link.caps}` : `floors ${link.floors}`;
    add(`links.${i}`, `${link.when}: ${move} at ${formatQuantity(link.at)}`, link, { parts: { at: link.at } });
  }
  for (const named of agreementsOf(situation)) addAgreement(named, add);
  const { government } = situation;
  if (government) add('government', `${government.parties.join(', ')} governed before`, government);
  for (const [id, outcome] of Object.entries(situation.outcomes ?? {}))
    add(`outcomes.${id}`, outcome.when, outcome, { when: outcome.when });
  for (const shock of situation.shocks ?? []) add(`shocks.${shock.id}`, `on ${shock.on}`, shock);
  if (situation.uncertainty) {
    const { position, salience, capability } = situation.uncertainty;
    const parts = Object.entries({ position, salience, capability }).filter(([, share]) => share !== undefined);
    add('uncertainty', parts.map(([kind, share]) => `${kind} ${share}`).join(', '), situation.uncertainty);
  }
  return found;
}

/** What an agreement states of its own: who must agree, what no deal is worth, what actors ask for, and the time that there is. */
function addAgreement({ path, agreement }: NamedAgreement, add: Add): void {
  const { consent, without = {}, asks = {}, timing, flexibility, steepness } = agreement;
  const always = true;
  add(path, consent ? `consent of ${consent.join(', ')}` : 'consent of all who can refuse', agreement, { always });
  for (const [actor, given] of Object.entries(without)) {
    const worth = worthOf(given);
    const parts = { without: worth };
    const reasons = typeof given === 'object' && 'value' in given ? given : {};
    add(`${path}.without.${actor}`, `no deal is worth ${formatQuantity(worth)}`, reasons, { parts, always });
  }
  for (const [actor, ask] of Object.entries(asks)) {
    const when = askOf(ask);
    add(`${path}.asks.${actor}`, `signs only if ${when}`, typeof ask === 'object' ? ask : {}, { when, always });
  }
  if (flexibility !== undefined)
    add(`${path}.flexibility`, formatQuantity(flexibility), {}, { parts: { flexibility }, always });
  if (steepness !== undefined) add(`${path}.steepness`, String(steepness), {}, { parts: { steepness }, always });
  if (!timing) return;
  const { since, deadlines = [], pace } = timing;
  add(`${path}.timing`, since === undefined ? 'the time of the talks' : `talks since ${since}`, timing);
  for (const deadline of deadlines) {
    const ends = Number(deadline.ends ?? true);
    add(`${path}.timing.${deadline.on}`, `deadline, ends the talks: ${deadline.ends ?? true}`, deadline, {
      parts: { ends },
      always,
    });
  }
  if (pace) add(`${path}.timing.pace`, paceInFile(pace), pace, { always });
}

/** Whether a range has a reason or a source of its own. */
const hasReason = (quantity: Quantity): boolean =>
  typeof quantity === 'object' && !Array.isArray(quantity) && (quantity.because ?? quantity.source) !== undefined;

function paceInFile(pace: StatedPace): string {
  if ('class' in pace) return `the pace of ${pace.class}`;
  if ('within' in pace) return `${pace.k} of ${pace.n} within ${pace.within} days`;
  return `${pace.durations.join(', ')} days`;
}
