import type { Forecast } from './forecast.ts';

/** How much of the uncertainty about one answer is which model is right. */
export interface ModelDisagreement {
  /** Id of the issue or named outcome. */
  of: string;
  kind: 'issue' | 'outcome';
  /**
   * Share of the variance over draws and models that lies between the models, 0-1: what would go on average if it were known which
   * of them is right.
   */
  share: number;
  /** What the model that says least and the one that says most say on average, on the scale of the issue or as a probability. */
  lowest: { model: string; value: number };
  highest: { model: string; value: number };
}

/** The models' disagreement on every outcome and every issue: the first of what an answer turns on. Nothing with a single model. */
export function modelDisagreements({ outcomes, issues, settings }: Forecast): ModelDisagreement[] {
  if (settings.models.length < 2) return [];
  const between = (of: string, kind: ModelDisagreement['kind'], all: number, said: [string, number][]) => {
    const mean = said.reduce((sum, [, value]) => sum + value, 0) / said.length;
    const variance = said.reduce((sum, [, value]) => sum + (value - mean) ** 2, 0) / said.length;
    const [lowest, highest] = [Math.min, Math.max].map((end) => {
      const value = end(...said.map(([, one]) => one));
      return { model: (said.find(([, one]) => one === value) as [string, number])[0], value };
    });
    return { of, kind, share: all > 0 ? Math.min(1, variance / all) : 0, lowest, highest };
  };
  return [
    ...outcomes.map(({ id, probability: { value: p }, models }) =>
      between(
        id,
        'outcome',
        p * (1 - p),
        Object.entries(models).map(([model, { value }]) => [model, value]),
      ),
    ),
    ...issues.map(({ id, pooled, models }) =>
      between(
        id,
        'issue',
        pooled.sd ** 2,
        Object.entries(models).map(([model, { mean }]) => [model, mean.value]),
      ),
    ),
  ];
}
