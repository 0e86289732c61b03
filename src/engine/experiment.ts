import type { Model } from '../models/model.ts';
import { solutionOf } from '../models/model.ts';
import { settingsOf } from '../models/models.ts';
import type { Problem } from '../models/problem.ts';
import { weightedMean } from '../models/weighted-mean.ts';
import type { Situation } from '../situation/schema.ts';
import { compile } from './compile.ts';
import type { Holder } from './holding.ts';
import { modelsOf } from './models-of.ts';
import { measureRooms, type RoomOf, roomsOf } from './room.ts';
import { type Drawing, drawing } from './sampling/drawing.ts';
import { CHUNK, type SamplerName, sampler } from './sampling/sampler.ts';

/** What is drawn and solved. Plain data, but for models that are not built in. */
export interface Design {
  situation: Situation;
  /** Names of the models, each solved on every draw. */
  models: string[];
  /** Those of them that are not built in. */
  own?: readonly Model[];
  sampler: SamplerName;
  seed: number;
  /** The inputs that get random numbers of their own, in the order of their Sobol dimensions. */
  randomInputs: string[];
}

/** What came out of some consecutive draws; every array has `count` values a column. */
export interface Draws {
  from: number;
  count: number;
  /** Column (model, issue): the outcome of the issue, on its scale. */
  outcome: Float64Array;
  /** Column (model, issue): see STATUS. */
  status: Uint8Array;
  /** Column (model, named outcome): 1 if it happens. */
  happens: Uint8Array;
  /** Of each model, in how many of the draws each of the holders holds an issue, then in how many each issue is held. */
  held: Float64Array;
  /** Column (actor): its loss, the mean over models. See `losses`. */
  loss: Float64Array;
  /** Column (actor): its loss if nothing changes less its loss, the mean over models; see `losses`. */
  gain: Float64Array;
  /** Column (room as things are, then without each partner, room by room): see `measureRooms`. */
  room: Float64Array;
}

/** Runs any stretch of an experiment; a draw comes out the same, bit by bit, in whatever stretch and wherever it runs. */
export interface Experiment {
  /** The problem that it refills and solves. */
  problem: Problem;
  /** Whose room for manoeuvre the draws measure. */
  rooms: readonly RoomOf[];
  /** Who can hold an issue: see `Draws.held`. */
  holders: readonly Holder[];
  run(from: number, to: number): Draws;
  /** Solves every model once at the best guesses: column (model, issue), one value each. */
  atCentral(): { outcome: Float64Array; status: Uint8Array };
}

/** Prepares an experiment: compiles the situation and the models; allocates whatever the draws need. */
export function experiment(design: Design): Experiment {
  const { situation, models, sampler: name, seed, randomInputs } = design;
  const compiled = compile(situation);
  const { problem, inputs, values, central, refresh, rules, applyLinks, outcomes } = compiled;
  const { actors, issues, start, position, weight } = problem;
  const solves = modelsOf(design).map((model) => ({
    solve: model.prepare(problem, settingsOf(model, situation.models), seed),
    solution: solutionOf(problem),
    asksConsent: model.asksConsent ?? false,
  }));
  const means = new Float64Array(issues);
  const counted = rules.holders.length > 0 ? rules.holders.length + issues : 0;
  let drawn: Drawing | undefined;
  const measure = losses(problem);
  const rooms = roomsOf(problem, compiled.dependence, central);
  const room = new Float64Array(rooms.reduce((sum, { partners }) => sum + 1 + partners.length, 0));
  const measureRoom = measureRooms(problem, values, rooms, seed);

  function run(from: number, to: number): Draws {
    const count = to - from;
    const draws: Draws = {
      from,
      count,
      outcome: new Float64Array(models.length * issues * count),
      status: new Uint8Array(models.length * issues * count),
      happens: new Uint8Array(models.length * outcomes.length * count),
      held: new Float64Array(models.length * counted),
      loss: new Float64Array(actors * count),
      gain: new Float64Array(actors * count),
      room: new Float64Array(room.length * count),
    };
    drawn ??= drawing(inputs, sampler(name, randomInputs, seed), randomInputs);
    for (let chunk = Math.floor(from / CHUNK); chunk * CHUNK < to; chunk++) {
      drawn.draw(chunk);
      const last = Math.min((chunk + 1) * CHUNK, to);
      for (let s = Math.max(from, chunk * CHUNK); s < last; s++) {
        drawn.take(s - chunk * CHUNK, values);
        refresh();
        solveAll(draws, s);
        measureRoom(s, room);
        for (let r = 0; r < room.length; r++) draws.room[r * count + s - from] = room[r];
      }
    }
    return draws;
  }

  function solveAll(draws: Draws, drawNumber: number) {
    const { from, count, outcome, status, happens, held, loss, gain } = draws;
    const s = drawNumber - from;
    measure.begin();
    if (counted > 0) for (let m = 0; m < issues; m++) means[m] = weightedMean(position, weight, start[m], start[m + 1]);
    for (let model = 0; model < solves.length; model++) {
      const { solve, solution, asksConsent } = solves[model];
      solve(solution, drawNumber);
      // A model that asks for consent proposes nothing that is refused: there it is the compromise that is held back.
      if (counted > 0) rules.tally(solution, asksConsent ? means : solution.outcome, held, model * counted);
      rules.hold(solution);
      applyLinks(solution.outcome);
      for (let m = 0; m < issues; m++) {
        const at = (model * issues + m) * count + s;
        outcome[at] = solution.outcome[m];
        status[at] = solution.status[m];
      }
      for (let o = 0; o < outcomes.length; o++) {
        happens[(model * outcomes.length + o) * count + s] = outcomes[o](solution.outcome) ? 1 : 0;
      }
      measure.add(solution.outcome);
    }
    measure.end(solves.length, loss, gain, count, s);
  }

  function atCentral() {
    values.set(central);
    refresh();
    const outcome = new Float64Array(models.length * issues);
    const status = new Uint8Array(models.length * issues);
    solves.forEach(({ solve, solution }, model) => {
      solve(solution, 0);
      rules.hold(solution);
      applyLinks(solution.outcome);
      outcome.set(solution.outcome, model * issues);
      status.set(solution.status, model * issues);
    });
    return { outcome, status };
  }

  return { problem, rooms, holders: rules.holders, run, atCentral };
}

/**
 * How far outcomes are from what the actors want. The loss of actor i is the mean over its issues of
 * |x_i - O| / R weighted by its saliences, 0 (all it wants) to 1 (the far ends of all scales); its gain is
 * its loss at the status quo less its loss, both over the issues that have a status quo.
 */
function losses({ actors, issues, start, actor, position, salience, statusQuo, low, high }: Problem) {
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
