import { exp, log } from '../../numeric/elementary.ts';
import type { DailyCounts } from './daily-counts.ts';

/** Background and branching of a Hawkes process whose decay is given. */
export interface Level {
  background: number;
  branching: number;
}

/** No event may bring as much as another whole one: then they would never end. */
export const MOST_BRANCHING = 0.99;

/** The constant rate with the greatest likelihood, events a day; with an event on every day, as if half a day had been without. */
export function constantRate({ ties, total, length }: DailyCounts): number {
  return ties === 'each' ? total / length : -log(1 - Math.min(total, length - 0.5) / length);
}

/** Newton's step, and what it gains. */
interface Step extends Level {
  gain: number;
}

/**
 * Background and branching with the greatest likelihood for a decay, by Newton's method from inside: the log likelihood is
 * concave, steps stop short of what is not allowed and are halved until they gain.
 *
 * @param excited mean that one unit of branching adds to each day with events
 * @param brought the same for all days together
 * @param start where to begin; begun in the middle if it has no branching
 */
export function bestLevel(history: DailyCounts, excited: Float64Array, brought: number, start: Level): Level {
  const rate = constantRate(history);
  const constant = { background: rate, branching: 0 };
  if (slopeByBranching(history, excited, brought, constant) <= 0) return constant;
  let level = start.branching > 0 ? start : { background: rate / 2, branching: 0.5 };
  let value = likelihood(history, excited, brought, level);
  for (let i = 0; i < 100; i++) {
    const step = newton(history, excited, brought, level);
    if (step.gain < 1e-12) return level;
    let length = longest(level, step);
    let next = moved(level, step, length);
    let gained = likelihood(history, excited, brought, next) - value;
    while (gained < 0 && length > 1e-12) {
      length /= 2;
      next = moved(level, step, length);
      gained = likelihood(history, excited, brought, next) - value;
    }
    if (gained <= 0) return level;
    [level, value] = [next, value + gained];
  }
  return level;
}

const moved = (level: Level, step: Level, length: number): Level => ({
  background: level.background + length * step.background,
  branching: level.branching + length * step.branching,
});

/** The whole step, or nine tenths of the way to where a parameter would leave its range. */
function longest({ background, branching }: Level, step: Level): number {
  let length = 1;
  if (step.background < 0) length = Math.min(length, (-0.9 * background) / step.background);
  if (step.branching < 0) length = Math.min(length, (-0.9 * branching) / step.branching);
  if (step.branching > 0) length = Math.min(length, (0.9 * (MOST_BRANCHING - branching)) / step.branching);
  return length;
}

function likelihood(
  { counts, length, ties }: DailyCounts,
  excited: Float64Array,
  brought: number,
  level: Level,
): number {
  let sum = -level.background * length - level.branching * brought;
  for (let i = 0; i < counts.length; i++) {
    const mean = level.background + level.branching * excited[i];
    sum += ties === 'each' ? counts[i] * log(mean) : mean + log(1 - exp(-mean));
  }
  return sum;
}

/** Derivative by branching at a process without any. */
function slopeByBranching(
  { counts, ties }: DailyCounts,
  excited: Float64Array,
  brought: number,
  { background }: Level,
): number {
  let sum = 0;
  for (let i = 0; i < counts.length; i++) sum += counts[i] * excited[i];
  return (ties === 'each' ? sum / background : sum / (1 - exp(-background))) - brought;
}

function newton({ counts, length, ties }: DailyCounts, excited: Float64Array, brought: number, level: Level): Step {
  let [byBackground, byBranching] = [-length, -brought];
  let [a, b, c] = [0, 0, 0];
  for (let i = 0; i < counts.length; i++) {
    const mean = level.background + level.branching * excited[i];
    const some = ties === 'each' ? 0 : 1 - exp(-mean);
    const slope = ties === 'each' ? counts[i] / mean : 1 / some;
    const curvature = ties === 'each' ? slope / mean : slope * (slope - 1);
    byBackground += slope;
    byBranching += slope * excited[i];
    a += curvature;
    b += curvature * excited[i];
    c += curvature * excited[i] * excited[i];
  }
  const determinant = a * c - b * b;
  const background = (c * byBackground - b * byBranching) / determinant;
  const branching = (a * byBranching - b * byBackground) / determinant;
  return { background, branching, gain: background * byBackground + branching * byBranching };
}
