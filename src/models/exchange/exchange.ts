import * as z from 'zod';
import { once } from '../../numeric/once.ts';
import { stream } from '../../numeric/random.ts';
import { type Model, type Move, type Round, STATUS } from '../model.ts';
import type { Problem } from '../problem.ts';
import { ratio, rounds } from '../settings.ts';
import { weightedMean, withoutWeight } from '../weighted-mean.ts';
import { withinPositions } from '../within-positions.ts';
import { type ExchangeDeal, type ExchangeTable, nameRank, TIE } from './deal.ts';
import { externalities } from './externalities.ts';
import { exchangeRound } from './round.ts';

export const exchangeSettings = once(() =>
  z.strictObject({
    rounds: rounds().describe('1 by default'),
    randomRates: ratio().exactOptional().describe('how far the split of a gain may be from equal, 0 by default'),
    fixedWeight: ratio().exactOptional().describe('share of a move that every actor keeps to, 0.1 by default'),
    salienceWeight: ratio()
      .exactOptional()
      .describe('further share that an actor without salience keeps to, 0.4 by default'),
  }),
);

export interface ExchangeSettings {
  /** 1 without it. */
  rounds?: number;
  /** How far the split of a gain may be from equal, 0-1; 0 without it. */
  randomRates?: number;
  /** Share of a move that every actor keeps to in the next round, 0-1; 0.1 without it. */
  fixedWeight?: number;
  /** Further share that an actor without salience keeps to, 0-1; 0.4 without it. */
  salienceWeight?: number;
}

const EXCHANGE_DEFAULTS: Required<ExchangeSettings> = {
  rounds: 1,
  randomRates: 0,
  fixedWeight: 0.1,
  salienceWeight: 0.4,
};

/**
 * Position exchange: actors trade their positions on two issues at a time, the most profitable trade first; the forecast is the
 * weighted mean of the positions that the last round leaves. See `exchangeRound`. A round without a deal is the last.
 *
 * Gains compare shifts on different issues, so all of them are counted in points, hundredths of an issue's scale: the units of an
 * issue do not matter, the length of its scale does.
 */
export const exchangeModel: Model<ExchangeSettings> = {
  name: 'exchange',
  title: 'Position exchange',
  says: 'Two actors trade: one gives way on an issue that matters less to it, the other in return on another, the most profitable trade first.',
  use: 'Where issues are settled as a package and actors care unequally; in tests on decisions of the European Union it did no better than the weighted mean.',
  source: 'Stokman & Van Oosten 1994; Dijkstra, Van Assen & Stokman 2008',
  perIssue: false,
  readsStatusQuo: false,
  tells: 'rounds',
  get settings() {
    return exchangeSettings();
  },
  hasChance: ({ randomRates = EXCHANGE_DEFAULTS.randomRates }) => randomRates > 0,
  steps: (actors, issues) => (actors ** 3 * issues ** 2) / 4,
  prepare(problem, settings, seed) {
    const { issues, start, position, weight, low, high } = problem;
    const { rounds: most, randomRates, fixedWeight, salienceWeight } = { ...EXCHANGE_DEFAULTS, ...settings };
    const rows = position.length;
    const table: ExchangeTable = {
      want: new Float64Array(rows),
      stand: new Float64Array(rows),
      pull: new Float64Array(rows),
      outcome: new Float64Array(issues),
      total: new Float64Array(issues),
    };
    const { want, stand } = table;
    const play = exchangeRound(problem, table);
    const chance = shares(seed, randomRates);
    const standing = new Float64Array(rows);
    /** Where each row stands before the first round, in points. */
    const stood = new Float64Array(rows);
    const teller = telling(problem, table);

    /** Positions in the units of their issues; those who have not moved stand exactly where they stood. */
    const inUnits = (points: Float64Array) => {
      for (let m = 0; m < issues; m++) {
        const point = (high[m] - low[m]) / 100;
        for (let k = start[m]; k < start[m + 1]; k++) {
          standing[k] = points[k] === stood[k] ? position[k] : low[m] + points[k] * point;
        }
      }
      return standing;
    };
    const conclude = (outcome: Float64Array) => {
      inUnits(stand);
      for (let m = 0; m < issues; m++) {
        const mean = weightedMean(standing, weight, start[m], start[m + 1]);
        outcome[m] = Number.isNaN(mean)
          ? withoutWeight(problem, m)
          : withinPositions(mean, position, weight, start[m], start[m + 1]);
      }
    };

    return ({ outcome, status, conceded }, draw, onRound) => {
      layTable(problem, table);
      stood.set(want);
      chance?.begin(draw);
      for (let m = 0; m < issues; m++) status[m] = table.total[m] > 0 ? STATUS.agreed : STATUS.nobodyCares;
      if (onRound) {
        conclude(outcome);
        onRound({ number: 0, positions: standing.slice(), outcome: outcome.slice(), moves: [] });
      }
      for (let number = 1; number <= most; number++) {
        if (number > 1) startNextRound(problem, table, fixedWeight, salienceWeight);
        const before = onRound && inUnits(want).slice();
        const told = onRound && teller();
        const deals = play(chance?.next, told?.hear);
        conclude(outcome);
        if (onRound && before && told) {
          const { moves, gain } = told;
          onRound(
            describe(problem, { number, positions: standing.slice(), outcome: outcome.slice(), moves }, before, gain),
          );
        }
        if (deals === 0) break;
      }
      // What an actor's moves add up to, after all rounds, as a shift of the outcome.
      if (conceded) for (let k = 0; k < rows; k++) conceded[k] = table.pull[k] * (standing[k] - position[k]);
    };
  },
};

/** Fills the table for the first round. */
function layTable({ issues, start, position, weight, low, high }: Problem, table: ExchangeTable): void {
  const { want, stand, pull, total } = table;
  for (let m = 0; m < issues; m++) {
    total[m] = 0;
    for (let k = start[m]; k < start[m + 1]; k++) total[m] += weight[k];
    for (let k = start[m]; k < start[m + 1]; k++) {
      want[k] = ((position[k] - low[m]) * 100) / (high[m] - low[m]);
      stand[k] = want[k];
      pull[k] = total[m] > 0 ? weight[k] / total[m] : 0;
    }
    table.outcome[m] = weightedMean(want, weight, start[m], start[m + 1]);
  }
}

/**
 * Lets every actor keep to a part of its move: x' = x + min(1, f + v (1 - s)) (y - x), the less the more it cares.
 *
 * @param f fixed weight, v salience weight, both 0-1
 * @see Stokman & Van Oosten 1994
 */
function startNextRound(
  { issues, start, salience, weight }: Problem,
  table: ExchangeTable,
  f: number,
  v: number,
): void {
  const { want, stand, outcome } = table;
  for (let k = 0; k < want.length; k++) {
    want[k] += Math.min(1, f + v * (1 - salience[k])) * (stand[k] - want[k]);
    stand[k] = want[k];
  }
  for (let m = 0; m < issues; m++) outcome[m] = weightedMean(want, weight, start[m], start[m + 1]);
}

/** Random shares of a joint gain, even between (1 - p) / 2 and (1 + p) / 2; none at all if p is 0. */
function shares(seed: number, p: number) {
  if (p === 0) return undefined;
  const random = stream('exchange', seed);
  const u = new Float64Array(64);
  let draw = 0;
  let used = 0;
  return {
    begin(number: number) {
      draw = number;
      used = 0;
    },
    next() {
      const at = used % u.length;
      if (at === 0) random.fillOfDraw(draw, used, u);
      used++;
      return 0.5 + p * (u[at] - 0.5);
    },
  };
}

/** Writes down the deals of a round: the one who moves farther, in points, first; of equal moves the one whose name comes first. */
function telling({ actors, actor, actorIds, low, high }: Problem, { stand }: ExchangeTable) {
  const rank = nameRank(actorIds);
  return () => {
    const moves: Move[] = [];
    const gain = new Float64Array(actors);
    const hear = ({ p, q, giveP, giveQ, toP, toQ, gainP, gainQ }: ExchangeDeal) => {
      const [j, i] = [actor[giveP], actor[giveQ]];
      const units = (m: number, points: number) => low[m] + (points * (high[m] - low[m])) / 100;
      const move = (
        who: number,
        partner: number,
        issue: number,
        inReturn: number,
        row: number,
        to: number,
        g: number,
      ) => ({
        actor: who,
        issue,
        from: units(issue, stand[row]),
        to: units(issue, to),
        partner,
        kind: 'exchange' as const,
        inReturn,
        because: { gain: g },
      });
      const both = [move(j, i, p, q, giveP, toP, gainP), move(i, j, q, p, giveQ, toQ, gainQ)];
      const farther = Math.abs(toQ - stand[giveQ]) - Math.abs(toP - stand[giveP]);
      if (Math.abs(farther) > TIE ? farther > 0 : rank[i] < rank[j]) both.reverse();
      moves.push(...both);
      gain[j] += gainP;
      gain[i] += gainQ;
    };
    return { moves, gain, hear };
  };
}

/** Adds to a round the gains and the externalities: on each move the sum over third parties, per actor its own. */
function describe(problem: Problem, round: Round, before: Float64Array, gain: Float64Array): Round {
  const suffered = new Float64Array(problem.actors);
  externalities(problem, before, round.moves).forEach((effect, d) => {
    const onOthers = effect.reduce((sum, value) => (Number.isNaN(value) ? sum : sum + value), 0);
    effect.forEach((value, k) => {
      if (!Number.isNaN(value)) suffered[k] += value;
    });
    for (const move of round.moves.slice(2 * d, 2 * d + 2)) move.because.externalities = onOthers;
  });
  return { ...round, perActor: { gain, externalities: suffered } };
}
