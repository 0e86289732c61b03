import { create } from 'zustand';
import { type Asked, ask } from '../engine/client.ts';
import type { HypothesesOf, Weighed } from '../engine/protocol.ts';

/** The explanations of the situation that is open, as far as they are weighed. */
export interface HypothesesState {
  weighed: Weighed | undefined;
  state: 'working' | 'done' | 'stopped';
  trouble: string | undefined;
}

export const useHypotheses = create<HypothesesState>(() => ({
  weighed: undefined,
  state: 'stopped',
  trouble: undefined,
}));

const { setState: setHypotheses } = useHypotheses;
let askedHypotheses: { input: HypothesesOf; answer: Asked<{ done: boolean }> } | undefined;

/** Asks for the explanations of a situation. The last picture stays until there is a new one. */
export function askHypotheses(input: HypothesesOf): void {
  const isOther = askedHypotheses?.input.situation.title !== input.situation.title;
  setHypotheses({ state: 'working', trouble: undefined, ...(isOther && { weighed: undefined }) });
  const answer = ask('hypotheses', input, {
    onPart(weighed) {
      if (askedHypotheses === one) setHypotheses({ weighed });
    },
  });
  const one = { input, answer };
  askedHypotheses = one;
  answer.answer.then(
    (output) => askedHypotheses === one && setHypotheses({ state: output?.done ? 'done' : 'stopped' }),
    (error: Error) => askedHypotheses === one && setHypotheses({ state: 'stopped', trouble: error.message }),
  );
}

export function stopHypotheses(): void {
  askedHypotheses?.answer.cancel();
}

export const goOnWeighing = () => askedHypotheses && askHypotheses(askedHypotheses.input);
