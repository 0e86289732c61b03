import type { ParlgovCabinet } from './parlgov-cabinets.ts';

/** How many cabinets there were before a day, and the mean share of the seats (0-1) that they held; nothing if there was none. */
export type EarlierCabinets = (country: string, day: string) => { cabinets: number; share: number } | undefined;

/**
 * How large the cabinets of a country have been: those that are not caretakers and have parties. A country that is used to
 * minorities or to grand coalitions goes on with them.
 */
export function earlierCabinets(cabinets: Iterable<ParlgovCabinet>): EarlierCabinets {
  const countries = new Map<string, { start: string; share: number }[]>();
  for (const { country, caretaker, start, total, parties } of cabinets) {
    let seats = 0;
    for (const party of parties.values()) if (party.inCabinet) seats += party.seats;
    if (caretaker || seats === 0) continue;
    const row = { start, share: seats / total };
    const rows = countries.get(country);
    if (rows) rows.push(row);
    else countries.set(country, [row]);
  }
  const sums = new Map<string, Float64Array>();
  for (const [country, rows] of countries) {
    rows.sort((a, b) => (a.start < b.start ? -1 : Number(a.start > b.start)));
    const sum = new Float64Array(rows.length + 1);
    rows.forEach(({ share }, i) => {
      sum[i + 1] = sum[i] + share;
    });
    sums.set(country, sum);
  }
  return (country, day) => {
    const rows = countries.get(country) ?? [];
    let [low, high] = [0, rows.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (rows[middle].start < day) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? undefined : { cabinets: low, share: (sums.get(country)?.[low] ?? NaN) / low };
  };
}
