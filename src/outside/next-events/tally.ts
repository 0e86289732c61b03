/** Two counts for each of many whole numbers: how often it was met, and how often rightly. Open addressing, typed arrays. */
export interface Tally {
  size: number;
  /** Key + 1, 0 where free; a power of two of places. */
  key: Int32Array;
  met: Float64Array;
  right: Float64Array;
}

export function emptyTally(places = 1024): Tally {
  return { size: 0, key: new Int32Array(places), met: new Float64Array(places), right: new Float64Array(places) };
}

/** Where a key stands, or the free place where it would. */
function slotOf(table: Int32Array, key: number): number {
  const mask = table.length - 1;
  let place = (Math.imul(key, 0x9e3779b1) >>> 7) & mask;
  while (table[place] !== 0 && table[place] !== key + 1) place = (place + 1) & mask;
  return place;
}

/**
 * Counts a key once.
 *
 * @param key a whole number from 0 to 2^31 - 2
 */
export function meet(tally: Tally, key: number, rightly: boolean): void {
  let place = slotOf(tally.key, key);
  if (tally.key[place] === 0) {
    if (2 * ++tally.size > tally.key.length) {
      grow(tally);
      place = slotOf(tally.key, key);
    }
    tally.key[place] = key + 1;
  }
  tally.met[place]++;
  if (rightly) tally.right[place]++;
}

function grow(tally: Tally): void {
  const { key, met, right } = tally;
  Object.assign(tally, { ...emptyTally(2 * key.length), size: tally.size });
  for (let k = 0; k < key.length; k++) {
    if (key[k] === 0) continue;
    const place = slotOf(tally.key, key[k] - 1);
    tally.key[place] = key[k];
    tally.met[place] = met[k];
    tally.right[place] = right[k];
  }
}

/** Numbers by key, 0 for one that isn't there. */
export interface Weights {
  key: Int32Array;
  weight: Float64Array;
  size: number;
}

/** A weight for each key of a tally, from its counts; a key whose weight is 0 is dropped. */
export function weighTally(tally: Tally, weight: (right: number, met: number) => number): Weights {
  const kept: [number, number][] = [];
  tally.key.forEach((key, place) => {
    const w = key === 0 ? 0 : weight(tally.right[place], tally.met[place]);
    if (w !== 0) kept.push([key - 1, w]);
  });
  let places = 1024;
  while (places < 2 * kept.length) places *= 2;
  const weights = { key: new Int32Array(places), weight: new Float64Array(places), size: kept.length };
  for (const [key, w] of kept) {
    const place = slotOf(weights.key, key);
    weights.key[place] = key + 1;
    weights.weight[place] = w;
  }
  return weights;
}

export function weightOf(weights: Weights, key: number): number {
  return weights.weight[slotOf(weights.key, key)];
}
