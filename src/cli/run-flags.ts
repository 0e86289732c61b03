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
