import { exchangeModel } from '../exchange/exchange.ts';
import type { ModelSettings, Move } from '../model.ts';
import type { Problem } from '../problem.ts';

/** One exchange between two actors, and where it takes the outcomes of its two issues. */
export interface Exchange {
  /** Indices of the partners. */
  partners: [number, number];
  shifts: { issue: number; from: number; to: number }[];
}

/**
 * The first deals of position exchange, the most profitable first, at the values that the problem's arrays now have. Outcomes are the
 * weighted means of that model: before the deal, and after it.
 *
 * @param most at most so many
 */
export function firstExchanges(problem: Problem, settings: ModelSettings, seed: number, most: number): Exchange[] {
  if (most === 0) return [];
  const { issues, start, actor, position, weight } = problem;
  const moves: Move[] = [];
  const solution = { outcome: new Float64Array(issues), reason: new Uint8Array(issues) };
  const total = new Float64Array(issues);
  const outcome = new Float64Array(issues);
  for (let m = 0; m < issues; m++) {
    for (let k = start[m]; k < start[m + 1]; k++) {
      total[m] += weight[k];
      outcome[m] += weight[k] * position[k];
    }
    outcome[m] /= total[m];
  }
  exchangeModel.prepare(problem, { exchange: { ...settings.exchange, rounds: 1 } }, seed)(solution, 0, (round) => {
    moves.push(...round.moves);
  });
  return Array.from({ length: Math.min(most, moves.length / 2) }, (_, d): Exchange => {
    const deal = moves.slice(2 * d, 2 * d + 2);
    const shifts = deal.map(({ actor: who, issue, from, to }) => {
      const rows = Array.from({ length: start[issue + 1] - start[issue] }, (_, k) => start[issue] + k);
      const mover = rows.find((k) => actor[k] === who) as number;
      const before = outcome[issue];
      outcome[issue] += ((to - from) * weight[mover]) / total[issue];
      return { issue, from: before, to: outcome[issue] };
    });
    return { partners: [deal[0].actor, deal[0].partner], shifts };
  });
}
