import { create } from 'zustand';
import type { Shared } from './shared.ts';

/** What others handed on: a situation that waits for the reader's word, and why something was not opened. */
export const useOffer = create<{ offered: Shared | undefined; refused: string | undefined }>(() => ({
  offered: undefined,
  refused: undefined,
}));
