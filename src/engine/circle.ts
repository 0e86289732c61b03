/** The part of a round by which a state of the run is recognised. */
interface State {
  number: number;
  issue?: string | undefined;
  /** By issue and actor, on the issue's scale. */
  positions: Record<string, Record<string, number>>;
}

/** A run that comes back to an earlier state, again and again. */
export interface Circle {
  /** The issue, where the model takes each one by itself. */
  issue?: string;
  /** The first round of the circle, and how many rounds it takes to be there again. */
  from: number;
  period: number;
}

/** Two states are the same if all their positions lie within this share of the scale. */
const SAME = 1e-4;
/** Between two visits something must move by at least this share of the scale; otherwise the run has come to rest. */
const MOVED = 20 * SAME;

/**
 * Finds the circle in which the rounds of one run end, if there is one: the last state occurred before, something moved in
 * between, and the rounds since then repeat those before, as far as they were played.
 *
 * @param rounds of one run, in order
 * @param width of the scale of each issue
 */
export function circleIn(rounds: readonly State[], width: (issue: string) => number): Circle | undefined {
  const apart = (a: State, b: State): number => {
    let most = 0;
    for (const [issue, stood] of Object.entries(a.positions)) {
      const others = b.positions[issue];
      for (const [actor, at] of Object.entries(stood)) {
        most = Math.max(most, Math.abs(at - others[actor]) / width(issue));
      }
    }
    return most;
  };
  const last = rounds.length - 1;
  for (let period = 2; period <= last; period++) {
    const before = last - period;
    if (apart(rounds[before], rounds[last]) > SAME) continue;
    const between = rounds.slice(before + 1, last);
    if (!between.some((round) => apart(round, rounds[last]) > MOVED)) continue;
    let from = before;
    while (from > 0 && apart(rounds[from - 1], rounds[from - 1 + period]) <= SAME) from--;
    const { issue } = rounds[last];
    return { ...(issue === undefined ? {} : { issue }), from: rounds[from].number, period };
  }
  return undefined;
}
