import { planForecast } from '../../forecast/plan.ts';
import { summarise } from '../../forecast/summarise.ts';
import { hashOf } from '../../numeric/hash.ts';
import { readSituation } from '../../situation/read.ts';
import { GrowingRun } from './growing-run.ts';
import type { Context, EarlierAsked, EarlierFound } from './protocol.ts';

const EARLIER_DRAWS = 1024;

/** An earlier text of a situation: the hash of its inputs, and what its models say of an outcome. */
export async function earlierTask(
  { text, file, outcome, seed }: EarlierAsked,
  context: Context<'earlier'>,
): Promise<EarlierFound> {
  const { situation } = readSituation(text, file);
  if (!situation) return {};
  const found = { inputsHash: hashOf(situation), situation };
  if (outcome === undefined || !Object.hasOwn(situation.outcomes ?? {}, outcome)) return found;
  await context.pause();
  const run = new GrowingRun(planForecast(situation, { seed, samples: EARLIER_DRAWS }));
  await run.growTo(EARLIER_DRAWS, context.pause);
  const { outcomes, settings } = summarise(run.drawn);
  return { ...found, outcome: outcomes.find(({ id }) => id === outcome), settings };
}
