export { type BaseRate, type Compared, counts, rateOfWindows, type Source } from './base-rate.ts';
export { byYear } from './by-year.ts';
export { compareRates, probabilityHigher } from './compare.ts';
export { baseRate, type EventRateOptions } from './event-rate.ts';
export { type Counts, fromCounts } from './from-counts.ts';
export { type Frequency, jeffreys } from './jeffreys.ts';
export { kaplanMeier, type Lifetime, type SurvivalStep } from './kaplan-meier.ts';
export type { Survival } from './survival.ts';
export type { Occurrence, Window, WindowState } from './window.ts';
