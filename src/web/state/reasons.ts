import { create } from 'zustand';
import { type Asked, ask } from '../engine/client.ts';
import type { AnswerReasons, ReasonsOf } from '../engine/protocol.ts';

/** The reasons of the answer that is looked at, as far as they are. */
export interface ReasonsState {
  reasons: AnswerReasons | undefined;
  /** Share of the work that is done, 0-1. */
  share: number;
  state: 'working' | 'done' | 'stopped';
  trouble: string | undefined;
}

export const useReasons = create<ReasonsState>(() => ({
  reasons: undefined,
  share: 0,
  state: 'stopped',
  trouble: undefined,
}));

const { getState: getReasons, setState: setReasons } = useReasons;

let askedReasons: { input: ReasonsOf; answer: Asked<{ done: boolean }> } | undefined;

/** Asks for the reasons of an answer; those of another one are given up. */
export function askReasons(input: ReasonsOf): void {
  const { reasons } = getReasons();
  // The last picture of the same answer stays until there is a new one.
  const stays =
    reasons?.id === input.id && reasons.kind === input.kind && askedReasons?.input.situation === input.situation;
  setReasons({ reasons: stays ? reasons : undefined, share: 0, state: 'working', trouble: undefined });
  const answer = ask('reasons', input, {
    onPart(part) {
      if (askedReasons !== one) return;
      if ('kind' in part) setReasons({ reasons: part, share: part.share });
      else setReasons(part);
    },
  });
  const one = { input, answer };
  askedReasons = one;
  answer.answer.then(
    (output) => askedReasons === one && setReasons({ state: output?.done ? 'done' : 'stopped' }),
    (error: Error) => askedReasons === one && setReasons({ state: 'stopped', trouble: error.message }),
  );
}

/** Stops at what is known; `goOn` goes on from there. */
export function stopReasons(): void {
  askedReasons?.answer.cancel();
  if (getReasons().state === 'working') setReasons({ state: 'stopped' });
}

export const goOn = () => askedReasons && askReasons(askedReasons.input);
