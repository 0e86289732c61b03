import { ranksOf } from './evaluate.ts';
import type { EventHistory } from './history.ts';
import type { Questions } from './questions.ts';
import { type Recurrence, recurrency } from './recurrency.ts';

const LAMBDAS = [0.001, 0.01, 0.02, 0.04, 0.08, 0.16];
const ALPHAS = [0.9, 0.99, 0.999, 0.9999];

/** The settings tried for the combined baseline. */
export const COMBINED: readonly Recurrence[] = LAMBDAS.flatMap((lambda) => ALPHAS.map((alpha) => ({ lambda, alpha })));
/** The settings tried for the strict baseline. */
export const STRICT: readonly Recurrence[] = LAMBDAS.map((lambda) => ({ lambda, alpha: 1 }));

/**
 * As many questions as a relation needs before its own best setting counts as much as everyone's: with fewer, the best
 * of twenty settings is luck.
 */
const EVERYONES = 20;

/**
 * The settings with the greatest mean reciprocal rank on some questions, for each directed relation: that of its own
 * questions and, as if there were EVERYONES more, that of all.
 *
 * @see Gastinger et al. 2024, section 4.4, who take a relation's own alone
 */
export function tuneRecurrency(
  history: EventHistory,
  questions: Questions,
  settings: readonly Recurrence[],
): Recurrence[] {
  const relations = 2 * history.relations;
  const gains = settings.map((setting) => {
    const ranks = ranksOf(
      questions,
      history.entities,
      recurrency(history, () => setting),
    );
    const gain = new Float64Array(relations);
    for (let q = 0; q < questions.day.length; q++) {
      for (let k = questions.start[q]; k < questions.start[q + 1]; k++) gain[questions.relation[q]] += 1 / ranks[k];
    }
    return gain;
  });
  const everyone = gains.map((gain) => gain.reduce((sum, g) => sum + g, 0) / questions.answers.length);
  return Array.from({ length: relations }, (_, relation) => {
    const worth = (s: number) => gains[s][relation] + EVERYONES * everyone[s];
    let best = 0;
    for (let s = 1; s < settings.length; s++) if (worth(s) > worth(best)) best = s;
    return settings[best];
  });
}
