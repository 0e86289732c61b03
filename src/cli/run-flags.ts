import type { SamplerName } from '../engine/sampling/sampler.ts';

/** The flags of every command that draws. */
export interface RunFlags {
  model?: string[];
  samples?: number;
  seed?: number;
  sampler?: SamplerName;
  at?: string;
  workers?: number;
  json?: boolean;
}
