import { type Problem, sortRows } from '../src/models/problem.ts';
import { stream } from '../src/numeric/random.ts';

/** A function that fills a problem with the numbers of a made-up draw: positions anywhere on the scale, all saliences and capabilities. */
export function problemDraws({ issues, start, order, position, salience, capability, weight, low, high }: Problem) {
  const random = stream('benchmark', 1);
  const u = new Float64Array(3 * position.length);
  return (draw: number): void => {
    random.fillOfDraw(draw, 0, u);
    for (let m = 0; m < issues; m++) {
      for (let k = start[m]; k < start[m + 1]; k++) {
        position[k] = low[m] + u[3 * k] * (high[m] - low[m]);
        salience[k] = u[3 * k + 1];
        capability[k] = 1 + 99 * u[3 * k + 2];
        weight[k] = capability[k] * salience[k];
      }
      sortRows(order, position, start[m], start[m + 1]);
    }
  };
}
