import { type DrawnColumns, pooled } from './columns.ts';
import { answeringOf } from './models-of.ts';
import type { Prepared } from './prepare.ts';

/** Inputs and answers of the first draws of a design. */
export interface Sample {
  samples: number;
  /** One column an uncertain input. */
  inputs: Float64Array[];
  /** One column an answer: see `Prepared.answers`. */
  answers: Float64Array[];
}

/** The pooled answers of draws that are already made, one column an answer. */
export function answerColumns({ answers, design }: Prepared, columns: DrawnColumns): Float64Array[] {
  const issues = answers.filter(({ kind }) => kind === 'issue').length;
  const answering = answeringOf(design);
  return answers.map((_, q) =>
    q < issues
      ? pooled(columns, 'outcome', answering, issues, q)
      : pooled(columns, 'happens', answering, answers.length - issues, q - issues),
  );
}

/** The sample of draws that are already made, from the first on. */
export const sampleOf = (engine: Prepared, columns: DrawnColumns): Sample => ({
  samples: columns.count,
  inputs: engine.values('A', 0, columns.count),
  answers: answerColumns(engine, columns),
});

/** Draws and solves a sample, without the further measurements of a forecast. */
export function drawSample(engine: Prepared, samples: number): Sample {
  const inputs = engine.values('A', 0, samples);
  const answers = engine.answers.map(() => new Float64Array(samples));
  const values = new Float64Array(inputs.length);
  for (let s = 0; s < samples; s++) {
    for (let i = 0; i < inputs.length; i++) values[i] = inputs[i][s];
    const found = engine.solve(values, s);
    for (let q = 0; q < answers.length; q++) answers[q][s] = found[q];
  }
  return { samples, inputs, answers };
}
