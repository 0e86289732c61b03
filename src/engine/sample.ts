import { resampledByWeight } from '../numeric/by-weight.ts';
import { column, type DrawnColumns, pooled } from './columns.ts';
import { answeringOf } from './models-of.ts';
import type { Prepared } from './prepare.ts';

/** How much each draw counts; nothing where all count alike. */
export const weightsOf = ({ weighted }: Pick<Prepared, 'weighted'>, columns: DrawnColumns): Float64Array | undefined =>
  weighted ? column(columns, 'weight', 0) : undefined;

/** Inputs and answers of the first draws of a design. */
export interface Sample {
  samples: number;
  /** One column an uncertain input. */
  inputs: Float64Array[];
  /** One column an answer: see `Prepared.answers`. */
  answers: Float64Array[];
  /** The draw of each row, where draws count unlike and appear as often as they count; else row and draw are the same. */
  draws?: Uint32Array;
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
export const sampleOf = (engine: Prepared, columns: DrawnColumns): Sample =>
  byWeight(
    {
      samples: columns.count,
      inputs: engine.values('A', 0, columns.count),
      answers: answerColumns(engine, columns),
    },
    weightsOf(engine, columns),
  );

/** A sample in which each draw appears about as often as it counts. */
function byWeight(sample: Sample, weights: Float64Array | undefined): Sample {
  if (!weights || weights.length === 0) return sample;
  const draws = resampledByWeight(weights);
  const { samples, inputs, answers } = sample;
  return { samples, inputs: rowsOf(inputs, draws), answers: rowsOf(answers, draws), draws };
}

/** The given rows of some columns. */
export const rowsOf = (columns: readonly Float64Array[], rows: Uint32Array): Float64Array[] =>
  columns.map((column) => Float64Array.from(rows, (s) => column[s]));

/** Draws and solves a sample, without the further measurements of a forecast. */
export function drawSample(engine: Prepared, samples: number): Sample {
  const inputs = engine.values('A', 0, samples);
  const answers = engine.answers.map(() => new Float64Array(samples));
  const values = new Float64Array(inputs.length);
  const weights = engine.weighted ? new Float64Array(samples) : undefined;
  for (let s = 0; s < samples; s++) {
    for (let i = 0; i < inputs.length; i++) values[i] = inputs[i][s];
    const found = engine.solve(values, s);
    for (let q = 0; q < answers.length; q++) answers[q][s] = found[q];
    if (weights) weights[s] = engine.weight;
  }
  return byWeight({ samples, inputs, answers }, weights);
}
