import { MEDIAN_DRAW } from '../calibration/calibrated.ts';
import { exchangeModel } from '../models/exchange/exchange.ts';
import type { Model } from '../models/model.ts';
import { settingsOf } from '../models/models.ts';
import type { Problem } from '../models/problem.ts';
import { checkWhole } from '../numeric/check-whole.ts';
import type { Timing } from './agreement/agreed-by.ts';
import { type DealParties, dealWidths, noneOf, recordDeals } from './agreement/deal-columns.ts';
import { changing } from './changes.ts';
import { type Columns, emptyColumns, type Widths } from './columns.ts';
import { type Compiled, compile } from './compile.ts';
import type { Design } from './design.ts';
import type { Holder } from './holding.ts';
import { isCertainInput } from './inputs.ts';
import { solutionsFor } from './kept-solutions.ts';
import { lossesOf } from './losses.ts';
import { modelsOf } from './models-of.ts';
import { measureRooms, type RoomOf, roomsOf } from './room.ts';
import { drawing, type KeptDraws } from './sampling/drawing.ts';
import { solverOf } from './solver.ts';
import { answersOf, type ModelOutput, type SampleMatrix, type UncertainInput, uncertainInputs } from './values.ts';
import { type SingleChange, whatIfOf } from './what-if.ts';

/** The situation at the best guess of every input, and what the models say there. */
export interface BestGuess {
  /** Its arrays do not change. */
  problem: Problem;
  /** By forecaster (the models, then what was learned, at its medians) and issue, after links. */
  outcome: Float64Array;
  /** By issue: the answer, by what was learned or as the mean over the models. */
  forecast: Float64Array;
}

/**
 * A design, compiled once: the engine of one thread. Its functions share memory, so none may be called while another one runs.
 * The result for a draw depends on its index alone: earlier calls and the thread change no bit of it.
 */
export interface Prepared {
  readonly design: Design;
  /** The actors whose room for manoeuvre is measured in every draw. */
  readonly rooms: readonly RoomOf[];
  /** Veto players and rules that can hold an issue: see `Columns.held`. */
  readonly holders: readonly Holder[];
  /** Whose consent each agreement may need, and on which agreements each named outcome turns. */
  readonly deals: readonly DealParties[];
  readonly turnsOn: readonly (readonly number[])[];
  /** Of each agreement, by when it comes where there is room. */
  readonly timings: readonly Timing[];
  /** The inputs that are drawn, in the order of the file. */
  readonly inputs: readonly UncertainInput[];
  /** The issues, then the named outcomes, in the order of the file. */
  readonly answers: readonly ModelOutput[];
  /** The best guess, solved when it is first asked for or drawn. */
  readonly guess: BestGuess;
  /** Sets the compiled situation to the best guesses, until the next call of any function. */
  atBestGuess(): Compiled;
  /** Empty columns for the results of all draws; `place` copies stretches into them. */
  emptyColumns(draws: number): Columns;
  /**
   * Draws the inputs and solves every forecaster, from draw `from` to draw `to - 1`.
   *
   * @throws UsageError if these are no stretch of draws
   */
  draw(from: number, to: number): Columns;
  /** The drawn values of draws `from .. to - 1`, one column an input. A is what `draw` draws, B is independent of it. */
  values(matrix: SampleMatrix, from: number, to: number): Float64Array[];
  /**
   * The answers at some values of the inputs: each issue after links, and whether each outcome happens; by what was learned, or as
   * the mean over the models and the share of them in which it happens. The array is used again by the next call.
   *
   * @param values one an input
   * @param draw index of the draw; seeds the models' own randomness and what was learned, which is at its medians in MEDIAN_DRAW
   */
  solve(values: Float64Array, draw: number): Float64Array;
  /**
   * The answers with other values of some inputs, all others as in the last `solve`. Between that `solve` and this call there may
   * be other exchanges, but no other call. Only what the changed inputs can affect is solved again.
   *
   * @param changed indices of inputs
   * @param values one an input; only those of the changed ones are read
   */
  exchange(changed: Int32Array, values: Float64Array, draw: number): Float64Array;
  /** How much the values of the last `solve` or `exchange` count: 1 but where time has gone by without an agreement. */
  readonly weight: number;
  /** Whether draws and values count unlike: time has gone by without an agreement. */
  readonly weighted: boolean;
  /** What each of those who answer last said of each issue, held to the rules, before links: one's issues after the other. */
  readonly perModel: Float64Array;
  /**
   * Tries sets of changes on draws `from .. to - 1`, all on the same random numbers. Losses are always measured by the interests
   * that the situation states, also where a change makes an actor profess others.
   *
   * @returns one column of draws for each answer without a change, then for those of each set: the loss of each actor, then
   * for each named outcome the share, of those who answer, with whom it happens; and where time has gone by without an agreement, a
   * last column of how much each draw counts, the same for all sets: what is changed holds from the day of looking on
   * @throws UsageError if a path names nothing that can be changed
   */
  whatIf(sets: readonly (readonly SingleChange[])[], from: number, to: number): Float64Array;
}

/**
 * Compiles a design and prepares its models.
 *
 * @param kept store of draws: those of inputs that have not changed are taken from it, new ones are added, and likewise what models
 * that take issues one by one said of issues that have not changed
 * @throws UsageError if a model is unknown
 * @example
 * const engine = prepare(planForecast(situation).design);
 * column(engine.draw(0, 1024), 'outcome', 0); // the first model's outcomes of the first issue
 */
export function prepare(design: Design, kept?: KeptDraws): Prepared {
  const { situation, seed, sampler, randomInputs } = design;

  // The situation as arrays, and the models on them.
  const compiled = compile(situation, design);
  const { problem, inputs, values, central, refresh, rules, outcomes, deals, past } = compiled;
  const { actors, issues } = problem;
  const models = modelsOf(design);
  const { calibration } = design;
  const settings = situation.models;
  const draws = calibration ? [...models, exchangeModel as Model] : models;
  const still = inputs.every(isCertainInput) && !draws.some((model) => model.hasChance?.(settingsOf(model, settings)));
  const known = kept && solutionsFor(kept.solutions, design);
  const solver = solverOf(compiled, { models, calibration, settings, seed, still, known });
  // The answers to other values need no model but those that they are made of.
  const answerer = calibration
    ? once(() => solverOf(compiled, { models: [], calibration, settings, seed, still }))
    : () => solver;

  // Random numbers are set up when they are first drawn: a summary, for one, needs none.
  const drawnA = once(() => drawing(inputs, { sampler, seed, names: randomInputs }, randomInputs, kept));
  // B is pseudo-random whatever A is: where a sample is short and its inputs are many, some two Sobol dimensions are far from
  // independent, and an index that needs A_i and B_j to be so is off by more than its interval.
  const again = { sampler: 'pseudo-random', seed, names: randomInputs.map((path) => `${path} again`) } as const;
  const drawnB = once(() => drawing(inputs, again, randomInputs));

  // What is measured in every draw besides the outcomes.
  const losses = lossesOf(problem);
  const rooms = roomsOf(problem, compiled.dependence, central);
  const room = new Float64Array(rooms.reduce((sum, { partners }) => sum + 1 + partners.length, 0));
  const measureRoom = measureRooms(problem, values, rooms, seed);
  const holders = rules.holders.length > 0 ? rules.holders.length + issues : 0;
  const forecasters = models.length + (calibration ? 1 : 0);
  const perForecaster = forecasters * issues;
  const widths: Widths = {
    ...{ outcome: perForecaster, status: perForecaster, happens: forecasters * outcomes.length },
    ...dealWidths(deals, forecasters * outcomes.length, (design.past ?? []).length > 0),
    ...{ again: calibration ? issues : 0 },
    ...{ loss: actors, gain: actors, room: room.length, held: forecasters * holders },
  };

  const atBestGuess = () => {
    values.set(central);
    refresh();
    past.ofValues();
    return compiled;
  };
  const guess = once((): BestGuess => {
    atBestGuess();
    solver.all(calibration ? MEDIAN_DRAW : 0);
    const outcome = new Float64Array(perForecaster);
    solver.each((found, f) => {
      outcome.set(found, f * issues);
    });
    return { problem: structuredClone(problem), outcome, forecast: solver.answers().slice(0, issues) };
  });

  /** Writes the results of one draw into its columns. */
  const record = (columns: Columns, s: number) => {
    const { from, count, outcome, status, happens, given, otherwise, again, held, loss, gain } = columns;
    if (holders > 0) solver.tally(held, holders);
    losses.begin();
    solver.each((found, f) => {
      const before = solver.held[f];
      for (let m = 0; m < issues; m++) {
        const at = (f * issues + m) * count + s;
        outcome[at] = found[m];
        status[at] = before.status[m];
      }
      for (let o = 0; o < outcomes.length; o++) {
        const at = (f * outcomes.length + o) * count + s;
        happens[at] = outcomes[o].chance(found, before.outcome);
        if (deals.length === 0) continue;
        given[at] = outcomes[o].given(found) ? 1 : 0;
        otherwise[at] = outcomes[o].otherwise(before.outcome) ? 1 : 0;
      }
      if (f >= forecasters - solver.answering) losses.add(found);
    });
    losses.end(solver.answering, loss, gain, count, s);
    if (deals.length > 0) recordDeals(compiled, columns, s);
    const other = solver.again(from + s);
    if (other) for (let m = 0; m < issues; m++) again[m * count + s] = other[m];
  };

  // Values of the analyses: of the uncertain inputs alone, and of sets of changes.
  const uncertain = once(() => uncertainInputs(situation, inputs, central));
  const slots = Int32Array.from(inputs.keys()).filter((slot) => !isCertainInput(inputs[slot]));
  const changes = once(() => changing(compiled, answerer()));
  const weighted = (design.past ?? []).length > 0;
  const tried = once(() => whatIfOf(compiled, answerer(), changes(), drawnA(), weighted));
  return {
    design,
    rooms,
    holders: rules.holders,
    deals: deals.map(({ id, bargain, issues: own }) => ({
      id,
      actors: bargain.actorIds,
      issues: Array.from(own, (m) => problem.issueIds[m]),
    })),
    timings: compiled.timings,
    turnsOn: outcomes.map(({ agreements }) => agreements),
    get inputs() {
      return uncertain();
    },
    answers: answersOf(situation, problem.issueIds),
    get guess() {
      return guess();
    },
    atBestGuess,
    emptyColumns: (draws) => emptyColumns(widths, 0, draws),
    draw(from, to) {
      const columns = emptyColumns(widths, from, to - from);
      const drawn = drawnA();
      guess();
      for (let s = from; s < to; s++) {
        drawn.take(s, values);
        refresh();
        past.ofDraw(s);
        solver.drawn(s);
        record(columns, s - from);
        measureRoom(s, room);
        for (let r = 0; r < room.length; r++) columns.room[r * columns.count + s - from] = room[r];
      }
      return columns;
    },
    values(matrix, from, to) {
      checkWhole('the first draw', from, 0);
      checkWhole('the number of draws', to - from, 0);
      const drawn = matrix === 'A' ? drawnA() : drawnB();
      const columns = Array.from(drawn.slots, () => new Float64Array(to - from));
      const row = new Float64Array(columns.length);
      const own = Int32Array.from(row.keys());
      for (let s = from; s < to; s++) {
        drawn.take(s, row, own);
        for (let i = 0; i < columns.length; i++) columns[i][s - from] = row[i];
      }
      return columns;
    },
    solve(given, draw) {
      for (let i = 0; i < slots.length; i++) values[slots[i]] = given[i];
      changes().base(draw);
      past.ofValues();
      return answerer().answers();
    },
    exchange(changed, given, draw) {
      const { set, solve, undo } = changes();
      for (let c = 0; c < changed.length; c++) set(slots[changed[c]], given[changed[c]]);
      solve(draw);
      past.ofValues();
      const found = answerer().answers();
      undo();
      return found;
    },
    get weight() {
      return noneOf(compiled.chances);
    },
    weighted,
    get perModel() {
      return answerer().perModel;
    },
    whatIf: (sets, from, to) => tried()(sets, from, to),
  };
}

/** Makes something when it is first needed. */
function once<T>(make: () => T): () => T {
  let made: { it: T } | undefined;
  return () => {
    made ??= { it: make() };
    return made.it;
  };
}
