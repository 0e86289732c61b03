import type { Draws } from '../../engine/experiment.ts';
import type { Trial } from '../../engine/trial.ts';
import { mean } from '../../numeric/mean.ts';

/** What went in and what came out of the first draws of an experiment. */
export interface Base {
  samples: number;
  /** One column an uncertain input. */
  inputs: Float64Array[];
  /** One column an answer: see `Trial.answers`. */
  answers: Float64Array[];
}

/** The base of draws that are already made, as a forecast makes them: consecutive, from the first on. */
export function baseOfDraws({ answers, columns }: Trial, models: number, blocks: readonly Draws[]): Base {
  const samples = blocks.reduce((sum, { count }) => sum + count, 0);
  const issues = answers.filter(({ kind }) => kind === 'issue').length;
  const pooled = answers.map(() => new Float64Array(samples));
  const said = new Float64Array(models);
  for (const { from, count, outcome, happens } of blocks) {
    for (let q = 0; q < answers.length; q++) {
      const [array, width, column] = q < issues ? [outcome, issues, q] : [happens, answers.length - issues, q - issues];
      for (let s = 0; s < count; s++) {
        for (let model = 0; model < models; model++) said[model] = array[(model * width + column) * count + s];
        pooled[q][from + s] = mean(said);
      }
    }
  }
  return { samples, inputs: columns('A', 0, samples), answers: pooled };
}

/** The base of draws that are made here. */
export function drawBase(prepared: Trial, samples: number): Base {
  const inputs = prepared.columns('A', 0, samples);
  const answers = prepared.answers.map(() => new Float64Array(samples));
  const values = new Float64Array(inputs.length);
  for (let s = 0; s < samples; s++) {
    for (let i = 0; i < inputs.length; i++) values[i] = inputs[i][s];
    const found = prepared.solve(values, s);
    for (let q = 0; q < answers.length; q++) answers[q][s] = found[q];
  }
  return { samples, inputs, answers };
}
