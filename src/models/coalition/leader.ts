import { exp, log } from '../../numeric/elementary.ts';
import { medianParty, type Parliament } from './parliament.ts';

/** The features of a party as a possible leader of its cabinet; the weight of each is learned. */
export const LEADER_FEATURES = [
  'log seat share',
  'led the former cabinet',
  'in the former cabinet',
  'largest party of parliament',
  'holds the median seat',
] as const;
const COLUMNS = LEADER_FEATURES.length;

/** The features of each party as a leader: `size` rows of as many numbers as there are LEADER_FEATURES. */
export function leaderFeatures(parliament: Parliament): Float64Array {
  const { size, total, seats, inFormer, ledFormer } = parliament;
  const features = new Float64Array(size * COLUMNS);
  const median = medianParty(parliament);
  for (let i = 0, at = 0; i < size; i++, at += COLUMNS) {
    features[at] = log(seats[i] / total);
    features[at + 1] = ledFormer[i];
    features[at + 2] = inFormer[i];
    features[at + 3] = i === 0 ? 1 : 0;
    features[at + 4] = i === median ? 1 : 0;
  }
  return features;
}

/**
 * Adds to each party the probability that it leads: over all coalitions, that of the coalition times the party's part of what its
 * members weigh, exp(w . x) each.
 *
 * @param features of `leaderFeatures`
 * @param probability of each coalition, by its row
 * @param leads receives `size` numbers, which sum to 1
 */
export function fillLeads(
  features: Float64Array,
  weights: Float64Array,
  probability: Float64Array,
  leads: Float64Array,
): void {
  const size = leads.length;
  const odds = new Float64Array(size);
  let most = -Infinity;
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < COLUMNS; k++) odds[i] += weights[k] * features[i * COLUMNS + k];
    most = Math.max(most, odds[i]);
  }
  // Bounded below: members of a coalition far from the strongest party still share it among themselves.
  for (let i = 0; i < size; i++) odds[i] = exp(Math.max(-600, odds[i] - most));
  leads.fill(0);
  for (let m = 1; m <= probability.length; m++) {
    let sum = 0;
    for (let left = m; left !== 0; left &= left - 1) sum += odds[31 - Math.clz32(left & -left)];
    const scale = probability[m - 1] / sum;
    for (let left = m; left !== 0; left &= left - 1) {
      const i = 31 - Math.clz32(left & -left);
      leads[i] += scale * odds[i];
    }
  }
}
