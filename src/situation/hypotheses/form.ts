import type { EvidenceItem, Hypotheses, JudgedProbability } from './section.ts';

/** A section for an analyst to fill in: explanations and evidence without anybody's judgements or reasons, each cell left empty. */
export function formOf({ explanations, none, evidence, events, lookups, words, ...rest }: Hypotheses): object {
  const { analysts: _, because: __, ...kept } = rest;
  const named = Object.entries(explanations).map(([id, { name, description, partOf }]) => [
    id,
    {
      ...(name !== undefined && { name }),
      ...(description !== undefined && { description }),
      ...(partOf && { partOf }),
      prior: null,
    },
  ]);
  return {
    ...kept,
    explanations: Object.fromEntries(named),
    none: none === false ? false : { prior: null },
    ...(events && { events: emptied(events) }),
    ...(evidence && { evidence: emptied(evidence) }),
    ...(lookups && { lookups: emptied(lookups) }),
    ...(words && { words }),
  };
}

function emptied(rows: Record<string, EvidenceItem>): object {
  const without = ({ because: _, likelihood, ...row }: EvidenceItem) => ({
    ...row,
    ...(likelihood && { likelihood: emptyCells(likelihood) }),
  });
  return Object.fromEntries(Object.entries(rows).map(([id, row]) => [id, without(row)]));
}

const emptyCells = (likelihood: Record<string, JudgedProbability>) =>
  Object.fromEntries(Object.keys(likelihood).map((id) => [id, null]));
