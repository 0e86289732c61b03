import { quoteName } from '../../numeric/nearest-name.ts';
import type { Fault } from '../fault.ts';
import type { Path, Source } from '../source.ts';
import { contradiction } from './ratings.ts';
import type { Hypotheses } from './section.ts';
import { bestGuess } from './stated.ts';
import { WordTable } from './words.ts';

/** So far from 1 may the priors add up without a word: people round them. */
const NEAR = 0.011;

/**
 * What is worth knowing about a sound section: evidence that came after the day of the forecast, ratings whose halves contradict
 * each other, two items with one name, priors that do not add up to 1.
 */
export function hypothesesWarnings(
  section: Hypotheses,
  asOf: string | undefined,
  source: Source,
  file: string,
): Fault[] {
  const warnings: Fault[] = [];
  const warn = (path: Path, message: string) =>
    warnings.push({ file, ...source.placeOf(['hypotheses', ...path]), message, severity: 'warning' });
  const names = new Map<string, string>();
  for (const [id, { name, date, rating }] of Object.entries(section.evidence ?? {})) {
    if (asOf !== undefined && date !== undefined && date > asOf)
      warn(['evidence', id, 'date'], `${date} is after the day of the forecast, ${asOf}: was it known then?`);
    if (rating !== undefined) warnOfRating(rating, ['evidence', id, 'rating'], warn);
    if (name === undefined) continue;
    const twin = names.get(name);
    if (twin === undefined) names.set(name, id);
    else
      warn(
        ['evidence', id, 'name'],
        `${quoteName(twin)} has the same name: one item counted twice, or two reports of one event?`,
      );
  }
  for (const [id, { rating }] of Object.entries(section.lookups ?? {}))
    if (rating !== undefined) warnOfRating(rating, ['lookups', id, 'rating'], warn);
  const words = new WordTable(section);
  const tops = Object.values(section.explanations).filter(({ partOf }) => partOf === undefined);
  const priors = [...tops, ...(section.none ? [section.none] : [])].map(({ prior }) => prior);
  const complete = section.none !== undefined && priors.every((prior) => prior !== undefined);
  const sum = priors.reduce((all: number, prior) => all + bestGuess(prior, words), 0);
  if (complete && Math.abs(sum - 1) > NEAR)
    warn(['explanations'], `the priors add up to ${Number(sum.toPrecision(4))}, not to 1: each is divided by that sum`);
  return warnings;
}

function warnOfRating(rating: string, path: Path, warn: (path: Path, message: string) => void): void {
  const why = contradiction(rating);
  if (why !== undefined) warn(path, `the rating ${rating.toUpperCase()} contradicts itself: ${why}`);
}
