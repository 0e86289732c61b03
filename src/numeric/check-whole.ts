import { UsageError } from './errors.ts';

/** @throws UsageError if a number that the user names is not a whole one, or is below the least */
export function checkWhole(name: string, value: number, least: number): void {
  if (Number.isSafeInteger(value) && value >= least) return;
  throw new UsageError(`${name} is ${value}, expected a whole number from ${least} up`);
}
