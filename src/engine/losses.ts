import type { Problem } from '../models/problem.ts';

/**
 * How far outcomes are from what the actors want. The loss of actor i is the mean over its issues of |x_i - O| / R weighted by its
 * saliences, 0 (all it wants) to 1 (the far ends of all scales); its gain is its loss under the status quo minus its loss, both
 * over the issues that have a status quo.
 */
export function lossesOf({ actors, issues, start, actor, position, salience, statusQuo, low, high }: Problem) {
  const lost = new Float64Array(actors);
  const lostOfComparable = new Float64Array(actors);
  const lostAtStatusQuo = new Float64Array(actors);
  const care = new Float64Array(actors);
  const careOfComparable = new Float64Array(actors);
  /** By row: its salience as a share of all that the actor has, on all issues and on those with a status quo. */
  const share = new Float64Array(salience.length);
  const shareOfComparable = new Float64Array(salience.length);

  /** Adds up over the issues how far o is from what each actor wants. */
  const distances = (o: Float64Array, all: Float64Array | undefined, comparable: Float64Array) => {
    for (let m = 0; m < issues; m++) {
      const inverse = 1 / (high[m] - low[m]);
      const outcome = o[m];
      const compared = !Number.isNaN(statusQuo[m]);
      for (let k = start[m]; k < start[m + 1]; k++) {
        const off = Math.abs(position[k] - outcome) * inverse;
        if (all) all[actor[k]] += share[k] * off;
        if (compared) comparable[actor[k]] += shareOfComparable[k] * off;
      }
    }
  };

  return {
    /** Starts a draw. */
    begin() {
      lost.fill(0);
      lostOfComparable.fill(0);
      lostAtStatusQuo.fill(0);
      care.fill(0);
      careOfComparable.fill(0);
      for (let m = 0; m < issues; m++) {
        const compared = !Number.isNaN(statusQuo[m]);
        for (let k = start[m]; k < start[m + 1]; k++) {
          care[actor[k]] += salience[k];
          if (compared) careOfComparable[actor[k]] += salience[k];
        }
      }
      for (let k = 0; k < salience.length; k++) {
        const i = actor[k];
        share[k] = care[i] > 0 ? salience[k] / care[i] : 0;
        shareOfComparable[k] = careOfComparable[i] > 0 ? salience[k] / careOfComparable[i] : 0;
      }
      distances(statusQuo, undefined, lostAtStatusQuo);
    },
    /** Adds the outcomes of one model. */
    add: (o: Float64Array) => distances(o, lost, lostOfComparable),
    /** Writes the means over the models. */
    end(models: number, loss: Float64Array, gain: Float64Array, count: number, s: number) {
      for (let i = 0; i < actors; i++) {
        loss[i * count + s] = lost[i] / models;
        gain[i * count + s] = lostAtStatusQuo[i] - lostOfComparable[i] / models;
      }
    },
  };
}

/**
 * The same loss, always by the interests that `state` has read, even where a change makes an actor profess others. The order of
 * the sums differs from `lossesOf`, and so may the last digits.
 */
export function statedLossesOf({ actors, issues, start, actor, position, salience, low, high }: Problem) {
  const want = new Float64Array(position.length);
  /** Salience over the actor's saliences and the length of the scale. */
  const cost = new Float64Array(position.length);
  const care = new Float64Array(actors);
  return {
    /** Takes the interests as they now stand. */
    state() {
      care.fill(0);
      for (let k = 0; k < salience.length; k++) care[actor[k]] += salience[k];
      for (let m = 0; m < issues; m++) {
        for (let k = start[m]; k < start[m + 1]; k++) {
          want[k] = position[k];
          cost[k] = care[actor[k]] > 0 ? salience[k] / (care[actor[k]] * (high[m] - low[m])) : 0;
        }
      }
    },
    /** Adds the loss of actor i at outcomes o to `out[at + i * step]`. */
    add(o: Float64Array, out: Float64Array, at: number, step: number) {
      for (let m = 0; m < issues; m++) {
        for (let k = start[m]; k < start[m + 1]; k++) out[at + actor[k] * step] += cost[k] * Math.abs(want[k] - o[m]);
      }
    },
  };
}
