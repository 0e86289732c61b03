import { agreementsOf, settlesIssue } from '../../situation/agreement.ts';
import { compileCondition, type Issues, issuesIn } from '../../situation/condition.ts';
import { parseCondition } from '../../situation/parse-condition.ts';
import type { Situation } from '../../situation/schema.ts';
import type { DealChances } from './deal-chances.ts';
import type { Deal } from './deals.ts';

/** A named outcome, asked of what a forecaster says. */
export interface AskedOutcome {
  /** The agreements on which it turns, by their places. */
  readonly agreements: readonly number[];
  /**
   * How likely it is in this draw, 0-1. Without an agreement 1 or 0. With one, the probability that there is a deal by its day
   * times whether it happens then, and the rest times whether it happens without one. Seen from later than the situation, given that
   * no agreement has come so far.
   *
   * @param linked outcomes after links, if every agreement is struck
   * @param held the same before links
   */
  chance(linked: Float64Array, held: Float64Array): number;
  /** Whether it happens if all agreements on which it turns are struck, or none of them. */
  given(linked: Float64Array): boolean;
  otherwise(held: Float64Array): boolean;
}

interface Parts {
  deals: readonly Deal[];
  chances: readonly DealChances[];
  /** Whether each agreement is struck, 1 or 0, in what is being asked; all of them outside of these functions. */
  struck: Uint8Array;
  where: Issues;
  statusQuo: Float64Array;
  applyLinks(outcome: Float64Array): void;
}

/** The named outcomes of a situation as functions of what is said. */
export function askedOutcomes(situation: Situation, parts: Parts): AskedOutcome[] {
  const { deals, where } = parts;
  return Object.values(situation.outcomes ?? {}).map(({ when, by }) => {
    const node = parseCondition(when);
    const happens = compileCondition(node, where);
    const turnsOn = agreementsBehind(situation, deals, new Set(issuesIn(node).map(({ name }) => name)));
    if (turnsOn.length === 0) {
      const plain = (outcome: Float64Array) => (happens(outcome) ? 1 : 0);
      return { agreements: [], chance: plain, given: happens, otherwise: happens };
    }
    return withAgreements(turnsOn, by, happens, parts);
  });
}

function withAgreements(
  turnsOn: readonly number[],
  by: string | undefined,
  happens: (outcome: Float64Array) => boolean,
  { deals, chances, struck, statusQuo, applyLinks }: Parts,
): AskedOutcome {
  const scratch = new Float64Array(statusQuo.length);
  const all = 2 ** turnsOn.length - 1;

  /** Whether it happens if the agreements in the mask are struck and the others on which it turns are not. */
  const happensIf = (mask: number, held: Float64Array): boolean => {
    scratch.set(held);
    for (let n = 0; n < turnsOn.length; n++) {
      if (mask & (1 << n)) continue;
      struck[turnsOn[n]] = 0;
      for (const m of deals[turnsOn[n]].issues) scratch[m] = statusQuo[m];
    }
    applyLinks(scratch);
    const so = happens(scratch);
    struck.fill(1);
    return so;
  };
  /** How likely it is that just the agreements in the mask are struck in time. */
  const likely = (mask: number): number => {
    let p = 1;
    for (let n = 0; n < turnsOn.length && p > 0; n++) {
      let own = chances[turnsOn[n]].inTime(by);
      for (const needed of deals[turnsOn[n]].needs) {
        const place = turnsOn.indexOf(needed);
        if (place >= 0 && !(mask & (1 << place))) own = 0;
      }
      p *= mask & (1 << n) ? own : 1 - own;
    }
    return p;
  };
  return {
    agreements: turnsOn,
    chance(linked, held) {
      let sum = 0;
      for (let mask = all; mask >= 0; mask--) {
        const p = likely(mask);
        if (p > 0 && (mask === all ? happens(linked) : happensIf(mask, held))) sum += p;
      }
      return sum;
    },
    given: happens,
    otherwise: (held) => happensIf(0, held),
  };
}

/**
 * The agreements on which what reads these names turns: those named, those that settle what it reads, what links take from
 * there.
 */
function agreementsBehind(situation: Situation, deals: readonly Deal[], names: Set<string>): number[] {
  const agreements = agreementsOf(situation);
  for (let size = -1; size < names.size; ) {
    size = names.size;
    for (const { when, caps, floors } of situation.links ?? []) {
      if (!names.has((caps ?? floors) as string)) continue;
      for (const { name } of issuesIn(parseCondition(when))) names.add(name);
    }
    agreements.forEach(({ id, agreement }, a) => {
      const read = names.has(id) || [...names].some((name) => settles(situation, agreement, name));
      if (!read) return;
      names.add(id);
      for (const needed of deals[a].needs) names.add(agreements[needed].id);
    });
  }
  return agreements.flatMap(({ id }, a) => (names.has(id) ? [a] : []));
}

const settles = (situation: Situation, agreement: Parameters<typeof settlesIssue>[0], name: string) =>
  Object.hasOwn(situation.issues, name) && settlesIssue(agreement, name);
