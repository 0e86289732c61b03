import type { Forecast, IssueForecast } from '../../forecast/forecast.ts';
import { onScale } from '../words/numbers.ts';

/** Two models that are far apart on one issue. */
export interface ModelsApart {
  issue: IssueForecast;
  /** Names of the models with the highest and the lowest middle. */
  highest: string;
  lowest: string;
  /** Distance of their middles as a share of the scale. */
  gap: number;
}

/** How far the models are apart on each issue, the farthest first. */
export function disagreements({ issues }: Forecast): ModelsApart[] {
  return issues
    .map((issue) => {
      const byMiddle = Object.entries(issue.models).sort(([, a], [, b]) => b.quantiles.q50 - a.quantiles.q50);
      const [highest, top] = byMiddle[0];
      const [lowest, bottom] = byMiddle[byMiddle.length - 1];
      const gap = (top.quantiles.q50 - bottom.quantiles.q50) / (issue.scale.high - issue.scale.low);
      return { issue, highest, lowest, gap };
    })
    .sort((a, b) => b.gap - a.gap);
}

/** The disagreement as a sentence, with the reason where the model itself gives one. */
export function disagreementInWords({ issue, highest, lowest }: ModelsApart, { settings }: Forecast): string {
  const title = (name: string) => `“${settings.models.find((model) => model.name === name)?.title ?? name}”`;
  const says = (name: string) => `${title(name)} says ${onScale(issue.models[name].quantiles.q50, issue.scale)}`;
  const stuck = [highest, lowest].filter((name) => issue.models[name].statusQuoStands > 0.5);
  const reasons = stuck.map(
    (name) =>
      ` ${title(name)} finds no deal that ${issue.held ? 'all who must agree' : 'everyone with any weight'} prefer${issue.held ? '' : 's'} to the status quo in ` +
      `${Math.round(100 * issue.models[name].statusQuoStands)}% of the draws.`,
  );
  return `${issue.name}: ${says(highest)}, ${says(lowest)}.${reasons.join('')}`;
}
