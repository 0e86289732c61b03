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

const { getState: get, setState: set } = useReasons;

let asked: { input: ReasonsOf; answer: Asked<{ done: boolean }> } | undefined;

/** Asks for the reasons of an answer; those of another one are given up. */
export function askReasons(input: ReasonsOf): void {
  const { reasons } = get();
  // The last picture of the same answer stays until there is a new one.
  const stays = reasons?.id === input.id && reasons.kind === input.kind && asked?.input.situation === input.situation;
  set({ reasons: stays ? reasons : undefined, share: 0, state: 'working', trouble: undefined });
  const answer = ask('reasons', input, {
    onPart(part) {
      if (asked !== one) return;
      if ('kind' in part) set({ reasons: part, share: part.share });
      else set(part);
    },
  });
  const one = { input, answer };
  asked = one;
  answer.answer.then(
    (output) => asked === one && set({ state: output?.done ? 'done' : 'stopped' }),
    (error: Error) => asked === one && set({ state: 'stopped', trouble: error.message }),
  );
}

/** Stops at what is known; `goOn` goes on from there. */
export function stopReasons(): void {
  asked?.answer.cancel();
  if (get().state === 'working') set({ state: 'stopped' });
}

export const goOn = () => asked && askReasons(asked.input);
