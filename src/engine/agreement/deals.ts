import { markConsent } from '../../models/consent.ts';
import type { Problem } from '../../models/problem.ts';
import { UsageError } from '../../numeric/errors.ts';
import { quoteName } from '../../numeric/nearest-name.ts';
import { type NamedAgreement, USUAL_STEEPNESS } from '../../situation/agreement.ts';
import type { Situation } from '../../situation/schema.ts';
import { demandsOf } from './asks.ts';
import { type Bargain, emptyBargain } from './bargain.ts';
import { type Firmness, limitsOf } from './limits.ts';
import { type PackageSearch, packageSearch } from './package-search.ts';
import { claimedAbove, claimedBelow, type Quartiles } from './sealed-offers.ts';

/** Larger tables are not searched for a package. */
const MOST_CELLS = 2e6;

/** An agreement of a situation, for the values of one draw: whose consent it needs and whether there is room for it. */
export interface Deal {
  readonly id: string;
  /** The issues that it settles and the actors who may have to agree, by their places in the problem. */
  readonly issues: Int32Array;
  readonly actors: Int32Array;
  readonly bargain: Bargain;
  readonly search: PackageSearch;
  /** Other agreements, by their places, without which somebody does not sign this one. */
  readonly needs: readonly number[];
  /** Whether some package exists that all who must agree prefer to no deal. */
  exists: boolean;
  /** Whether one still exists if each holds out in sealed offers, since nobody knows how far the others would go: see `dealOf`. */
  sealed: boolean;
  /** By actor of the bargain: 1 where it refuses one blind offer, the best package at the best guesses of all inputs. */
  readonly refuses: Uint8Array;
  /** Takes the present values for the best guesses, by which the blind offer is made. */
  makeOffer(): void;
  /** Reads the arrays of the problem and the values, and searches. */
  refresh(): void;
  /** Moves outcomes, one for each issue of the problem, to the nearest package that all accept, if there is room. */
  hold(outcome: Float64Array): void;
  /** Whether there would be room if this actor of the bargain need not agree. */
  roomWithout(actor: number): boolean;
}

/**
 * Prepares the search for room in an agreement. The blind offer is the package that gives the one who gains least as much as
 * possible if every input is at its best guess and all agree who may have to: it knows no more of a draw than the file says.
 *
 * With sealed offers each claims to want less of a deal, to give less, and to have more without one, than it does: its limits,
 * what no deal is worth to it, its flexibility and its positions are a third of the way to the harder quartile of what the file
 * says of them. With values spread evenly that is the equilibrium of Chatterjee & Samuelson (1983), the best that is possible
 * (Myerson & Satterthwaite 1983).
 *
 * Neither `exists` nor `sealed` is ever lost by limits that give more, a worse no deal, an ask for less or one consent less, as
 * long as somebody who gains is left. In every draw each of these makes every gain from every package as large or larger, or asks
 * fewer for it, or lets more packages meet what is asked: a package that was accepted is still accepted. That holds of the claims
 * as well, since a claim never hardens while a value and its quartiles soften. And no gain is larger by the claims than it is, so
 * that there is no room for sealed offers where there is none.
 *
 * @param quartiles of the values
 * @param slot the place of an input in the values, -1 where there is none
 * @throws UsageError if too many must agree on too many issues
 */
export function dealOf(
  situation: Situation,
  { id, path, agreement }: NamedAgreement,
  agreements: readonly string[],
  problem: Problem,
  values: Float64Array,
  quartiles: Quartiles,
  slot: (path: string) => number,
): Deal {
  const { start, actor, position, salience, weight, veto, statusQuo, rules, actorIds, issueIds } = problem;
  const issues = Int32Array.from(issueIds.keys()).filter((m) => agreement.issues?.includes(issueIds[m]) ?? true);
  const actors = candidates(problem, issues, agreement.consent ?? []);
  const count = issues.length;
  if ((actors.length + count) * actors.length * count > MOST_CELLS) {
    const size = `${actors.length} actors who may have to agree on ${count} issues`;
    throw new UsageError(
      `${quoteName(id)}: ${size} are too many to search for a package, expected fewer in \`issues\``,
    );
  }
  const localActor = new Int32Array(actorIds.length).fill(-1);
  actors.forEach((i, a) => {
    localActor[i] = a;
  });
  const localIssue = new Map([...issues].map((m, n) => [issueIds[m], n]));
  const { demands, needs } = demandsOf(situation, id, agreement, {
    actorOf: (name) => localActor[actorIds.indexOf(name)],
    issueOf: (name) => localIssue.get(name) as number,
    agreementOf: (name) => agreements.indexOf(name),
    issues: count,
  });
  const bargain = emptyBargain(
    Array.from(actors, (i) => actorIds[i]),
    Array.from(issues, (m) => issueIds[m]),
    demands,
  );
  issues.forEach((m, n) => {
    bargain.low[n] = problem.low[m];
    bargain.high[n] = problem.high[m];
    bargain.yesNo[n] = situation.issues[issueIds[m]].type === 'yes-no' ? 1 : 0;
  });
  bargain.steepness.fill(agreement.steepness ?? USUAL_STEEPNESS);
  const fillLimits = limitsOf(situation, problem, { path, issues, localActor, bargain, values, quartiles, slot });
  const positionSlot = Int32Array.from(actor, (i, k) =>
    slot(`issues.${issueIds[issueOfRow(start, k)]}.stances.${actorIds[i]}.position`),
  );
  const withoutSlot = Int32Array.from(actors, (i) => slot(`${path}.without.${actorIds[i]}`));
  const asked = new Uint8Array(position.length);
  const care = new Float64Array(actorIds.length);
  const listed = (agreement.consent ?? []).map((name) => actorIds.indexOf(name));
  const search = packageSearch(bargain);

  const offer = new Float64Array(count);
  const content = new Float64Array(count);
  const near = new Float64Array(count);
  const witness = new Float64Array(count);
  const scratch = new Uint8Array(actors.length);
  const others = new Uint8Array(actors.length);
  let witnessed = false;
  let possible = true;

  /** Who must agree: those who are listed, those who use a veto, and those a rule needs. */
  const fillConsent = () => {
    const { consents } = bargain;
    consents.fill(0);
    possible = true;
    for (const i of listed) consents[localActor[i]] = 1;
    for (const m of issues) {
      for (let k = start[m]; k < start[m + 1]; k++) {
        if (veto[k] === 1 && weight[k] > 0 && localActor[actor[k]] >= 0) consents[localActor[actor[k]]] = 1;
      }
      if (agreement.consent || !rules[m] || problem.binds[m] === 0) continue;
      if (!markConsent(problem, m, asked)) possible = false;
      for (let k = start[m]; k < start[m + 1]; k++) {
        if (asked[k] === 1 && localActor[actor[k]] >= 0) consents[localActor[actor[k]]] = 1;
      }
    }
  };
  /** What they want, and what holds without a deal. */
  const fillStances = () => {
    care.fill(0);
    for (let k = 0; k < salience.length; k++) care[actor[k]] += salience[k];
    for (let n = 0; n < count; n++) {
      const m = issues[n];
      bargain.noDeal[n] = statusQuo[m];
      for (let k = start[m]; k < start[m + 1]; k++) {
        const a = localActor[actor[k]];
        if (a < 0) continue;
        bargain.position[a * count + n] = position[k];
        bargain.share[a * count + n] = care[actor[k]] > 0 ? salience[k] / care[actor[k]] : 0;
      }
    }
  };

  /** What they want and have without a deal by their claims, in place of what they do. */
  const fillClaims = () => {
    const { lower, upper } = quartiles;
    for (let n = 0; n < count; n++) {
      const m = issues[n];
      const d = statusQuo[m];
      for (let k = start[m]; k < start[m + 1]; k++) {
        const a = localActor[actor[k]];
        if (a < 0) continue;
        const x = position[k];
        const at = positionSlot[k];
        // Who wants less of a change gives less for it. No claim goes beyond what holds without a deal.
        if (x > d) bargain.position[a * count + n] = Math.max(d, claimedBelow(x, lower[at]));
        else if (x < d) bargain.position[a * count + n] = Math.min(d, claimedAbove(x, upper[at]));
      }
    }
    fillLimits('claimed');
    for (let a = 0; a < actors.length; a++) {
      const at = withoutSlot[a];
      if (at >= 0) bargain.without[a] = claimedAbove(values[at], upper[at]);
    }
  };

  const fillOwn = (limits: Firmness) => {
    fillStances();
    fillLimits(limits);
    for (let a = 0; a < actors.length; a++) bargain.without[a] = withoutSlot[a] >= 0 ? values[withoutSlot[a]] : 0;
  };

  const deal: Deal = {
    ...{ id, issues, actors, bargain, search, needs },
    exists: false,
    sealed: false,
    refuses: new Uint8Array(actors.length),
    makeOffer() {
      fillConsent();
      // A blind offer cannot count on red lines to give way: so more flexible actors accept it no less often.
      fillOwn('firm');
      for (const m of issues) {
        for (let k = start[m]; k < start[m + 1]; k++) {
          if (problem.mayVeto[k] === 1 && localActor[actor[k]] >= 0) bargain.consents[localActor[actor[k]]] = 1;
        }
      }
      offer.set(search.best().outcome);
    },
    refresh() {
      fillConsent();
      fillOwn('own');
      const accepted = search.accepted(offer, deal.refuses) && possible;
      // What all accept exists: the best package is looked for only where it is needed.
      witnessed = !accepted;
      deal.exists = accepted;
      if (accepted) witness.set(offer);
      else if (possible) {
        const found = search.best();
        deal.exists = found.exists;
        witness.set(found.outcome);
      }
      deal.sealed = deal.exists;
      if (!deal.exists) return;
      fillClaims();
      deal.sealed = search.accepted(witness, scratch) || search.best().exists;
      fillOwn('own');
    },
    hold(outcome) {
      for (let n = 0; n < count; n++) content[n] = outcome[issues[n]];
      if (!deal.exists || search.accepted(content, scratch)) return;
      if (!search.nearest(content, near) || !search.accepted(near, scratch)) {
        if (!witnessed) witness.set(search.best().outcome);
        witnessed = true;
        near.set(witness);
      }
      for (let n = 0; n < count; n++) outcome[issues[n]] = near[n];
    },
    roomWithout(a) {
      if (!possible) return false;
      others.set(bargain.consents);
      others[a] = 0;
      return search.roomFor(others);
    },
  };
  return deal;
}

/** The actors with a stance on an issue of the agreement; where they are many, those alone who may have to agree. */
function candidates({ start, actor, mayVeto, rules, actorIds }: Problem, issues: Int32Array, consent: string[]) {
  const found = new Set(consent.map((id) => actorIds.indexOf(id)));
  const may = new Set(found);
  for (const m of issues) {
    for (let k = start[m]; k < start[m + 1]; k++) {
      found.add(actor[k]);
      if (mayVeto[k] === 1 || rules[m]?.voters[k - start[m]] === 1) may.add(actor[k]);
    }
  }
  return Int32Array.from(found.size <= MANY ? found : may).sort();
}

/** More actors than this have a place in the search only if they may have to agree. */
const MANY = 40;

/** The issue of a stance, by its row. */
const issueOfRow = (start: Int32Array, row: number) => start.findLastIndex((first) => first <= row);
