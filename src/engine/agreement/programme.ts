import { boundedSimplex } from '../../numeric/bounded-simplex.ts';
import { type Bargain, gainOf, type IssueCondition, lossOf, nearerEnd, rangeOf } from './bargain.ts';

/** A choice that is still open. */
export const OPEN = -1;

/**
 * The search for a package as a linear programme. Gains are concave and piecewise linear in each issue, so every issue is a
 * base and stretches that lead away from it, upwards and downwards, each between two points where a slope can change (positions
 * and limits). A column says how much of a stretch is gone, 0 to 1. Stretches further out gain less or cost more, so the nearer
 * ones fill first by themselves. Two more columns: t, which no gain may be less than, and v, which no condition may miss by
 * more than -v. Rows: the gain of each asked actor minus t, the slack of each condition minus v.
 */
export function packageProgramme(bargain: Bargain, actorsByName: Int32Array, issuesByName: Int32Array) {
  const { issueIds, actorIds, demands, low, high, yesNo, fixed, position, limit, side, share } = bargain;
  const issues = issueIds.length;
  const actors = actorIds.length;
  const most = issues * (2 * actors + 2) + 2;
  const conditions = demands.reduce((sum, { anyOf }) => sum + Math.max(0, ...anyOf.map((all) => all.length)), 0);
  const lp = boundedSimplex(actors + conditions, most);
  const { table, stride, lower, upper, at } = lp;

  const columnIssue = new Int32Array(most);
  const columnFrom = new Float64Array(most);
  const columnTo = new Float64Array(most);
  const rowActor = new Int32Array(actors);
  const rowCondition: IssueCondition[] = [];
  const scale = new Float64Array(conditions);
  /** By row: what it comes to at the base. */
  const start = new Float64Array(actors + conditions);
  const before = new Float64Array(actors);
  const points = new Float64Array(2 * actors + 2);
  const base = new Float64Array(issues);
  /** By issue: how far a held yes-no issue is from where the search starts, as a share of its scale. */
  const held = new Float64Array(issues);
  const goal = new Float64Array(actors + conditions + most);
  const size = { actors: 0, rows: 0, stretches: 0 };

  /** The points of issue m strictly between the base and an end, from the base outwards, and that end. */
  const pointsTowards = (m: number, end: number) => {
    const way = Math.sign(end - base[m]);
    let count = 0;
    for (let r = 0; r < size.actors; r++) {
      const k = rowActor[r] * issues + m;
      if (share[k] === 0) continue;
      for (let which = 0; which < 2; which++) {
        if (which === 1 && side[k] === 0) continue;
        const x = which === 0 ? position[k] : limit[k];
        if (!((x - base[m]) * way > 0 && (end - x) * way > 0)) continue;
        let slot = count;
        while (slot > 0 && (points[slot - 1] - x) * way > 0) slot--;
        if (slot > 0 && points[slot - 1] === x) continue;
        points.copyWithin(slot + 1, slot, count);
        points[slot] = x;
        count++;
      }
    }
    points[count] = end;
    return count + 1;
  };

  const addStretches = (m: number, end: number, whole: boolean) => {
    if (end === base[m]) return;
    const count = yesNo[m] === 1 ? 1 : pointsTowards(m, end);
    if (yesNo[m] === 1) points[0] = end;
    for (let r = 0; r < size.actors; r++) before[r] = lossOf(bargain, rowActor[r], m, base[m]);
    for (let p = 0; p < count; p++) {
      const c = size.stretches++;
      columnIssue[c] = m;
      columnFrom[c] = p === 0 ? base[m] : points[p - 1];
      columnTo[c] = points[p];
      lower[c] = 0;
      upper[c] = 1;
      at[c] = 0;
      let use = whole;
      for (let r = 0; r < size.actors; r++) {
        const after = lossOf(bargain, rowActor[r], m, points[p]);
        table[r * stride + c] = before[r] - after;
        if (after < before[r]) use = true;
        before[r] = after;
      }
      for (let r = size.actors; r < size.rows; r++) {
        const n = r - size.actors;
        const rise = (rowCondition[n].weight[m] * (columnTo[c] - columnFrom[c])) / scale[n];
        table[r * stride + c] = rise;
        if (rise > 0) use = true;
      }
      // Those further out are of no use either.
      if (!use) {
        size.stretches--;
        return;
      }
    }
  };

  /** Both columns that are no stretches. */
  const t = () => size.stretches;
  const v = () => size.stretches + 1;
  const rowVariable = (r: number) => size.stretches + 2 + r;

  return {
    t: () => at[t()],
    v: () => at[v()],
    conditions: () => size.rows - size.actors,

    /**
     * @param from where the search starts, and from where moves are counted
     * @param asked by actor: 1 if it must gain and its demands be met
     * @param freed an actor that need not gain, though its demands must be met; -1 for none
     * @param cap what t need not exceed
     * @param ends by issue: 0 or 1 for the end at which a yes-no issue is held, OPEN
     * @param choice by demand: the list of conditions that is to hold, OPEN for none yet
     * @param whole to the ends of the scales; otherwise stretches from which nobody gains are left out
     */
    build(
      from: Float64Array,
      asked: Uint8Array,
      freed: number,
      cap: number,
      ends: Int8Array,
      choice: Int8Array,
      whole: boolean,
    ) {
      size.actors = 0;
      for (const i of actorsByName) if (asked[i] === 1) rowActor[size.actors++] = i;
      size.rows = size.actors;
      rowCondition.length = 0;
      for (let n = 0; n < demands.length; n++) {
        if (asked[demands[n].actor] === 0 || choice[n] === OPEN) continue;
        for (const condition of demands[n].anyOf[choice[n]]) {
          rowCondition.push(condition);
          size.rows++;
        }
      }
      for (let n = 0; n < rowCondition.length; n++) {
        scale[n] = 0;
        for (const m of issuesByName) scale[n] += Math.abs(rowCondition[n].weight[m]) * rangeOf(bargain, m);
        if (!(scale[n] > 0)) scale[n] = 1;
      }
      size.stretches = 0;
      for (const m of issuesByName) {
        held[m] = 0;
        base[m] = Number.isNaN(fixed[m]) ? Math.min(Math.max(from[m], low[m]), high[m]) : fixed[m];
        if (!Number.isNaN(fixed[m])) continue;
        if (yesNo[m] === 1) {
          base[m] = nearerEnd(bargain, m, base[m]);
          if (ends[m] !== OPEN) {
            const end = ends[m] === 1 ? high[m] : low[m];
            held[m] = (end - base[m]) / rangeOf(bargain, m);
            base[m] = end;
            continue;
          }
        }
        addStretches(m, high[m], whole);
        addStretches(m, low[m], whole);
      }
      const columns = size.stretches + 2;
      lp.begin(size.rows, columns);
      let least = cap;
      for (let r = 0; r < size.actors; r++) {
        const i = rowActor[r];
        start[r] = gainOf(bargain, i, issuesByName, base);
        if (i !== freed && start[r] < least) least = start[r];
        table[r * stride + t()] = -1;
        table[r * stride + v()] = 0;
      }
      // With nobody to please there is nothing that t could not exceed.
      if (least === Infinity) least = 0;
      let missed = 0;
      for (let r = size.actors; r < size.rows; r++) {
        const n = r - size.actors;
        start[r] = -rowCondition[n].least / scale[n];
        for (const m of issuesByName) start[r] += (rowCondition[n].weight[m] * base[m]) / scale[n];
        if (start[r] < missed) missed = start[r];
        table[r * stride + t()] = 0;
        table[r * stride + v()] = -1;
      }
      const alone = size.actors === 0 || (size.actors === 1 && rowActor[0] === freed);
      lower[t()] = -Infinity;
      upper[t()] = alone ? least : cap;
      at[t()] = least;
      lower[v()] = -Infinity;
      upper[v()] = 0;
      at[v()] = missed;
      for (let r = 0; r < size.rows; r++) {
        const variable = rowVariable(r);
        lower[variable] = r < size.actors && rowActor[r] === freed ? -Infinity : 0;
        upper[variable] = Infinity;
        at[variable] = start[r] - (r < size.actors ? least : missed);
      }
    },

    /** As little missed of the conditions as can be. */
    meetConditions() {
      goal.fill(0, 0, rowVariable(size.rows));
      goal[v()] = 1;
      lp.maximise(goal);
    },

    /** As much as can be for the one who gains least, or the cap. */
    raiseLeast() {
      goal.fill(0, 0, rowVariable(size.rows));
      goal[t()] = 1;
      lp.maximise(goal);
    },

    /** The largest sum of gains, or gain of one actor. @returns it */
    raiseGains(of: number): number {
      goal.fill(0, 0, rowVariable(size.rows));
      let sum = 0;
      for (let r = 0; r < size.actors; r++) {
        if (of !== ALL && rowActor[r] !== of) continue;
        goal[rowVariable(r)] = 1;
        goal[t()]++;
      }
      lp.maximise(goal);
      for (let r = 0; r < size.actors; r++) {
        if (of === ALL || rowActor[r] === of) sum += at[rowVariable(r)] + at[t()];
      }
      return sum;
    },

    /** The least that is moved from the start, in shares of the scales. @returns that, negative */
    moveLeast(): number {
      goal.fill(0, 0, rowVariable(size.rows));
      for (let c = 0; c < size.stretches; c++) {
        goal[c] = -Math.abs(columnTo[c] - columnFrom[c]) / rangeOf(bargain, columnIssue[c]);
      }
      lp.maximise(goal);
      let sum = 0;
      for (const m of issuesByName) sum -= Math.abs(held[m]);
      for (let c = 0; c < size.stretches; c++) sum += goal[c] * at[c];
      return sum;
    },

    /** The farthest that issue m can go up (way 1) or down (-1) from the start. @returns that, as a share of its scale */
    moveFarthest(m: number, way: number): number {
      goal.fill(0, 0, rowVariable(size.rows));
      for (let c = 0; c < size.stretches; c++) {
        if (columnIssue[c] === m) goal[c] = (way * (columnTo[c] - columnFrom[c])) / rangeOf(bargain, m);
      }
      lp.maximise(goal);
      let sum = way * held[m];
      for (let c = 0; c < size.stretches; c++) sum += goal[c] * at[c];
      return sum;
    },

    /** The package as it now stands, by issue. */
    read(out: Float64Array) {
      out.set(base);
      // A stretch that is full ends at its point to the last digit, as long as those before it are full.
      for (let c = 0; c < size.stretches; c++) {
        const m = columnIssue[c];
        if (at[c] === 0) continue;
        if (at[c] === 1 && out[m] === columnFrom[c]) out[m] = columnTo[c];
        else out[m] += at[c] * (columnTo[c] - columnFrom[c]);
      }
      for (const m of issuesByName) {
        if (Number.isNaN(fixed[m])) out[m] = Math.min(Math.max(out[m], low[m]), high[m]);
      }
    },
  };
}

/** The gains of all who are asked. */
export const ALL = -1;
