import type { Prepared } from '../../engine/prepare.ts';
import { exchangeModel } from '../../models/exchange/exchange.ts';
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
  /** True if no decisive actor can gain without another one losing: there is no package. None if there are too many to search. */
  efficient?: boolean;
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
 */
export function paretoImprovements(engine: Prepared, { share, exchanges = 3 }: ParetoOptions = {}): ParetoImprovements {
  const { situation, seed } = engine.design;
  const from = engine.guess.forecast.slice();
  const { problem, rules, applyLinks } = engine.atBestGuess();
  const { actorIds, issueIds, issues, low, high } = problem;
  const interests = interestsOf(problem);
  const decisive = decisiveActors(problem, share);
  const consent = decisive.map(({ actor }) => actorIds.indexOf(actor));
  const searched = (consent.length + issues) * consent.length * issues <= MOST_CELLS;
  const find = (room: Room) => bestPackage(interests, from, consent, room);
  const to = searched ? withinLinks(find, applyLinks, from, { low, high }) : from;
  // One alone that must agree gets its way: that is no agreement.
  const better = consent.length > 1 && consent.some((i) => interests.loss(i, from) - interests.loss(i, to) > ROUNDING);

  const tell = (kind: ParetoImprovement['kind'], parties: number[], before: Float64Array, after: Float64Array) =>
    agreement(kind, parties, before, after, { interests, actorIds, issueIds, consent });
  const quick = exchangeModel.steps(problem.actors, issues) <= MOST_STEPS;
  // A deal of which a veto or a rule leaves one of the two nothing is none.
  const worthIt = ({ partners, shifts }: Exchange) =>
    partners.every(
      (i) =>
        shifts.reduce(
          (sum, { issue, from, to }) => sum + interests.costs(i, issue, from) - interests.costs(i, issue, to),
          0,
        ) > ROUNDING,
    );
  const deals = quick && exchanges > 0 ? firstExchanges(problem, rules, situation.models?.exchange ?? {}, seed) : [];
  const told = deals
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
    ...(searched ? { efficient: !better } : {}),
    agreements: [...(better ? [tell('package', consent, from, to)] : []), ...told],
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
