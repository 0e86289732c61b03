import { create } from 'zustand';
import type { Shared } from './shared.ts';

/** What came from elsewhere: a situation or a zip that waits for the reader's word, and why something was not opened. */
export const useOffer = create<{
  offered: Shared | undefined;
  zip: File | undefined;
  refused: string | undefined;
}>(() => ({
  offered: undefined,
  zip: undefined,
  refused: undefined,
}));
