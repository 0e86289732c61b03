/** With fewer windows or tests than this a frequency is too uncertain for one number. */
export const FEWEST_WINDOWS = 10;

/** Whether so few windows or tests are too few to tell how often something happens. */
export const tooFew = (n: number): boolean => n < FEWEST_WINDOWS;

/**
 * How much a record of n windows counts beside a long one, 0-1: the credibility factor n / (n + k) with k = 10. One window
 * counts a tenth as much as a long record, ten count half, a hundred nine tenths.
 *
 * @param n windows or tests, 0 or more; need not be whole
 * @see Bühlmann 1967, Experience rating and credibility
 */
export const credibility = (n: number): number => n / (n + FEWEST_WINDOWS);
