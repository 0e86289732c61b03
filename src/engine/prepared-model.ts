import type { Model, Solve } from '../models/model.ts';
import { type ModelSettings, modelNamed, settingsOf } from '../models/models.ts';
import type { Problem } from '../models/problem.ts';
import { UsageError } from '../numeric/errors.ts';
import { quoteName } from '../numeric/nearest-name.ts';
import { ROUNDING } from '../numeric/rounding.ts';

/**
 * Prepares a model for a problem. What a model that is not built in returns is checked in every draw; a built-in one is
 * called as it is.
 *
 * @param settings of all models, as the situation file has them under `models:`
 * @throws UsageError if the model's `prepare` returns no function; the function then throws one for an outcome off the scale
 */
export function prepareModel(model: Model, problem: Problem, settings: ModelSettings | undefined, seed: number): Solve {
  const solve = model.prepare(problem, settingsOf(model, settings), seed);
  if (modelNamed(model.name) === model) return solve;
  if (typeof solve !== 'function') {
    throw new UsageError(`model ${quoteName(model.name)}: \`prepare\` returned ${String(solve)}, expected a function`);
  }
  return (solution, draw, onRound) => {
    solve(solution, draw, onRound);
    checkOutcome(model, problem, solution.outcome);
  };
}

/** NaN is on no scale, so it is refused as well. What rounding adds to the ends of the scale is let through. */
function checkOutcome({ name }: Model, { issueIds, low, high }: Problem, outcome: Float64Array): void {
  for (let m = 0; m < issueIds.length; m++) {
    const slack = ROUNDING * (high[m] - low[m]);
    if (outcome[m] >= low[m] - slack && outcome[m] <= high[m] + slack) continue;
    throw new UsageError(
      `model ${quoteName(name)}: the outcome of issue ${quoteName(issueIds[m])} is ${outcome[m]}, expected a number from ${low[m]} to ${high[m]}`,
    );
  }
}
