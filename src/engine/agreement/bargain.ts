import { ROUNDING } from '../../numeric/rounding.ts';
/**
 * What a package must meet: the sum over the issues of weight times value is at least `least`. The numbers may change from draw to
 * draw.
 */
export interface IssueCondition {
  /** By issue. */
  readonly weight: Float64Array;
  least: number;
}

/** An actor signs only if all conditions of one of these lists hold. */
export interface Demand {
  readonly actor: number;
  readonly anyOf: readonly (readonly IssueCondition[])[];
}

/**
 * Issues that are settled together or not at all, and those who may have to agree. The caller refills the arrays for every draw.
 * Arrays over actors and issues have the cell of actor i and issue m at `i * issues + m`.
 */
export interface Bargain {
  /** Names: where packages tie, the order of names decides, so that the order of the file does not. */
  readonly actorIds: readonly string[];
  readonly issueIds: readonly string[];
  /** 1 where the actor must agree. */
  readonly consents: Uint8Array;
  /** What no deal is worth to each actor beyond the issues, as a share of all that it cares about. */
  readonly without: Float64Array;
  /** By actor: how many times faster its losses grow beyond its limits than before them, at least 1. */
  readonly steepness: Float64Array;
  /** Where each issue may go. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** The value of each issue if nothing is agreed; NaN where it then has none, as the price of what is not sold. */
  readonly noDeal: Float64Array;
  /** The value of an issue that is not free; NaN where it is. */
  readonly fixed: Float64Array;
  /** 1 where only both ends of the range are possible. */
  readonly yesNo: Uint8Array;
  /** By actor and issue, in the units of the issue. */
  readonly position: Float64Array;
  /**
   * By actor and issue: the issue's part in all that the actor cares about; 0 where it has no stake. An actor's add up to
   * at most 1.
   */
  readonly share: Float64Array;
  /** By actor and issue: the red line. */
  readonly limit: Float64Array;
  /** By actor and issue: 1 if it should be no less than the limit, -1 if no more, 0 if there is none. */
  readonly side: Int8Array;
  /** Demands of actors that need not agree do not count. */
  readonly demands: readonly Demand[];
}

/** A bargain on scales of 0 to 100 in which nobody has a stake yet. */
export function emptyBargain(
  actorIds: readonly string[],
  issueIds: readonly string[],
  demands: readonly Demand[] = [],
): Bargain {
  const [actors, issues] = [actorIds.length, issueIds.length];
  return {
    actorIds,
    issueIds,
    consents: new Uint8Array(actors).fill(1),
    without: new Float64Array(actors),
    steepness: new Float64Array(actors).fill(1),
    low: new Float64Array(issues),
    high: new Float64Array(issues).fill(100),
    noDeal: new Float64Array(issues),
    fixed: new Float64Array(issues).fill(NaN),
    yesNo: new Uint8Array(issues),
    position: new Float64Array(actors * issues),
    share: new Float64Array(actors * issues),
    limit: new Float64Array(actors * issues).fill(NaN),
    side: new Int8Array(actors * issues),
    demands,
  };
}

/** The length of a scale; 1 where it has but one point, so that nothing is divided by 0. */
export function rangeOf({ low, high }: Bargain, m: number): number {
  return high[m] > low[m] ? high[m] - low[m] : 1;
}

/** The end of the scale that is nearer to a value; the lower one from the middle. */
export function nearerEnd({ low, high }: Pick<Bargain, 'low' | 'high'>, m: number, value: number): number {
  return 2 * value > low[m] + high[m] ? high[m] : low[m];
}

/**
 * What actor i loses on issue m if o is signed: share |x - o| / R, and beyond its limit L the distance past it once more, (s - 1)
 * times, so that the loss grows s times as fast. Convex in o.
 */
export function lossOf(bargain: Bargain, i: number, m: number, o: number): number {
  const k = i * bargain.issueIds.length + m;
  const share = bargain.share[k];
  if (share === 0) return 0;
  const side = bargain.side[k];
  let way = Math.abs(bargain.position[k] - o);
  if (side !== 0) {
    const beyond = side * (bargain.limit[k] - o);
    if (beyond > 0) way += (bargain.steepness[i] - 1) * beyond;
  }
  return (share * way) / rangeOf(bargain, m);
}

/**
 * What it loses on issue m if nothing is agreed. Nobody has signed that, so a limit does not count. Where the issue has no value
 * without a deal, the limit is the reservation value: there the actor would as soon have no deal. Without a limit it is the end
 * of the scale that it likes least.
 */
export function lossWithoutDeal(bargain: Bargain, i: number, m: number): number {
  const k = i * bargain.issueIds.length + m;
  const share = bargain.share[k];
  if (share === 0) return 0;
  const x = bargain.position[k];
  const d = bargain.noDeal[m];
  const side = bargain.side[k];
  const way = !Number.isNaN(d)
    ? Math.abs(x - d)
    : side !== 0
      ? Math.max(0, side * (x - bargain.limit[k]))
      : Math.max(x - bargain.low[m], bargain.high[m] - x);
  return (share * way) / rangeOf(bargain, m);
}

/** The indices of names in the order of their code units. */
export function byName(ids: readonly string[]): Int32Array {
  return Int32Array.from(ids.keys()).sort((a, b) => (ids[a] < ids[b] ? -1 : ids[a] > ids[b] ? 1 : a - b));
}

/** How far a condition is from being met, as a share of what the issues could make of it; negative where it is not met. */
function slackOf(bargain: Bargain, { weight, least }: IssueCondition, outcome: Float64Array): number {
  let sum = -least;
  let scale = 0;
  for (let m = 0; m < weight.length; m++) {
    if (weight[m] === 0) continue;
    sum += weight[m] * outcome[m];
    scale += Math.abs(weight[m]) * rangeOf(bargain, m);
  }
  return scale > 0 ? sum / scale : sum;
}

/** Whether a demand is met. */
export function meets(bargain: Bargain, { anyOf }: Demand, outcome: Float64Array): boolean {
  for (const all of anyOf) {
    let met = true;
    for (const condition of all) if (slackOf(bargain, condition, outcome) < -ROUNDING) met = false;
    if (met) return true;
  }
  return false;
}

/** What actor i gains from a package over no deal, as a share of all that it cares about. */
export function gainOf(bargain: Bargain, i: number, issuesByName: Int32Array, outcome: Float64Array): number {
  let gain = -bargain.without[i];
  for (const m of issuesByName) gain += lossWithoutDeal(bargain, i, m) - lossOf(bargain, i, m, outcome[m]);
  return gain;
}

/** The same of every actor. */
export function gainsOf(bargain: Bargain, issuesByName: Int32Array, outcome: Float64Array, gains: Float64Array): void {
  for (let i = 0; i < gains.length; i++) gains[i] = gainOf(bargain, i, issuesByName, outcome);
}
