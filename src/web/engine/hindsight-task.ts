import { prepare } from '../../engine/prepare.ts';
import { planForecast } from '../../forecast/plan.ts';
import { reasonOf } from '../../forecast/reason-of.ts';
import { summarise } from '../../forecast/summarise.ts';
import { hindsight } from '../../inside/interventions/hindsight.ts';
import { hindsightInWords } from '../../report/interventions/hindsight-words.ts';
import { pageNamesOf } from '../../report/words/names.ts';
import type { Context, HindsightOf, Tasks } from './protocol.ts';

type Told = Tasks['hindsight']['output'];

/** A draw is enough for the names of what a forecast is of. */
const DRAWS_FOR_NAMES = 16;
/** What was found, by what was asked: a reader goes from claim to claim and back. */
const knownHindsight = new Map<string, Told>();
const MOST_KNOWN = 50;

/** Which single judgement was wrong, now that an outcome is known. */
export async function hindsightTask(input: HindsightOf, context: Context<'hindsight'>): Promise<Told> {
  const { situation, seed, outcome, happened } = input;
  const key = JSON.stringify(input);
  const before = knownHindsight.get(key);
  if (before) return before;
  const plan = planForecast(situation, { seed });
  const engine = prepare(plan.design);
  const columns = engine.draw(0, DRAWS_FOR_NAMES);
  const names = pageNamesOf(summarise({ plan, engine, columns }));
  const steps = hindsight(engine, { outcome, happened });
  for (;;) {
    const step = steps.next();
    if (step.done) {
      const words = hindsightInWords(step.value, names, (path) => reasonOf(situation, path));
      const told = { ...words, path: step.value.judgements[0]?.path };
      if (knownHindsight.size >= MOST_KNOWN) knownHindsight.clear();
      knownHindsight.set(key, told);
      return told;
    }
    context.part({ share: step.value });
    await context.pause();
  }
}
