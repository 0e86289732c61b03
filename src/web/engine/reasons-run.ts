import { type Sample, sampleOf } from '../../engine/sample.ts';
import { withRealTippingPoints } from '../../forecast/analysis.ts';
import { type AssumptionSensitivity, assumptionSensitivity } from '../../forecast/deal-assumptions.ts';
import type { Forecast } from '../../forecast/forecast.ts';
import { modelDisagreements } from '../../forecast/model-disagreement.ts';
import { type ForecastOptions, type Plan, planForecast } from '../../forecast/plan.ts';
import { type SettlingObservation, settlingObservations } from '../../forecast/settling.ts';
import { summarise } from '../../forecast/summarise.ts';
import { discoverScenarios, widenedSample } from '../../inside/discovery/scenario-discovery.ts';
import { type InterventionJob, interventionJob } from '../../inside/interventions/intervention-jobs.ts';
import {
  type Interventions,
  interventionJobs,
  interventionsFrom,
  nextInterventionJobs,
  STAGES,
} from '../../inside/interventions/interventions.ts';
import { parametersOf } from '../../inside/interventions/parameters.ts';
import { sensitivityFrom } from '../../inside/sensitivity/sensitivity.ts';
import {
  inputGroups,
  type SensitivityJob,
  sensitivityJob,
  sensitivityJobs,
} from '../../inside/sensitivity/sensitivity-jobs.ts';
import type { Situation } from '../../situation/schema.ts';
import { GrowingRun } from './growing-run.ts';
import type { AnswerReasons, Conditions, ReasonsOf } from './protocol.ts';

/** Groups of inputs in one job: some tens of milliseconds. */
const GROUPS_A_JOB = 64;
/** What the parts cost, in rows of sensitivity: measured on the Belarus example. */
const COST = { draws: 1 / 90, tippingPoints: 120 };

/** What the draws that there are say. */
interface Known {
  draws: number;
  forecast: Forecast;
  sample: Sample;
  settling: SettlingObservation[];
}

/** The reasons of the answers of one forecast, worked out bit by bit; what is known is kept. */
export class ReasonsRun {
  readonly #plan: Plan;
  readonly #run: GrowingRun;
  readonly #jobs: SensitivityJob[] = [];
  readonly #results: Float64Array[] = [];
  readonly #groups: number;
  readonly plannedRows: number;
  #interventionJobs: InterventionJob[] = [];
  #interventionResults: Float64Array[] = [];
  #tippingShare = 0;
  #interventions: Interventions | undefined;
  readonly #conditions = new Map<string, Conditions>();
  #told: Known | undefined;
  #assumptions: AssumptionSensitivity[] | undefined;

  constructor(situation: Situation, options: Pick<ForecastOptions, 'models' | 'seed' | 'samples' | 'calibration'>) {
    this.#plan = planForecast(situation, options);
    this.#run = new GrowingRun(this.#plan);
    const { engine } = this.#run;
    this.#groups = inputGroups(engine).length;
    const isCertain = this.#plan.design.randomInputs.length === 0;
    this.plannedRows = isCertain
      ? 0
      : sensitivityJobs(engine).reduce((most, { samples }) => Math.max(most, samples.to), 0);
  }

  get draws(): number {
    return this.#run.count;
  }

  /** Rows of sensitivity that are done. */
  get rows(): number {
    return this.#jobs.at(-1)?.samples.to ?? 0;
  }

  growDraws(count: number, pause: () => Promise<void>): Promise<void> {
    return this.#run.growTo(count, pause);
  }

  /** The rows that `sensitivityJobs` would take, one by one: the first of them are those of fewer samples. */
  async growRows(to: number, pause: () => Promise<void>): Promise<void> {
    for (let row = this.rows; row < to; row++) {
      const jobs: SensitivityJob[] = [];
      for (let from = 0; from < this.#groups; from += GROUPS_A_JOB) {
        const groups = { from, to: Math.min(from + GROUPS_A_JOB, this.#groups) };
        jobs.push({ kind: 'sensitivity', samples: { from: row, to: row + 1 }, groups });
      }
      const results: Float64Array[] = [];
      for (const job of jobs) {
        results.push(sensitivityJob(this.#run.engine, job));
        await pause();
      }
      this.#jobs.push(...jobs);
      this.#results.push(...results);
    }
  }

  /** What tips each outcome; it goes on where it was broken off. */
  async findTippingPoints(pause: () => Promise<void>): Promise<void> {
    const { engine } = this.#run;
    if (this.#interventions) return;
    const [jobs, results] = [this.#interventionJobs, this.#interventionResults];
    for (;;) {
      if (results.length === jobs.length) {
        const next =
          jobs.length === 0
            ? interventionJobs(engine)
            : nextInterventionJobs(engine, jobs, results, { tippingPointsOnly: true });
        if (next.length === 0) break;
        jobs.push(...next);
      }
      while (results.length < jobs.length) {
        const { stage } = jobs[results.length];
        results.push(interventionJob(engine, jobs[results.length]));
        const first = jobs.findIndex((job) => job.stage === stage);
        this.#tippingShare = (stage - 1 + (results.length - first) / (jobs.length - first)) / STAGES;
        await pause();
      }
    }
    this.#interventions = interventionsFrom(engine, jobs, results);
    this.#tippingShare = 1;
  }

  /**
   * Looks for the conditions of an outcome in the draws that there are.
   *
   * @param quick only boxes, in the futures as stated
   */
  discover(outcome: string, quick: boolean): void {
    const known = this.#conditions.get(outcome);
    if (known && (quick || known.draws === this.draws)) return;
    const { engine } = this.#run;
    const { sample } = this.#known();
    const [found] = discoverScenarios(engine, sample, { outcomes: [outcome], quick });
    if (!found) return;
    const { samples, inputs, answers } = found.widened === 1 ? sample : widenedSample(engine, found.widened);
    const q = engine.answers.findIndex(({ of, kind }) => kind === 'outcome' && of === outcome);
    const limited = new Set(found.boxes.flatMap(({ limits }) => limits.map(({ path }) => path)));
    this.#conditions.set(outcome, {
      found,
      draws: samples,
      inputs: engine.inputs.flatMap(({ path }, i) => {
        if (!limited.has(path)) return [];
        const values = inputs[i];
        return [
          { path, values, low: values.reduce((a, b) => Math.min(a, b)), high: values.reduce((a, b) => Math.max(a, b)) },
        ];
      }),
      happens: found.fails ? answers[q].map((p) => 1 - p) : answers[q],
    });
  }

  /** All that is known of one answer. */
  reasonsOf({ kind, id }: Pick<ReasonsOf, 'kind' | 'id'>, done: boolean): AnswerReasons {
    const { engine } = this.#run;
    const { forecast, sample, settling } = this.#known();
    // It takes some tenths of a second, and so waits until the rest is there.
    if (done && forecast.agreements) this.#assumptions ??= assumptionSensitivity(engine, forecast);
    const [found] =
      this.rows >= 2 ? sensitivityFrom(engine, this.#jobs, this.#results, sample, { of: id, kind }) : [undefined];
    const disagreement = modelDisagreements(forecast).find((one) => one.of === id && one.kind === kind);
    const tipping = this.#interventions && withRealTippingPoints(this.#interventions, forecast).tippingPoints;
    const ranges = new Map(
      parametersOf(engine.design.situation).map(({ path, low, high, now }) => [path, { low, high, now }]),
    );
    return {
      ...{ kind, id, settling, done, share: done ? 1 : this.share },
      sensitivity: found && { ...found, ...(disagreement && { disagreement }) },
      rows: { done: this.rows, of: this.plannedRows },
      assumptions: this.#assumptions,
      conditions: this.#conditions.get(id),
      tippingPoints: tipping?.flatMap((point) => {
        const range = ranges.get(point.path);
        return kind === 'outcome' && point.outcome === id && range ? [{ ...point, range }] : [];
      }),
    };
  }

  /** How much of the work is done. */
  get share(): number {
    const { samples } = this.#plan;
    const all = samples * COST.draws + this.plannedRows + COST.tippingPoints;
    return (this.draws * COST.draws + this.rows + this.#tippingShare * COST.tippingPoints) / all;
  }
  #known(): Known {
    if (this.#told?.draws !== this.draws) {
      const { drawn } = this.#run;
      this.#told = {
        draws: this.draws,
        forecast: summarise(drawn),
        sample: sampleOf(drawn.engine, drawn.columns),
        settling: settlingObservations(drawn),
      };
    }
    return this.#told;
  }
}
