import * as z from 'zod';
import { once } from '../numeric/once.ts';
import { markConsent } from './consent.ts';
import { type Model, type Note, type NoteContext, STATUS } from './model.ts';
import { withoutWeight } from './weighted-mean.ts';
import { withinPositions } from './within-positions.ts';

export const nashSettings = once(() =>
  z.strictObject({
    loss: z.enum(['linear', 'quadratic']).exactOptional().describe('linear by default'),
  }),
);

export type Loss = 'linear' | 'quadratic';

export interface NashSettings {
  loss?: Loss;
}

/** An interval narrower than this share of the scale holds no agreement. */
const NARROW = 1e-12;
/**
 * The bracket of the solution is narrow enough at this share of the scale, a Newton step short enough at that share of the
 * way to the nearer end of what all accept, where somebody's gain vanishes and its logarithm falls off.
 */
const PRECISION = 1e-13;
const SHORT_STEP = 1e-7;

/** The actors of one issue: rows `from .. to - 1`, with the same rows sorted by position in `order`. */
export interface Rows {
  position: Float64Array;
  weight: Float64Array;
  order: Int32Array;
  /** 1 where the row's consent is needed; without it, every row's is. */
  asked?: Uint8Array;
  from: number;
  to: number;
}

/** Slope and curvature of the Nash product's logarithm; module scratch, so that the hot loop allocates nothing. */
const at = { slope: 0, bend: 0, jump: 0 };

/**
 * The Nash bargaining solution of one issue: the outcome o that maximises
 * sum_i w_i log(u_i(o) - u_i(d)) over the outcomes that leave no actor with weight worse off than d,
 * with u_i(o) = 1 - |x_i - o| / R (linear) or 1 - ((x_i - o) / R)^2 (quadratic). For actors whose
 * consent is not needed u_i(d) = 0: they pull on the outcome but cannot refuse it.
 *
 * @param rows x_i and w_i; actors without weight have no say
 * @param d the status quo, the outcome without agreement; NaN if there is none: u_i(d) = 0 for all
 * @param low, high the ends of the scale; R is their distance
 * @returns the outcome, in the units of the scale, or NaN if no outcome is better than d for all
 * @see Nash 1950
 */
export function nashOutcome(rows: Rows, d: number, low: number, high: number, loss: Loss): number {
  const { position, weight, order, asked, from, to } = rows;
  const range = high - low;
  let left = low;
  let right = high;
  if (!Number.isNaN(d)) {
    for (let k = from; k < to; k++) {
      if (weight[k] === 0 || asked?.[k] === 0) continue;
      // No actor accepts an outcome farther off than d: |x - o| <= |x - d|, an interval with d at one end.
      const mirror = 2 * position[k] - d;
      if (Math.min(d, mirror) > left) left = Math.min(d, mirror);
      if (Math.max(d, mirror) < right) right = Math.max(d, mirror);
    }
    if (right - left <= NARROW * range) return NaN;
  }

  const [least, most] = [left, right];
  // The objective is concave, so its slope falls. With linear loss it jumps at every position, and the
  // solution is often one of them: search those first, and Newton's method has a smooth piece left.
  if (loss === 'linear') {
    let first = from;
    let last = to - 1;
    while (first <= last) {
      const middle = (first + last) >> 1;
      const x = position[order[middle]];
      if (x <= left) first = middle + 1;
      else if (x >= right) last = middle - 1;
      else {
        slopeAt(x, rows, d, range, loss);
        if (Math.abs(at.slope) <= at.jump) return x;
        if (at.slope > 0) {
          left = x;
          first = middle + 1;
        } else {
          right = x;
          last = middle - 1;
        }
      }
    }
  }
  let o = (left + right) / 2;
  for (let step = 0; step < 100; step++) {
    slopeAt(o, rows, d, range, loss);
    if (at.slope > 0) left = o;
    else if (at.slope < 0) right = o;
    else return o;
    const newton = o - at.slope / at.bend;
    const inside = newton > left && newton < right;
    // Newton's error squares at each step: after a short one there is none left.
    if (inside && Math.abs(newton - o) <= SHORT_STEP * Math.min(o - least, most - o)) return newton;
    if (right - left <= PRECISION * range) return (left + right) / 2;
    o = inside && step % 4 !== 3 ? newton : (left + right) / 2;
  }
  return o;
}

/**
 * The slope at o and its derivative, both without the actors that stand exactly there: with linear loss
 * their part jumps from +jump to -jump.
 */
function slopeAt(o: number, rows: Rows, d: number, range: number, loss: Loss): void {
  const { position, weight, asked, from, to } = rows;
  const worst = Number.isNaN(d);
  let slope = 0;
  let bend = 0;
  let jump = 0;
  for (let k = from; k < to; k++) {
    const w = weight[k];
    if (w === 0) continue;
    const x = position[k];
    const offset = x - o;
    const reach = worst || asked?.[k] === 0 ? range : x - d;
    if (loss === 'quadratic') {
      const s = (2 * w) / ((reach - offset) * (reach + offset));
      slope += s * offset;
      bend -= s + (s * s * offset * offset) / w;
      continue;
    }
    const inverse = 1 / (Math.abs(reach) - Math.abs(offset));
    const s = w * inverse;
    if (offset === 0) jump += s;
    else {
      slope += offset > 0 ? s : -s;
      bend -= s * inverse;
    }
  }
  at.slope = slope;
  at.bend = bend;
  at.jump = jump;
}

/**
 * Nash bargaining, issue by issue, with the status quo as the point of no agreement of all whose consent is needed: see
 * `markConsent`.
 */
export const nashModel: Model<NashSettings> = {
  name: 'nash',
  title: 'Nash bargaining',
  says: 'All who must agree must gain: the outcome that divides the gains over the status quo best; no gain for all of them, no change.',
  use: 'Where nothing happens unless some have signed, and the file says who; where it does not, everyone with any weight must sign.',
  source: 'Nash 1950; Achen 2006',
  perIssue: true,
  readsStatusQuo: true,
  asksConsent: true,
  get settings() {
    return nashSettings();
  },
  notes,
  steps: (actors, issues) => 30 * actors * issues,
  prepare(problem, { loss = 'linear' }) {
    const { issues, start, position, weight, order, statusQuo, low, high } = problem;
    const asked = new Uint8Array(position.length);
    const rows = { position, weight, order, asked, from: 0, to: 0 };
    return ({ outcome, status }) => {
      for (let m = 0; m < issues; m++) {
        rows.from = start[m];
        rows.to = start[m + 1];
        let total = 0;
        for (let k = rows.from; k < rows.to; k++) total += weight[k];
        if (!(total > 0)) {
          outcome[m] = withoutWeight(problem, m);
          status[m] = STATUS.nobodyCares;
          continue;
        }
        const d = statusQuo[m];
        const possible = Number.isNaN(d) || markConsent(problem, m, asked);
        const agreed = possible ? nashOutcome(rows, d, low[m], high[m], loss) : NaN;
        const stands = Number.isNaN(agreed);
        outcome[m] = stands ? d : withinPositions(agreed, position, weight, rows.from, rows.to);
        status[m] = stands ? STATUS.statusQuoStands : STATUS.agreed;
      }
    };
  },
};

function notes({ problem: { issues, start, rules, vetoStated, statusQuo }, issueNames }: NoteContext): Note[] {
  const all = Array.from({ length: issues }, (_, m) => m);
  const without = all.filter((m) => Number.isNaN(statusQuo[m]));
  const silent = all.filter(
    (m) => !without.includes(m) && !rules[m] && !vetoStated.subarray(start[m], start[m + 1]).includes(1),
  );
  const list: Note[] = [];
  if (silent.length > 0) {
    const names = silent.map((m) => issueNames[m]).join(', ');
    list.push({
      about: 'consent',
      text: `Where the file does not say who can refuse, by “veto” or “rule”, Nash bargaining asks everyone with any weight for consent: ${names}.`,
    });
  }
  if (without.length > 0) {
    const which = without.length === issues ? 'No issue has a' : 'Some issues have no';
    list.push({
      about: 'status quo',
      text: `${which} status quo: there Nash bargaining takes no agreement as the worst for everyone.`,
    });
  }
  return list;
}
