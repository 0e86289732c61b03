import { agreementsOf, askOf, type NamedAgreement } from '../situation/agreement.ts';
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
  /** Its numbers by what they are: position, salience, capability, statusQuo, strength, replaceable, alternatives.china, at. */
  quantities: { part: string; value: Quantity }[];
  because?: string | undefined;
  source?: string | undefined;
}

type Add = (
  path: string,
  value: string,
  reasons: { because?: string; source?: string },
  parts?: Record<string, Quantity | undefined>,
) => void;

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
      const line = stance.limit === undefined ? '' : `, limit ${formatQuantity(stance.limit)}`;
      const asked = stance.asks === undefined ? '' : `, asks ${askOf(stance.asks)}`;
      const value = `position ${formatQuantity(stance.position)}, salience ${formatQuantity(stance.salience)}${veto}${line}${asked}`;
      const { position, salience, capability, limit } = stance;
      add(`issues.${id}.stances.${actor}`, value, stance, { position, salience, capability, limit });
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
  for (const named of agreementsOf(situation)) addAgreement(named, add);
  for (const [id, outcome] of Object.entries(situation.outcomes ?? {})) add(`outcomes.${id}`, outcome.when, outcome);
  for (const shock of situation.shocks ?? []) add(`shocks.${shock.id}`, `on ${shock.on}`, shock);
  if (situation.uncertainty) {
    const { position, salience, capability } = situation.uncertainty;
    const parts = Object.entries({ position, salience, capability }).filter(([, share]) => share !== undefined);
    add('uncertainty', parts.map(([kind, share]) => `${kind} ${share}`).join(', '), situation.uncertainty);
  }
  return found;
}

/** What an agreement states of its own: what no deal is worth, what actors ask for, and the time that there is. */
function addAgreement({ path, agreement }: NamedAgreement, add: Add): void {
  const { consent, without = {}, asks = {}, timing } = agreement;
  add(path, consent ? `consent of ${consent.join(', ')}` : 'consent of all who can refuse', agreement);
  for (const [actor, given] of Object.entries(without)) {
    if (typeof given !== 'object' || !('value' in given)) continue;
    add(`${path}.without.${actor}`, `no deal is worth ${formatQuantity(given.value)}`, given, { without: given.value });
  }
  for (const [actor, ask] of Object.entries(asks)) {
    if (typeof ask === 'object') add(`${path}.asks.${actor}`, `signs only if ${ask.when}`, ask);
  }
  if (!timing) return;
  add(`${path}.timing`, timing.since === undefined ? 'the time of the talks' : `talks since ${timing.since}`, timing);
  for (const deadline of timing.deadlines ?? []) {
    add(`${path}.timing.${deadline.on}`, `deadline, ends the talks: ${deadline.ends ?? true}`, deadline);
  }
  if (timing.pace) add(`${path}.timing.pace`, paceInFile(timing.pace), timing.pace);
}

function paceInFile(pace: StatedPace): string {
  if ('class' in pace) return `the pace of ${pace.class}`;
  if ('within' in pace) return `${pace.k} of ${pace.n} within ${pace.within} days`;
  return `${pace.durations.join(', ')} days`;
}
