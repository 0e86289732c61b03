import type { Draft } from './draft.ts';

/** Programs whose files are imported. */
export type Origin = 'decide' | 'ktab' | 'table';

const SCHOLZ = [
  "`models:` below has the settings of Scholz's program of Bueno de Mesquita's expected utility model, so that ten rounds can be",
  'compared: tightrope trace FILE --model expected-utility. Take it out for the settings of Tightrope.',
];
const NOT_SCHOLZ = [
  "Only to compare with Scholz's program of Bueno de Mesquita's expected utility model: import once more with --like scholz.",
  "This file has Tightrope's own settings; a forecast needs no others.",
];
const DECIDE = ['The model that Decide computes is called exchange here: tightrope forecast FILE --model exchange.'];
const KTAB = ["KTAB's model is called spatial here, and shown turn by turn by: tightrope trace FILE --model spatial."];
const KTAB_OPTIONS = ['`models:` below has the options of the KTAB file. Take it out for the settings of Tightrope.'];

/** What a reader of the situation should know of the model that the program it comes from computes. */
export function modelNotes(origin: Origin, { models, issues }: Draft): string[] {
  if (origin === 'decide') return DECIDE;
  if (origin === 'ktab') return models.spatial === undefined ? KTAB : [...KTAB, ...KTAB_OPTIONS];
  if (models['expected-utility'] !== undefined) return SCHOLZ;
  // That program reads a table of one issue: who brings several does not come from it.
  return issues.size === 1 ? NOT_SCHOLZ : [];
}
