import type { Weighing } from '../hypotheses/weigh.ts';

/** An outcome as a mixture over explanations: the sum over the parts of weight times probability. */
export interface MixedOutcome {
  id: string;
  claim?: string;
  by?: string;
  /** The models' probability over all explanations, 0-1. */
  probability: number;
  parts: { explanation: string; weight: number; probability: number }[];
}

/** Explanations of a situation weighed, and the outcomes over all of them. */
export interface ExplainedOutcomes {
  weighing: Weighing;
  outcomes: MixedOutcome[];
}
