import type { Paces } from '../calibration/pace/paces.ts';
import type { Situation } from '../situation/schema.ts';
import type { ChosenModels } from './models-of.ts';
import type { SamplerName } from './sampling/sampler.ts';

/** What is drawn and solved, every model on every draw. Plain data, but for models that are not built in. */
export interface Design extends ChosenModels {
  situation: Situation;
  sampler: SamplerName;
  seed: number;
  /** The inputs that get random numbers of their own, in the order of their Sobol dimensions. */
  randomInputs: string[];
  /** The day of looking, where the file has an agreement: its time counts from there. */
  at?: string;
  /** The time from the day of the situation to a later day of looking, span by span, in which no agreement has come. */
  past?: readonly PastSpan[];
  /** Paces of a calibration that was asked for and has some; else those that come with the program. */
  paces?: Paces;
}

/** A span of time that has passed without an agreement. */
export interface PastSpan {
  /** Its last day, and the first one of the next span. */
  until: string;
  /** What held then; what holds now, where it is left out. */
  situation?: Situation | undefined;
}
