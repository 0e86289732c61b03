import { log } from '../../numeric/elementary.ts';

/**
 * Logarithmic score: ln p of what happened, in nats; 0 is best. -Infinity where what happened had been called impossible.
 *
 * @param probability that was given to what happened, 0-1
 * @see Good 1952; Gneiting & Raftery 2007, section 4.1
 */
export const logScore = (probability: number): number => (probability > 0 ? log(probability) : -Infinity);
