import type { Lifetime } from '../numeric/survival/kaplan-meier.ts';

/** Weeks in remission of 21 patients with leukaemia given 6-mercaptopurine (Freireich et al. 1963; Gehan 1965). */
export const REMISSION: readonly Lifetime[] = [
  ...[6, 6, 6, 7, 10, 13, 16, 22, 23].map((time) => ({ time, happened: true })),
  ...[6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35].map((time) => ({ time, happened: false })),
];

/** The same of the 21 patients without it. */
export const PLACEBO: readonly Lifetime[] = [
  ...[1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23].map((time) => ({ time, happened: true })),
];
