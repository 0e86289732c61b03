import type { Claim } from '../../../ledger/claim/claim.ts';
import { readProbability } from '../../../ledger/claim/read-probability.ts';

/** What a form has of a forecast: a probability in words or as a number, one for each option, or three quantiles. */
export type SaidText = readonly string[];

/** The labels of what is asked, by the claim's kind. */
export const askedOf = ({ kind, options, unit }: Pick<Claim, 'kind' | 'options' | 'unit'>): string[] => {
  if (kind === 'yes-no') return ['Probability'];
  if (kind === 'one-of') return [...(options ?? [])];
  const what = kind === 'date' ? 'day' : unit || 'number';
  return [`Low (5%), ${what}`, `Middle (50%), ${what}`, `High (95%), ${what}`];
};

const LEVELS = [0.05, 0.5, 0.95];

/** A forecast as the ledger takes it, or what is wrong with what was typed. */
export type ReadForecast = { forecast: Record<string, unknown> } | { fault: string };

/** Reads what was typed of a forecast. */
export function forecastOf({ kind }: Pick<Claim, 'kind'>, said: SaidText): ReadForecast {
  if (kind === 'date' || kind === 'number') {
    const values = said.map((text) => (kind === 'date' ? text.trim() : Number(text)));
    if (said.some((text) => text.trim() === '') || values.some((value) => Number.isNaN(value)))
      return { fault: `expected three ${kind === 'date' ? 'days' : 'numbers'}, from low to high` };
    return { forecast: { quantiles: values.map((value, k) => [LEVELS[k], value]) } };
  }
  const read = said.map((text) => readProbability(text));
  const probabilities: number[] = [];
  for (const one of read) {
    if ('fault' in one) return one;
    probabilities.push(one.probability);
  }
  return { forecast: kind === 'yes-no' ? { ...read[0] } : { probabilities } };
}
