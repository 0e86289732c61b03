import type { Prepared } from '../../engine/prepare.ts';
import { exchangeModel } from '../../models/exchange/exchange.ts';
import { bestOfDeal, signedDeals } from './deal-package.ts';
import { type Decisive, decisiveActors } from './decisive.ts';
import { type Exchange, firstExchanges } from './exchanges.ts';
import { type Interests, interestsOf } from './interests.ts';
import { withinLinks } from './linked-room.ts';
import { bestPackage, type Room } from './package.ts';

/** Changes of several outcomes at once that those who must agree to them would prefer. */
export interface ParetoImprovement {
  kind: 'package' | 'exchange';
  /** Outcomes that move: of a package from the forecast, of an exchange as the exchange model has them. */
  changes: { issue: string; from: number; to: number }[];
  /** Loss saved (0-1) by every actor that it touches. */
  gains: { actor: string; gain: number; decisive: boolean }[];
  /** Who gives way on what, and what that costs it: the decisive actors of a package, the partners of an exchange. */
  gives: { actor: string; issue: string; cost: number }[];
  gets: { actor: string; issue: string; gain: number }[];
}

/** Unused Pareto improvements: plain data. */
export interface ParetoImprovements {
  /** Whose consent a package needs, and why. */
  decisive: Decisive[];
  /**
   * True if no decisive actor can gain without another one losing: there is no package. None if there are too many to search, or if
   * there is no room for any deal that could be bettered.
   */
  efficient?: boolean;
  /** Agreements for which there is no room at the best guesses: what they settle stays as it is without a deal. */
  noRoom?: string[];
  /** The package, if there is one, then the most valuable exchanges. */
  agreements: ParetoImprovement[];
}

export interface ParetoOptions {
  /** Share of the weight that makes an actor decisive if no actor can stop a deal alone, 0-1. */
  share?: number;
  /** Exchanges to list; 3 by default. */
  exchanges?: number;
}

/** Gains and moves under this are rounding: a ten-millionth of all that an actor could lose. */
const ROUNDING = 1e-7;

/** Larger tables are not searched for a package, and slower rounds of exchange not played: seconds. */
const MOST_CELLS = 2e6;
const MOST_STEPS = 4e8;

/**
 * Packages that every decisive actor would prefer to the forecast, and the most valuable exchanges of two. All is at the best guess
 * of every input, the forecast too: a package is a proposal to actors who want definite things, and
 * a mean over draws would compare it with positions that no actor holds at the same time.
 *
 * What an agreement settles is bettered by its own rules: by the consent of all who must agree to it, within what their red lines
 * and asks leave, and only where there is room for it. An exchange that one of them would refuse is none.
 */
export function paretoImprovements(engine: Prepared, { share, exchanges = 3 }: ParetoOptions = {}): ParetoImprovements {
  const { situation, seed } = engine.design;
  const guessed = engine.guess.forecast.slice();
  const { problem, rules, applyLinks, deals } = engine.atBestGuess();
  const { actorIds, issueIds, issues, low, high } = problem;
  const interests = interestsOf(problem, deals);
  const decisive = decisiveActors(problem, share, deals);
  const struck = deals.filter(({ exists }) => exists);
  const from = signedDeals(struck, guessed);
  const settled = new Set(deals.flatMap((deal) => [...deal.issues]));
  const free = Array.from({ length: issues }, (_, m) => m).filter((m) => !settled.has(m));
  const consentOn = (own: readonly number[]) =>
    decisive
      .filter(({ issues: on }) => on.some(({ issue }) => own.includes(issueIds.indexOf(issue))))
      .map(({ actor }) => actorIds.indexOf(actor));

  // A package for each agreement, and one for all that no agreement settles.
  const searches = [
    ...struck.map((deal) => ({
      own: [...deal.issues],
      searched: true,
      find: (room: Room) => bestOfDeal(deal, from, room),
    })),
    ...(free.length > 0 ? [searchOf(free)] : []),
  ].map((one) => ({ ...one, consent: consentOn(one.own) }));
  function searchOf(own: number[]) {
    const consent = consentOn(own);
    const searched = (consent.length + own.length) * consent.length * own.length <= MOST_CELLS;
    return { own, searched, find: (room: Room) => bestPackage(interests, from, consent, room) };
  }

  const tell = (kind: ParetoImprovement['kind'], parties: number[], before: Float64Array, after: Float64Array) =>
    agreement(kind, parties, before, after, { interests, actorIds, issueIds, consent: consentOn([...from.keys()]) });
  const packages = searches.flatMap(({ own, searched, find, consent }) => {
    if (!searched) return [];
    // What is settled otherwise stays where it is.
    const room = {
      low: low.map((end, m) => (own.includes(m) ? end : from[m])),
      high: high.map((end, m) => (own.includes(m) ? end : from[m])),
    };
    const to = withinLinks(find, applyLinks, from, room);
    // One alone that must agree gets its way: that is no agreement.
    const better =
      consent.length > 1 && consent.some((i) => interests.loss(i, from) - interests.loss(i, to) > ROUNDING);
    return better ? [tell('package', consent, from, to)] : [];
  });

  const quick = exchangeModel.steps(problem.actors, issues) <= MOST_STEPS;
  const stuck = new Set(deals.filter(({ exists }) => !exists).flatMap((deal) => [...deal.issues]));
  // A deal of which a veto, a rule or a red line leaves one of the two nothing is none, nor is one for which there is no room.
  const worthIt = ({ partners, shifts }: Exchange) =>
    shifts.every(({ issue }) => !stuck.has(issue)) &&
    partners.every(
      (i) =>
        shifts.reduce(
          (sum, { issue, from, to }) => sum + interests.costs(i, issue, from) - interests.costs(i, issue, to),
          0,
        ) > ROUNDING,
    );
  const found = quick && exchanges > 0 ? firstExchanges(problem, rules, situation.models?.exchange ?? {}, seed) : [];
  const told = found
    .filter(worthIt)
    .slice(0, exchanges)
    .map(({ partners, shifts }) => {
      const before = from.slice();
      for (const shift of shifts) before[shift.issue] = shift.from;
      const after = before.slice();
      for (const shift of shifts) after[shift.issue] = shift.to;
      return tell('exchange', partners, before, after);
    });
  return {
    decisive,
    ...(searches.length > 0 && searches.every(({ searched }) => searched) && { efficient: packages.length === 0 }),
    ...(struck.length < deals.length && { noRoom: deals.filter(({ exists }) => !exists).map(({ id }) => id) }),
    agreements: [...packages, ...told],
  };
}

interface Table {
  interests: Interests;
  actorIds: readonly string[];
  issueIds: readonly string[];
  /** Indices of the decisive actors. */
  consent: number[];
}

function agreement(
  kind: ParetoImprovement['kind'],
  parties: number[],
  before: Float64Array,
  after: Float64Array,
  { interests, actorIds, issueIds, consent }: Table,
): ParetoImprovement {
  const { issues, range, rows, costs, loss } = interests;
  const moved = issues.filter((m) => Math.abs(after[m] - before[m]) > ROUNDING * range[m]);
  const shares = parties.flatMap((i) =>
    moved.map((m) => ({
      actor: actorIds[i],
      issue: issueIds[m],
      gain: costs(i, m, before[m]) - costs(i, m, after[m]),
    })),
  );
  const touched = actorIds.map((_, i) => i).filter((i) => moved.some((m) => rows[i][m] !== undefined));
  return {
    kind,
    changes: moved.map((m) => ({ issue: issueIds[m], from: before[m], to: after[m] })),
    gains: touched
      .map((i) => ({ actor: actorIds[i], gain: loss(i, before) - loss(i, after), decisive: consent.includes(i) }))
      .sort((a, b) => b.gain - a.gain || (a.actor < b.actor ? -1 : 1)),
    gives: shares
      .filter(({ gain }) => gain < -ROUNDING)
      .map(({ actor, issue, gain }) => ({ actor, issue, cost: -gain }))
      .sort((a, b) => b.cost - a.cost || (a.actor + a.issue < b.actor + b.issue ? -1 : 1)),
    gets: shares
      .filter(({ gain }) => gain > ROUNDING)
      .sort((a, b) => b.gain - a.gain || (a.actor + a.issue < b.actor + b.issue ? -1 : 1)),
  };
}
