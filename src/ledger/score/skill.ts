/**
 * Skill: 1 - score / score of a reference over the same claims. 1 is perfect, 0 as good as the reference, below 0 worse.
 * Of scores that are 0 at best: Brier, CRPS.
 *
 * @returns NaN where the reference was perfect: nothing can be better, and how much worse has no measure
 * @see Murphy 1988; Wilks 2011, equation 8.4
 */
export const skill = (score: number, reference: number): number => (reference > 0 ? 1 - score / reference : NaN);
