import type { Interventions } from '../inside/interventions/interventions.ts';
import type { Forecast } from './forecast.ts';

/**
 * Interventions without the tipping points that cross nothing seen from the forecast: the few draws that confirm one may lie on
 * the other side of one half than the forecast's many.
 */
export function realTippingPoints(interventions: Interventions, { outcomes }: Forecast): Interventions {
  const side = (p: number) => Math.sign(p - 0.5);
  const now = new Map(outcomes.map(({ id, probability }) => [id, side(probability.value)]));
  const tippingPoints = interventions.tippingPoints.filter(
    ({ outcome, becomes }) => (now.get(outcome) ?? 0) * side(becomes.value) < 0,
  );
  const lost = outcomes.map(({ id }) => id).filter((id) => !tippingPoints.some(({ outcome }) => outcome === id));
  return { ...interventions, tippingPoints, withoutTippingPoint: lost };
}
