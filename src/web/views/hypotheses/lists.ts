import { NONE } from '../../../situation/hypotheses/faults.ts';
import { idFor } from '../../../situation/hypotheses/id-for.ts';
import type { Explanation, Hypotheses, JudgedProbability } from '../../../situation/hypotheses/section.ts';
import { bestGuess } from '../../../situation/hypotheses/stated.ts';
import { NOT_APPLICABLE, WordTable } from '../../../situation/hypotheses/words.ts';

/** What a new explanation gets where the others leave it nothing. */
const SMALL = 0.05;

/** The section with one more explanation. It bears on no item until its cells are judged, so that nothing else moves by it. */
export function withExplanation(section: Hypotheses, name: string): Hypotheses {
  const next = structuredClone(section);
  const ids = new Set([...Object.keys(next.explanations), NONE]);
  const words = new WordTable(section);
  const tops = Object.values(section.explanations).filter(({ partOf }) => partOf === undefined);
  const priors = [...tops, ...(section.none ? [section.none] : [])].map(({ prior }) => prior);
  const stated = priors.reduce((sum: number, prior) => sum + (prior === undefined ? 0 : bestGuess(prior, words)), 0);
  next.explanations[idFor(name, 'h', ids)] = { name, ...(stated > 1 - SMALL && { prior: SMALL }) };
  return covered(next);
}

/** Its name as people read it; the id stays, by which the file knows it. */
export function explanationRenamed(section: Hypotheses, id: string, name: string): Hypotheses {
  const next = structuredClone(section);
  next.explanations[id].name = name;
  return next;
}

/** The explanation and its parts, all below it. */
export function withParts(explanations: Record<string, Explanation>, id: string): string[] {
  const below = Object.keys(explanations).filter((one) => explanations[one].partOf === id);
  return [id, ...below.flatMap((one) => withParts(explanations, one))];
}

/** The section without an explanation, its parts, and what is said under them. */
export function withoutExplanation(section: Hypotheses, id: string): Hypotheses {
  const next = structuredClone(section);
  for (const gone of withParts(section.explanations, id)) {
    delete next.explanations[gone];
    for (const likelihood of likelihoodsOf(next)) delete likelihood[gone];
  }
  return covered(next);
}

/** The section with one more item, which says nothing until its cells are judged. */
export function withItem(section: Hypotheses, name: string, date?: string): Hypotheses {
  const next = structuredClone(section);
  next.evidence ??= {};
  const id = idFor(name, 'e', new Set(Object.keys(next.evidence)));
  next.evidence[id] = { name, ...(date && { date }), likelihood: {} };
  return covered(next);
}

export function itemRenamed(section: Hypotheses, id: string, name: string): Hypotheses {
  const next = structuredClone(section);
  if (next.evidence) next.evidence[id].name = name;
  return next;
}

/** The section without an item, and without the event that nothing else is a report of. */
export function withoutItem(section: Hypotheses, id: string): Hypotheses {
  const next = structuredClone(section);
  const of = next.evidence?.[id].of;
  delete next.evidence?.[id];
  if (of !== undefined && !Object.values(next.evidence ?? {}).some((item) => item.of === of)) delete next.events?.[of];
  if (Object.keys(next.evidence ?? {}).length === 0) delete next.evidence;
  if (Object.keys(next.events ?? {}).length === 0) delete next.events;
  return next;
}

const likelihoodsOf = ({ evidence, events, lookups }: Hypotheses): Record<string, JudgedProbability>[] =>
  [evidence, events, lookups].flatMap((rows) =>
    Object.values(rows ?? {}).flatMap(({ likelihood }) => (likelihood ? [likelihood] : [])),
  );

/** Every row says something of every explanation without parts: where it does not, that it does not bear on it. */
function covered(section: Hypotheses): Hypotheses {
  const { explanations } = section;
  const wholes = new Set(Object.values(explanations).map(({ partOf }) => partOf));
  const leaves = Object.keys(explanations).filter((id) => !wholes.has(id));
  for (const likelihood of likelihoodsOf(section)) {
    for (const leaf of leaves) {
      let at: string | undefined = leaf;
      while (at !== undefined && !Object.hasOwn(likelihood, at)) at = explanations[at].partOf;
      if (at === undefined) likelihood[leaf] = NOT_APPLICABLE;
    }
  }
  return section;
}
