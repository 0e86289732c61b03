import {
  forecastByLeafOn,
  MOST_SAMPLES,
  mixture,
  type ProbabilitiesByLeaf,
  withRests,
} from '../../forecast/by-explanation.ts';
import type { Supposed } from '../../hypotheses/likelihood.ts';
import { type Matrix, matrixOf } from '../../hypotheses/matrix.ts';
import { over, posterior } from '../../hypotheses/posterior.ts';
import { type Weighing, weighInSteps } from '../../hypotheses/weigh.ts';
import { importHypotheses } from '../../situation/hypotheses/import/index.ts';
import { isMatrix } from '../../situation/hypotheses/import/is-matrix.ts';
import { readHypotheses } from '../../situation/hypotheses/read.ts';
import type { Hypotheses } from '../../situation/hypotheses/section.ts';
import type { Context, HypothesesOf, Tasks, Weighed } from './protocol.ts';

/** Draws of the first picture; then those of `tightrope hypotheses`. */
const FIRST_WEIGHED = 100;

/** What was worked out last: another supposition goes on from there. */
let lastWeighed:
  | { key: string; matrix: Matrix; weighing: Weighing; isWhole: boolean; byLeaf?: ProbabilitiesByLeaf }
  | undefined;

/** Explanations weighed by evidence: a rough picture first, then the whole, then the outcomes of the situation under each. */
export async function hypothesesTask(
  { situation, seed, samples, supposed }: HypothesesOf,
  context: Context<'hypotheses'>,
): Promise<Tasks['hypotheses']['output']> {
  const section = situation.hypotheses;
  if (!section) return { done: true };
  const weighed = async (draws?: number) => {
    const work = weighInSteps(section, { draws, seed });
    for (;;) {
      const step = work.next();
      if (step.done) return step.value;
      await context.pause();
    }
  };
  const key = JSON.stringify([situation, seed, samples]);
  if (lastWeighed?.key !== key)
    lastWeighed = { key, matrix: matrixOf(section), weighing: await weighed(FIRST_WEIGHED), isWhole: false };
  const now = lastWeighed;
  const changes = Object.values(section.explanations).some(({ change }) => change !== undefined);
  const forecasts = changes && Object.keys(situation.outcomes ?? {}).length > 0;
  const show = () => {
    const then = supposed.length > 0 ? posterior(now.matrix, suppositions(now.weighing, supposed)) : undefined;
    const weights = then ?? (supposed.length > 0 ? undefined : posterior(now.matrix));
    const part: Weighed = {
      weighing: now.weighing,
      ...(then && { supposed: now.matrix.explanations.map(({ leaves }) => over(then, leaves)) }),
      ...(now.byLeaf && weights && { mixed: mixture(situation, now.byLeaf, now.weighing.leaves, Array.from(weights)) }),
      done: now.isWhole && (now.byLeaf !== undefined || !forecasts),
    };
    context.part(part);
  };
  show();
  if (!now.isWhole) {
    now.weighing = await weighed();
    now.isWhole = true;
    show();
  }
  if (forecasts && !now.byLeaf) {
    const { leaves } = now.weighing;
    const options = { samples: Math.min(samples, MOST_SAMPLES), seed };
    now.byLeaf = await forecastByLeafOn(situation, section, leaves, options, withRests(context.pause));
    show();
  }
  return { done: true };
}

/** What is supposed, by the index of the item. */
function suppositions(
  { items, leaves, reliance }: Weighing,
  supposed: HypothesesOf['supposed'],
): ReadonlyMap<number, Supposed> {
  const index = new Map(items.map(({ id }, i) => [id, i]));
  const speaksFor = new Map(reliance.map(({ item, planted }) => [item, leaves.indexOf(planted.for)]));
  return new Map(
    supposed.flatMap(([id, state]): [number, Supposed][] => {
      const i = index.get(id);
      if (i === undefined) return [];
      return [[i, state === 'planted' ? { planted: speaksFor.get(id) ?? 0 } : state]];
    }),
  );
}

/** The section of a file of its own, of another situation, or of another tool: an .achz project, CSV, .xlsx. */
export function sectionTask({ contents, file }: Tasks['section']['input']): {
  section?: Hypotheses;
  faults: Tasks['section']['output']['faults'];
} {
  const isTable = typeof contents !== 'string' && isMatrix(contents);
  const { content, faults } = isTable
    ? importHypotheses(contents, file)
    : readHypotheses(typeof contents === 'string' ? contents : new TextDecoder().decode(contents), file);
  return { ...(content && { section: content.hypotheses }), faults: [...faults] };
}
