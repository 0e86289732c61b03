import { exp, log, power } from '../../numeric/elementary.ts';
import { gammaQuantile } from '../../numeric/gamma.ts';
import type { Weibull } from '../../numeric/survival/weibull.ts';

/** Nodes of the shape, evenly spaced in its log from 1/5 to 5. */
const NODES = 65;
const REACH = log(5);
export const SHAPES: Float64Array = Float64Array.from({ length: NODES }, (_, j) =>
  exp(REACH * ((2 * j) / (NODES - 1) - 1)),
);

/** What is believed of a Weibull law: its shape at nodes, and for each a gamma distribution of the rate, scale^-shape. */
export interface BelievedLaws {
  /** Ascending, at least two, evenly spaced in their logs. */
  shapes: Float64Array;
  /** Log of the density of the log of the shape at each node, up to a constant. */
  logWeight: Float64Array;
  /** The gamma distribution's shape: events seen, as it were. Above 0. */
  events: number;
  /** Its rate at each node, in the unit: the times under observation, each to the power of the shape, added up. */
  exposure: Float64Array;
  /** Days of a unit of time. */
  unit: number;
}

/**
 * Draws laws from what is believed of them once a bargain is known to have been open for `elapsed` days. With a gamma
 * distribution of the rate, that adds to the exposure, and weighs each shape by the probability that it gave to so long a time.
 *
 * @returns puts the law of two numbers in (0, 1) into `law`: the first chooses the shape, the second the scale
 */
export function mixtureOfLaws(
  { shapes, logWeight, events, exposure, unit }: BelievedLaws,
  elapsed: number,
): (u: ArrayLike<number>, law: Weibull) => void {
  const passed = shapes.map((shape) => power(elapsed / unit, shape));
  const logExposure = exposure.map((sum, j) => log(sum + passed[j]));
  const weighed = logWeight.map((weight, j) => weight - events * (logExposure[j] - log(exposure[j])));
  const most = weighed.reduce((a, b) => Math.max(a, b), -Infinity);
  const density = weighed.map((weight) => exp(weight - most));
  // The density is a straight line from node to node.
  const upTo = new Float64Array(shapes.length);
  for (let j = 1; j < shapes.length; j++) upTo[j] = upTo[j - 1] + (density[j - 1] + density[j]) / 2;
  const total = upTo[shapes.length - 1];
  const first = log(shapes[0]);
  const step = log(shapes[1]) - first;
  const logUnit = log(unit);
  return (u, law) => {
    const mass = u[0] * total;
    let low = 0;
    let high = shapes.length - 1;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (upTo[middle] <= mass) low = middle;
      else high = middle;
    }
    const t = along(density[low], density[high], mass - upTo[low]);
    const shape = exp(first + step * (low + t));
    const logRate = log(gammaQuantile(u[1], events)) - (logExposure[low] + t * (logExposure[high] - logExposure[low]));
    law.shape = shape;
    law.scale = exp(logUnit - logRate / shape);
  };
}

/** Where in a cell, 0-1, the integral of a straight line from a to b reaches `mass`, which is at most its whole, (a + b) / 2. */
function along(a: number, b: number, mass: number): number {
  const root = Math.sqrt(Math.max(0, a * a + 2 * (b - a) * mass));
  return a + root > 0 ? Math.min(1, (2 * mass) / (a + root)) : 0;
}
