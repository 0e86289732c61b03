import type { Election } from './election.ts';
import { type CoalitionWeights, learnCoalitions, lessonOf } from './learn.ts';
import { type CoalitionForecast, predictCoalition } from './predict.ts';

/** What was forecast of an election by what elections of other countries teach. */
export interface HeldOut {
  election: Election;
  forecast: CoalitionForecast;
}

/**
 * Forecasts every election by weights learned from all other countries.
 *
 * @param elections those that any model can learn from; an election without a party with seats and a position is skipped
 */
export function crossValidate(elections: readonly Election[], options: { ridge?: number } = {}): HeldOut[] {
  const able = elections.filter(({ parties }) =>
    parties.some((party) => party.position !== undefined && party.seats > 0),
  );
  const lessons = able.map(lessonOf);
  const start = learnCoalitions(lessons, options);
  const weights = new Map<string, CoalitionWeights>();
  return able.map((election) => {
    const { country } = election;
    const known = weights.get(country);
    const learned =
      known ??
      learnCoalitions(
        lessons.filter((one) => one.country !== country),
        { ...options, start },
      );
    if (!known) weights.set(country, learned);
    return { election, forecast: predictCoalition(learned, election) };
  });
}
