import type { Interventions } from '../inside/interventions/interventions.ts';
import type { Forecast } from './forecast.ts';

/**
 * The levers without flips that are none beside the forecast: the few draws that confirm a flip may lie on the other side of one half than
 * the forecast's many, and a change that starts there crosses nothing.
 */
export function realFlips(levers: Interventions, { outcomes }: Forecast): Interventions {
  const side = (p: number) => Math.sign(p - 0.5);
  const now = new Map(outcomes.map(({ id, probability }) => [id, side(probability.value)]));
  const flips = levers.flips.filter(({ outcome, becomes }) => (now.get(outcome) ?? 0) * side(becomes.value) < 0);
  const lost = outcomes.map(({ id }) => id).filter((id) => !flips.some(({ outcome }) => outcome === id));
  return { ...levers, flips, unflipped: lost };
}
