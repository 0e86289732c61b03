import { type Solution, STATUS } from '../models/model.ts';
import type { Problem } from '../models/problem.ts';
import { withoutWeight } from '../models/weighted-mean.ts';
import { normalProbability, normalQuantile } from '../numeric/normal.ts';
import { type Stream, stream } from '../numeric/random.ts';
import type { ForecastCalibration } from './forecast-calibration.ts';
import { mixtureDraw } from './mixture-draw.ts';

/** The draw whose residuals are at their medians: what is said at the best guess of every input. */
export const MEDIAN_DRAW = -1;

/** The same draw with other residuals: this is added to its index. */
const AGAIN = 2 ** 29;

/** Fills in the outcome of every issue. @param again takes other random numbers than the first time */
export type Calibrated = (solution: Solution, traded: Float64Array | undefined, draw: number, again?: boolean) => void;

/**
 * What was learned from resolved cases, as a forecaster: in each draw an issue ends at a random point of the distribution that
 * outcomes had around the weighted mean and the exchange model. Vetoes, voting rules and links hold after it as after any model.
 * An issue keeps its random numbers whatever else is in the file, so that scenarios differ by what they change alone.
 *
 * @returns a function of the exchange model's outcomes as well; the weighted mean stands in where it was not run
 */
export function calibratedOf(
  problem: Problem,
  { learned, roles }: Pick<ForecastCalibration, 'learned' | 'roles'>,
  seed: number,
): Calibrated {
  const { issues, issueIds, start, weight } = problem;
  const quantile = mixtureDraw(problem, learned, new Set(roles));
  const common = stream('residual', seed);
  const own = issueIds.map((id) => stream(`residual ${id}`, seed));
  const u = new Float64Array(1);
  const uniform = (from: Stream, draw: number) => {
    from.fillOfDraw(draw, 0, u);
    return u[0];
  };
  const shared = Math.sqrt(learned.correlation);
  const alone = Math.sqrt(1 - learned.correlation);
  const has = (m: number) => {
    for (let k = start[m]; k < start[m + 1]; k++) if (weight[k] > 0) return true;
    return false;
  };
  return ({ outcome, status }, traded, draw, again = false) => {
    const median = draw === MEDIAN_DRAW;
    const numbered = again ? draw + AGAIN : draw;
    const together = median || shared === 0 ? 0 : shared * normalQuantile(uniform(common, numbered));
    for (let m = 0; m < issues; m++) {
      if (!has(m)) {
        outcome[m] = withoutWeight(problem, m);
        status[m] = STATUS.nobodyCares;
        continue;
      }
      let p = median ? 0.5 : uniform(own[m], numbered);
      if (shared > 0 && !median) p = normalProbability(together + alone * normalQuantile(p));
      outcome[m] = quantile(m, traded ? traded[m] : NaN, p);
      status[m] = STATUS.agreed;
    }
  };
}
