import { yearOf } from '../../numeric/days.ts';
import { type BaseRate, rateOfWindows } from './base-rate.ts';

/** A base rate year by year: each window in the year in which it opens, so that together they are all of its windows. */
export function byYear(rate: BaseRate): BaseRate[] {
  const { k: _, n: __, frequency: ___, survival: ____, beside: _____, ...about } = rate;
  const years = new Map<number, BaseRate['windows']>();
  for (const window of rate.windows) {
    const year = yearOf(window.opens);
    const windows = years.get(year);
    if (windows) windows.push(window);
    else years.set(year, [window]);
  }
  return [...years]
    .sort(([a], [b]) => a - b)
    .map(([year, windows]) => rateOfWindows({ ...about, name: String(year), windows }));
}
