/** Something that wants to stand at a share of the width, and needs so many pixels. */
export interface Placed {
  /** 0-100, percent of the width. */
  x: number;
  width: number;
  /** Lanes that it takes, one below the other; 1 by default. */
  lines?: number;
}

export interface LabelLane {
  /** The first of its lanes, from 0. */
  lane: number;
  /** Pixels by which its middle is moved to stay within the chart. */
  shift: number;
}

/**
 * A lane for each of some labels so that no two overlap in a chart of the given width. In a wider one they stand farther apart.
 *
 * @param labels in rising order of x
 * @param narrowest the width in pixels of the narrowest chart
 * @param gap pixels between two in one lane
 */
export function inLanes(labels: readonly Placed[], narrowest: number, gap = 8): LabelLane[] {
  const ends: number[] = [];
  return labels.map(({ x, width, lines = 1 }) => {
    const middle = (x / 100) * narrowest;
    const most = Math.max(0, narrowest - width);
    const left = Math.min(most, Math.max(0, middle - width / 2));
    let lane = 0;
    const taken = (at: number) => (ends[at] ?? -Infinity) + gap > left;
    while (Array.from({ length: lines }, (_, k) => lane + k).some(taken)) lane++;
    for (let k = 0; k < lines; k++) ends[lane + k] = left + width;
    return { lane, shift: left + width / 2 - middle };
  });
}
