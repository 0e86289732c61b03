import { binomialTail } from '../../numeric/binomial-tail.ts';
import { type Box, boxAndLooser, boxOf, type CountedBox, type Limit, type Scatter } from './box.ts';
import { peel } from './prim.ts';

/** A box has at most so many limits: people cannot keep more in mind. */
const MOST_LIMITS = 3;

/**
 * A limit earns its place if the box without it would do as well by chance with at most this probability, shared among
 * all inputs that could have been limited.
 */
const SIGNIFICANT = 0.05;

/** A box that raises the share by less than a fifth is not a condition: it happens nearly as often outside of it. */
export const LEAST_RAISE = 1.2;

/** Inputs that are tried as a second and third limit: those that make the best boxes by themselves. */
const CANDIDATES = 12;

/**
 * The box that says best when the outcome happens, with at most three limited inputs.
 *
 * The first input is the one whose peeling alone leads to the best box, the second the one that does so together with
 * the first, and so on. With hundreds of inputs and a rare outcome, peeling over all at once limits dozens by chance.
 * The best box of some peelings is the one with the highest harmonic mean of coverage and density, density counted from
 * the mean of all samples (0) to the densest box of these peelings (1): a box as dense as all samples says nothing,
 * however much it covers. Where a limit of it does not earn its place, the box before it is the last one.
 *
 * A box less than a fifth denser than all samples scores nothing.
 *
 * @returns undefined if no input makes a box that raises the share by a fifth
 */
export function bestBox(samples: Scatter): Box | undefined {
  const { density: start } = boxOf(samples, []);
  let candidates = Array.from(samples.x.keys());
  let limits: Limit[] = [];
  for (let size = 1; size <= MOST_LIMITS; size++) {
    const chosen = limits.map(({ input }) => input);
    const peelings = candidates
      .filter((input) => !chosen.includes(input))
      .map((input) => ({ input, boxes: peel(samples, {}, [...chosen, input]) }));
    const densest = Math.max(...peelings.flatMap(({ boxes }) => boxes.map((box) => box.density)));
    const score = ({ coverage, density }: Box) => {
      const gain = density >= LEAST_RAISE * start && densest > start ? (density - start) / (densest - start) : 0;
      return gain > 0 ? (2 * gain * coverage) / (gain + coverage) : 0;
    };
    const ranked = peelings
      .filter(({ boxes }) => boxes.some((box) => score(box) > 0))
      .map(({ input, boxes }) => {
        const box = boxes.reduce((first, other) => (score(other) > score(first) ? other : first));
        return { input, box, score: score(box) };
      })
      .sort((a, b) => b.score - a.score || a.input - b.input);
    if (!ranked[0]) break;
    if (size === 1) candidates = ranked.slice(0, CANDIDATES).map(({ input }) => input);
    if (!allEarnTheirPlace(samples, ranked[0].box.limits)) break;
    limits = ranked[0].box.limits;
  }
  if (limits.length === 0) return undefined;
  const best = plain(boxOf(samples, limits));
  return best.density >= LEAST_RAISE * start ? best : undefined;
}

const plain = ({ limits, mass, density, coverage }: Box): Box => ({ limits, mass, density, coverage });

/** Whether the box would do worse without any one of its limits, and not by chance. */
function allEarnTheirPlace(samples: Scatter, limits: readonly Limit[]): boolean {
  const { box, looser } = boxAndLooser(samples, limits);
  return looser.every((rest) => quasiP(box, rest) <= SIGNIFICANT / samples.x.length);
}

/**
 * Bryant & Lempert's quasi-p-value of a limit: without it the box shows the outcome at some rate; the probability that at
 * this rate as many of the box's samples would show it by chance. It is no true p-value, as the limit was chosen on the
 * same samples. Where models disagree, the events are counted in units of the share of the models that usually sees one.
 *
 * @param box with all its limits
 * @param rest the box without the limit
 * @see Bryant & Lempert 2010
 */
export function quasiP(box: CountedBox, rest: CountedBox): number {
  const events = Math.floor((box.density * box.samples) / rest.unit + 1e-9);
  return binomialTail(events, box.samples, rest.density / rest.unit);
}
