import { log } from '../numeric/elementary.ts';
import { central } from './quantity.ts';
import { lengthOf, scaleOf } from './scale.ts';
import type { Situation } from './situation.ts';

/** What of a bargain may tell how long it takes, in words. */
export const TRAITS = {
  actors: 'number of actors, its log',
  effectiveActors: 'effective number of actors, 1 / sum of squared shares of capability, its log',
  spread: 'how far apart they stand: standard deviation by capability and salience, in shares of the scale',
  issues: 'number of issues, its log',
  coLegislator: 'whether a co-legislator must agree',
} as const;
export type Trait = keyof typeof TRAITS;
export type Traits = Readonly<Partial<Record<Trait, number>>>;

/**
 * The traits of a bargain, at its best guesses: actors with a stance, their capability, and where they stand.
 *
 * @see Laakso & Taagepera 1979 for the effective number
 */
export function traitsOf({ actors, issues }: Pick<Situation, 'actors' | 'issues'>): Traits {
  const taking = new Set(Object.values(issues).flatMap(({ stances }) => Object.keys(stances)));
  const taken = Object.entries(actors).filter(([id]) => taking.has(id));
  if (taken.length === 0) return {};
  const capability = taken.map(([, actor]) => central(actor.capability));
  const sum = capability.reduce((a, b) => a + b, 0);
  const squares = capability.reduce((a, b) => a + b * b, 0);
  const of = new Map(taken);
  const spreads = Object.values(issues).map((issue) => {
    const stances = Object.entries(issue.stances).map(([id, { position, salience, capability }]) => ({
      at: central(position),
      weight: central(capability ?? of.get(id)?.capability ?? 0) * central(salience),
    }));
    const weight = stances.reduce((all, one) => all + one.weight, 0);
    if (!(weight > 0)) return 0;
    const mean = stances.reduce((all, one) => all + one.weight * one.at, 0) / weight;
    const variance = stances.reduce((all, one) => all + one.weight * (one.at - mean) * (one.at - mean), 0) / weight;
    return Math.sqrt(variance) / lengthOf(scaleOf(issue));
  });
  return {
    actors: log(taken.length),
    effectiveActors: squares > 0 ? log((sum * sum) / squares) : log(taken.length),
    spread: spreads.reduce((a, b) => a + b, 0) / spreads.length,
    issues: log(spreads.length),
    coLegislator: taken.some(([, { role }]) => role === 'co-legislator') ? 1 : 0,
  };
}
