import { UsageError } from '../../numeric/errors.ts';
import { ROUNDING } from '../../numeric/rounding.ts';
import { type Bargain, byName, gainsOf, meets, nearerEnd, rangeOf } from './bargain.ts';
import { ALL, OPEN, packageProgramme } from './programme.ts';

/** Ways in which yes-no issues and demands with alternatives may be combined; more are refused. */
const MOST_COMBINATIONS = 4096;

/** The best package of a draw. */
export interface FoundPackage {
  /** Whether it is a deal: nobody who must agree prefers no deal, one of them prefers the package, and it changes something. */
  exists: boolean;
  /**
   * What the one who gains least gains from it, as a share of all that it cares about. Without room how much too little that is, or
   * -Infinity if the demands cannot be met together.
   */
  leastGain: number;
  /** By issue. */
  readonly outcome: Float64Array;
  /** By actor: its gain from it over no deal. */
  readonly gains: Float64Array;
}

/** What to look for: see `packageSearch`. */
const BEST = 0;
const NEAREST = 1;
const BREAK_EVEN = 2;
const FARTHEST = 3;

/**
 * Searches the packages of a bargain, draw after draw: the caller refills the arrays of the bargain, then asks. No answer
 * allocates.
 *
 * @throws UsageError if yes-no issues and demands with alternatives can be combined in more than 4096 ways
 * @see Raiffa 1982; Walton & McKersie 1965
 * @example
 * const bargain = emptyBargain(['buyer', 'seller'], ['price']);
 * bargain.noDeal[0] = NaN; // What is not sold has no price.
 * bargain.share.set([1, 1]);
 * bargain.position.set([0, 100]);
 * bargain.limit.set([60, 40]);
 * bargain.side.set([-1, 1]);
 * packageSearch(bargain).best(); // { exists: true, leastGain: 0.1, outcome: [50], gains: [0.1, 0.1] }
 */
export function packageSearch(bargain: Bargain) {
  const { actorIds, issueIds, consents, demands, low, high, yesNo, fixed, noDeal } = bargain;
  const [actors, issues] = [actorIds.length, issueIds.length];
  checkCombinations(bargain);
  const actorsByName = byName(actorIds);
  const issuesByName = byName(issueIds);
  const programme = packageProgramme(bargain, actorsByName, issuesByName);
  const nothingFound = (): FoundPackage => ({
    exists: false,
    leastGain: NaN,
    outcome: new Float64Array(issues),
    gains: new Float64Array(actors),
  });
  const found = nothingFound();
  const foundBySome = nothingFound();
  const from = new Float64Array(issues);
  const ends = new Int8Array(issues);
  const choice = new Int8Array(demands.length);
  const trial = new Float64Array(issues);
  const offered = new Float64Array(issues);
  const offerGains = new Float64Array(actors);
  const refusing = new Uint8Array(actors);
  const near = new Float64Array(issues);
  const evenOutcome = new Float64Array(issues);
  const probe = new Float64Array(issues);

  // What the search is about now: what it looks for, by whose consent, and the best so far.
  const task = { goal: BEST, asked: consents, freed: -1, issue: 0, way: 1, into: found.outcome };
  const key = new Float64Array(3);
  const best = new Float64Array(3);

  /** Where packages start from: no deal, or the middle of a scale that has no value without one. */
  const startFromNoDeal = () => {
    for (let m = 0; m < issues; m++) from[m] = Number.isNaN(noDeal[m]) ? (low[m] + high[m]) / 2 : noDeal[m];
  };

  /** Solves what is open; false if nothing can meet it. Fills in `key`: what to have most of, then of what, and then. */
  const solve = (): boolean => {
    const { goal, asked, freed } = task;
    programme.build(from, asked, freed, goal === BEST ? Infinity : 0, ends, choice, goal === FARTHEST);
    if (programme.conditions() > 0) {
      programme.meetConditions();
      if (programme.v() < -ROUNDING) return false;
    }
    programme.raiseLeast();
    key[0] = programme.t();
    key[1] = key[2] = 0;
    // A package that somebody refuses is only told by how much.
    if (key[0] < -ROUNDING) return goal === BEST;
    if (goal === BEST) {
      key[1] = programme.raiseGains(ALL);
      key[2] = programme.moveLeast();
    } else if (goal === NEAREST) {
      key[1] = programme.moveLeast();
      key[2] = programme.raiseGains(ALL);
    } else if (goal === BREAK_EVEN) key[1] = programme.raiseGains(freed);
    else key[1] = programme.moveFarthest(task.issue, task.way);
    return true;
  };

  /** Whether what was just solved can still beat the best so far. */
  const better = (): boolean => {
    for (let n = 0; n < key.length; n++) {
      if (key[n] > best[n] + ROUNDING) return true;
      if (key[n] < best[n] - ROUNDING) return false;
    }
    return false;
  };

  /** Branch and bound: what is open is let go, and settled one by one where that is taken advantage of. */
  const branch = () => {
    if (!solve() || !better()) return;
    programme.read(trial);
    for (const m of issuesByName) {
      if (yesNo[m] === 0 || ends[m] !== OPEN || !Number.isNaN(fixed[m])) continue;
      const part = (trial[m] - low[m]) / rangeOf(bargain, m);
      if (part < ROUNDING || part > 1 - ROUNDING) continue;
      const nearer = part < 0.5 ? 0 : 1;
      ends[m] = nearer;
      branch();
      ends[m] = 1 - nearer;
      branch();
      ends[m] = OPEN;
      return;
    }
    for (let n = 0; n < demands.length; n++) {
      if (choice[n] !== OPEN || task.asked[demands[n].actor] === 0 || meets(bargain, demands[n], trial)) continue;
      for (let which = 0; which < demands[n].anyOf.length; which++) {
        choice[n] = which;
        branch();
      }
      choice[n] = OPEN;
      return;
    }
    best.set(key);
    task.into.set(trial);
  };

  /** @returns false if there is no such package */
  const search = (goal: number, asked: Uint8Array, freed: number, into: Float64Array): boolean => {
    task.goal = goal;
    task.asked = asked;
    task.freed = freed;
    task.into = into;
    ends.fill(OPEN);
    for (let n = 0; n < demands.length; n++) choice[n] = demands[n].anyOf.length === 1 ? 0 : OPEN;
    best.fill(-Infinity);
    branch();
    if (best[0] === -Infinity) return false;
    for (const m of issuesByName) {
      if (yesNo[m] === 1 && Number.isNaN(fixed[m])) into[m] = nearerEnd(bargain, m, into[m]);
    }
    return true;
  };

  const changes = (outcome: Float64Array): boolean => {
    for (let m = 0; m < issues; m++) {
      // A value that differs from NaN, no value, is a change.
      if (!(Math.abs(outcome[m] - noDeal[m]) <= ROUNDING * rangeOf(bargain, m))) return true;
    }
    return false;
  };

  /** Whether all who are asked could accept some package other than no deal, where no deal itself is the best one. */
  const somethingElse = (asked: Uint8Array): boolean => {
    for (const m of issuesByName) {
      if (!Number.isNaN(fixed[m])) continue;
      task.issue = m;
      for (task.way = 1; task.way >= -1; task.way -= 2) {
        if (search(FARTHEST, asked, -1, probe) && best[1] > ROUNDING) return true;
      }
    }
    return false;
  };

  /** The best package of those who are asked. */
  const findBest = (asked: Uint8Array, into: FoundPackage): FoundPackage => {
    startFromNoDeal();
    const { outcome, gains } = into;
    const possible = search(BEST, asked, -1, outcome);
    if (!possible) outcome.set(from);
    gainsOf(bargain, issuesByName, outcome, gains);
    let least = Infinity;
    let sum = 0;
    for (const i of actorsByName) {
      if (asked[i] === 0) continue;
      sum += gains[i];
      if (gains[i] < least) least = gains[i];
    }
    into.leastGain = possible ? least : -Infinity;
    // With nobody to ask there is nobody to refuse.
    into.exists =
      into.leastGain === Infinity ||
      (into.leastGain >= -ROUNDING && sum > ROUNDING && (changes(outcome) || somethingElse(asked)));
    return into;
  };

  /** Brings an offer to what can be signed: fixed issues to their value, yes-no issues to the nearer end. */
  const signable = (offer: Float64Array, into: Float64Array) => {
    for (let m = 0; m < issues; m++) {
      into[m] = Number.isNaN(fixed[m]) ? Math.min(Math.max(offer[m], low[m]), high[m]) : fixed[m];
      if (yesNo[m] === 1 && Number.isNaN(fixed[m])) into[m] = nearerEnd(bargain, m, into[m]);
    }
  };

  /** Whether some who must agree would rather have no deal, or have a demand that is not met: `refusing`. */
  const refusedBySome = (offer: Float64Array): boolean => {
    gainsOf(bargain, issuesByName, offer, offerGains);
    let refused = false;
    for (let i = 0; i < actors; i++) refusing[i] = consents[i] === 1 && offerGains[i] < -ROUNDING ? 1 : 0;
    for (const demand of demands) {
      if (consents[demand.actor] === 1 && !meets(bargain, demand, offer)) refusing[demand.actor] = 1;
    }
    for (let i = 0; i < actors; i++) if (refusing[i] === 1) refused = true;
    return refused;
  };

  return {
    /**
     * The best package: the one who gains least gains as much as possible; of these the one with the largest sum of gains, and of
     * these the one that moves least from no deal, in shares of the scales.
     *
     * @returns the same object each time, refilled
     */
    best: (): FoundPackage => findBest(consents, found),

    /**
     * Whether there is room if the consent of these alone were needed.
     *
     * @param asked by actor, 1 or 0
     */
    roomFor: (asked: Uint8Array): boolean => findBest(asked, foundBySome).exists,

    /**
     * Whether all who must agree accept a package that they did not make: one blind offer. Nobody may prefer no deal, one must
     * prefer the offer, and it must change something. Yes-no issues are taken at the nearer end.
     *
     * @param offer by issue
     * @param refuses by actor; receives 1 where it must agree and would rather have no deal, or a demand of it is not met
     */
    accepted(offer: Float64Array, refuses: Uint8Array): boolean {
      signable(offer, offered);
      const refused = refusedBySome(offered);
      refuses.set(refusing);
      if (refused) return false;
      let sum = 0;
      let nobody = true;
      for (const i of actorsByName) {
        if (consents[i] === 0) continue;
        nobody = false;
        sum += offerGains[i];
      }
      return nobody || (sum > ROUNDING && changes(offered));
    },

    /**
     * Break-even: the most that each actor can gain from a package that all others accept. Were no deal worth so much more to it,
     * there would be no room. Negative where it is the one that ends all room, by how much; NaN where the others have no room
     * without it, and for those who need not agree.
     *
     * @param out by actor, as a share of all that it cares about
     */
    breakEven(out: Float64Array): void {
      startFromNoDeal();
      for (let i = 0; i < actors; i++) {
        if (consents[i] === 0) out[i] = NaN;
        else out[i] = search(BREAK_EVEN, consents, i, evenOutcome) ? best[1] : NaN;
      }
    },

    /**
     * The package nearest to an offer that nobody who must agree refuses, by the sum of moves in shares of the scales; of those as
     * near the one with the largest sum of gains.
     *
     * @returns false if there is no such package
     */
    nearest(offer: Float64Array, out: Float64Array): boolean {
      signable(offer, from);
      if (!refusedBySome(from)) {
        out.set(from);
        return true;
      }
      if (!search(NEAREST, consents, -1, near)) return false;
      out.set(near);
      return true;
    },
  };
}

export type PackageSearch = ReturnType<typeof packageSearch>;

function checkCombinations({ yesNo, issueIds, actorIds, demands }: Bargain): void {
  const questions = issueIds.filter((_, m) => yesNo[m] === 1);
  const open = demands.filter(({ anyOf }) => anyOf.length > 1);
  const ways = open.reduce((product, { anyOf }) => product * anyOf.length, 2 ** questions.length);
  if (ways <= MOST_COMBINATIONS) return;
  const asking = [...new Set(open.map(({ actor }) => actorIds[actor]))];
  throw new UsageError(
    `${questions.length} yes-no issues${asking.length > 0 ? ` and the alternatives that ${asking.join(', ')} would accept` : ''} can be combined in ${ways} ways; at most ${MOST_COMBINATIONS} are searched: settle fewer of them in one agreement`,
  );
}
