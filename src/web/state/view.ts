import { create } from 'zustand';

/** What the reader has chosen to see; it changes no situation. */
export interface ViewState {
  /** The issue that is open for dragging. */
  issue: string | undefined;
  /** The outcome that is spoken of. */
  outcome: string | undefined;
  /** The question of the view Why: `outcome` or `issue`, and its id. */
  why: string | undefined;
  /** Models that are left out. */
  modelsOff: readonly string[];
  /** The answers are what resolved cases teach; else the ticked models together. */
  calibrated: boolean;
  /** Scenarios that are ticked. */
  scenariosOn: readonly string[];
  /** Two points of the scale of the open issue, in its units. */
  points: { from: number; to: number } | undefined;
  seed: number;
  samples: number;
}

const START: ViewState = {
  issue: undefined,
  outcome: undefined,
  why: undefined,
  modelsOff: [],
  calibrated: true,
  scenariosOn: [],
  points: undefined,
  seed: 1,
  samples: 8192,
};

export const useView = create<ViewState>(() => START);

/** Another situation is open: nothing of the last one is chosen. */
export const resetView = () => useView.setState(({ samples, seed }) => ({ ...START, samples, seed }), true);

/** A list with something in it or without it. */
export const toggled = (list: readonly string[], one: string): string[] =>
  list.includes(one) ? list.filter((other) => other !== one) : [...list, one];
