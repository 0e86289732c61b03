import type { Holding } from '../../engine/holding.ts';
import { type ExchangeSettings, exchangeModel } from '../../models/exchange/exchange.ts';
import { type Move, solutionOf } from '../../models/model.ts';
import type { Problem } from '../../models/problem.ts';

/** One exchange between two actors, and where it takes the outcomes of its two issues. */
export interface Exchange {
  /** Indices of the partners. */
  partners: [number, number];
  shifts: { issue: number; from: number; to: number }[];
}

/**
 * The deals of position exchange, the most profitable first, at the values that the problem's arrays now have. Outcomes are the
 * weighted means of that model, held to vetoes and rules: before the deal, and after it. What a third one would refuse moves
 * nothing.
 *
 * @param rules of the problem, begun
 */
export function firstExchanges(problem: Problem, rules: Holding, settings: ExchangeSettings, seed: number): Exchange[] {
  const { issues, start, actor, position, weight } = problem;
  const moves: Move[] = [];
  const solution = solutionOf(problem);
  const total = new Float64Array(issues);
  const outcome = new Float64Array(issues);
  for (let m = 0; m < issues; m++) {
    for (let k = start[m]; k < start[m + 1]; k++) {
      total[m] += weight[k];
      outcome[m] += weight[k] * position[k];
    }
    outcome[m] /= total[m];
  }
  exchangeModel.prepare(problem, { ...settings, rounds: 1 }, seed)(solution, 0, (round) => {
    moves.push(...round.moves);
  });
  const agreed = solutionOf(problem);
  const held = () => {
    agreed.outcome.set(outcome);
    rules.hold(agreed);
    return agreed.outcome;
  };
  return Array.from({ length: moves.length / 2 }, (_, d): Exchange => {
    const deal = moves.slice(2 * d, 2 * d + 2);
    const before = held().slice();
    for (const { actor: who, issue, from, to } of deal) {
      const rows = Array.from({ length: start[issue + 1] - start[issue] }, (_, k) => start[issue] + k);
      const mover = rows.find((k) => actor[k] === who) as number;
      const shift = ((to - from) * weight[mover]) / total[issue];
      outcome[issue] += shift;
      if (agreed.conceded) agreed.conceded[mover] += shift;
    }
    const after = held();
    const shifts = deal.map(({ issue }) => ({ issue, from: before[issue], to: after[issue] }));
    return { partners: [deal[0].actor, deal[0].partner], shifts };
  });
}
