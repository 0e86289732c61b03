import type { SamplerName } from '../engine/sampling/sampler.ts';
import type { OutputFlags } from './output.ts';

/** The flags of every command that draws. */
export interface RunFlags extends OutputFlags {
  model?: string[];
  /** A file, or `none`. */
  calibration?: string;
  samples?: number;
  seed?: number;
  sampler?: SamplerName;
  at?: string;
  workers?: number;
}

/** The flags of `report` and `why`. */
export interface AnalysisFlags extends RunFlags {
  scenario?: string;
  /** Stop after the first answer. */
  quick?: boolean;
  /** The folder of a run that has the analysis. */
  run?: string;
}

/** The flags of `compare`. */
export interface CompareFlags extends RunFlags {
  scenario?: string[];
  timeLine?: boolean;
  /** The folder of a run that has the comparison. */
  run?: string;
}
