import type { KindCalibration } from '../calibration/calibration.ts';
import { pooled } from '../engine/columns.ts';
import { answeringOf } from '../engine/models-of.ts';
import { prepare } from '../engine/prepare.ts';
import { planForecast } from '../forecast/plan.ts';
import { mean } from '../numeric/mean.ts';
import type { ResolvedCase } from '../situation/cases/case-set.ts';
import { movedBy } from './exchange-alone.ts';
import type { Learned } from './learned.ts';
import { ofSample, type Prediction } from './prediction.ts';
import type { SolvedCase, SolvedIssue } from './solve-case.ts';

const DRAWS = 2048;

/** What a forecast says of a case. */
export interface LearnedForecast {
  /** By the outcome's id: its probability. */
  outcomes: Map<string, number>;
  /** By the issue's id: the draws of where it ends, on its scale. */
  issues: Map<string, Float64Array>;
}

/**
 * A forecast of a case with this calibration, by the weighted mean and the exchange model: residuals are drawn around the models,
 * issues of the case together, before vetoes, rules, links and conditions apply.
 */
export function learnedForecast({ situation }: ResolvedCase, learned: KindCalibration, seed: number): LearnedForecast {
  const { resolved: _, ...asOfItsDate } = situation;
  const kinds = { [situation.kind ?? 'other']: learned };
  const { design } = planForecast(asOfItsDate, {
    calibration: { format: 'tightrope-calibration', version: 1, from: [], seed, kinds },
    models: ['weighted-mean'],
    samples: DRAWS,
    seed,
  });
  const columns = prepare(design).draw(0, DRAWS);
  const answering = answeringOf(design);
  const of = (ids: string[], what: 'happens' | 'outcome') =>
    ids.map((id, k) => [id, pooled(columns, what, answering, ids.length, k)] as const);
  const happens = of(Object.keys(situation.outcomes ?? {}), 'happens');
  return {
    outcomes: new Map(happens.map(([id, shares]) => [id, mean(shares)])),
    issues: new Map(of(Object.keys(situation.issues), 'outcome')),
  };
}

/** What was learned, as forecasts take it. */
export type LearnedAsForecast = Learned & { forecast(of: ResolvedCase): LearnedForecast };

/**
 * What was learned, but where the file of a case has vetoes, links or rules, its issues are predicted as a forecast would:
 * residuals first, then these. Rules that bind as was learned are scored apart.
 */
export function asForecast(learned: Learned, cases: readonly SolvedCase[], seed: number): LearnedAsForecast {
  const { rules } = learned;
  const byId = new Map(cases.map(({ of }) => [of.id, of]));
  const made = new Map<ResolvedCase, LearnedForecast>();
  const forecast = (of: ResolvedCase): LearnedForecast => {
    const known = made.get(of) ?? learnedForecast(of, learned.calibrationFor(of.group), seed);
    made.set(of, known);
    return known;
  };
  const drawn = (issue: SolvedIssue): Prediction | undefined => {
    const of = byId.get(issue.case);
    if (!of || issue.election) return undefined;
    const moved = movedBy(of.situation);
    const draws = moved.others || (moved.rules && !rules) ? forecast(of).issues.get(issue.issue) : undefined;
    return draws && ofSample(draws);
  };
  return {
    ...learned,
    forecast,
    predict: (issue) => drawn(issue) ?? learned.predict(issue),
    ...(rules
      ? {
          rules: {
            ...rules,
            binds: (issue) => (drawn(issue) ? undefined : rules.binds(issue)),
            predict: (issue) => drawn(issue) ?? rules.predict(issue),
          },
        }
      : {}),
  };
}
