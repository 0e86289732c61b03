import { column } from '../engine/columns.ts';
import { prepare } from '../engine/prepare.ts';
import { type ForecastOptions, planForecast } from '../forecast/plan.ts';
import { exchangeModel } from '../models/exchange/exchange.ts';
import { sampleQuantile } from '../numeric/statistics.ts';
import type { Issue, Situation } from '../situation/situation.ts';

/**
 * What the exchange model says of each issue before vetoes, rules and links hold: what was learned lies around that, and these hold
 * after it, in a backtest as in a forecast.
 *
 * @returns the median of the draws, by the issue's id
 */
export function exchangeAlone(situation: Situation, options: ForecastOptions): Map<string, number> {
  const { title, asOf, actors, dependence, models } = situation;
  const issues = Object.entries(situation.issues).map(([id, issue]) => [id, withoutTerms(issue)] as const);
  const alone: Situation = {
    ...{ title, actors, issues: Object.fromEntries(issues) },
    ...(asOf === undefined ? {} : { asOf }),
    ...(dependence === undefined ? {} : { dependence }),
    ...(models === undefined ? {} : { models }),
  };
  const plan = planForecast(alone, { ...options, models: [exchangeModel.name] });
  const columns = prepare(plan.design).draw(0, plan.certain ? 1 : plan.samples);
  return new Map(
    issues.map(([id], m) => [id, sampleQuantile(column(columns, 'outcome', m).slice().sort(), 0.5)] as const),
  );
}

/** Whether what a model says may be moved afterwards: by a voting rule, or by a veto, a link or to one of two ends. */
export const movedBy = ({ issues, links }: Situation): { rules: boolean; others: boolean } => ({
  rules: Object.values(issues).some(({ rule }) => rule !== undefined),
  others:
    links !== undefined ||
    Object.values(issues).some(
      ({ type, stances }) => type !== undefined || Object.values(stances).some(({ veto }) => veto !== undefined),
    ),
});

function withoutTerms({ rule: _, binds: __, type, ...issue }: Issue): Issue {
  const stances = Object.entries(issue.stances).map(([actor, { veto: _, asks: __, limit: ___, ...stance }]) => [
    actor,
    stance,
  ]);
  return { ...issue, ...(type ? { scale: [0, 1] } : {}), stances: Object.fromEntries(stances) };
}
