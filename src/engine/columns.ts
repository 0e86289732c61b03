import { mean } from '../numeric/mean.ts';
import type { Draws } from './experiment.ts';

type Key = 'outcome' | 'status' | 'happens' | 'loss' | 'gain' | 'room';

/** The draws of a run as whole columns, whatever stretches they were made in. */
export interface Columns {
  samples: number;
  column(key: Key, index: number): Float64Array;
  /** The mean over the models of one column each, draw by draw; `width` columns a model. */
  pooled(key: 'outcome' | 'happens', width: number, index: number): Float64Array;
}

/** @param models number of models in the draws */
export function columnsOf(blocks: readonly Draws[], models: number): Columns {
  const samples = blocks.reduce((sum, block) => sum + block.count, 0);
  const column = (key: Key, index: number): Float64Array => {
    const joined = new Float64Array(samples);
    for (const block of blocks)
      joined.set(block[key].subarray(index * block.count, (index + 1) * block.count), block.from);
    return joined;
  };
  return {
    samples,
    column,
    pooled: (key, width, index) => average(Array.from({ length: models }, (_, m) => column(key, m * width + index))),
  };
}

/** The mean over columns, draw by draw; never outside the range of its parts. */
export function average(columns: Float64Array[]): Float64Array {
  const means = new Float64Array(columns[0].length);
  const parts = new Float64Array(columns.length);
  for (let s = 0; s < means.length; s++) {
    for (let c = 0; c < columns.length; c++) parts[c] = columns[c][s];
    means[s] = mean(parts);
  }
  return means;
}
