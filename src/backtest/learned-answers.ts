import type { KindCalibration } from '../calibration/calibration.ts';
import { pooled } from '../engine/columns.ts';
import { answeringOf } from '../engine/models-of.ts';
import { prepare } from '../engine/prepare.ts';
import { planForecast } from '../forecast/plan.ts';
import { mean } from '../numeric/mean.ts';
import type { ResolvedCase } from '../situation/cases/case-set.ts';

const DRAWS = 2048;

/**
 * The probability of each named outcome of a case as a forecast with this calibration gives it: residuals are drawn around the
 * models, issues of the case together, before vetoes, rules, links and conditions apply.
 */
export function learnedAnswers(
  { situation }: ResolvedCase,
  learned: KindCalibration,
  seed: number,
): Map<string, number> {
  const { resolved: _, ...asOfItsDate } = situation;
  const ids = Object.keys(situation.outcomes ?? {});
  if (ids.length === 0) return new Map();
  const kinds = { [situation.kind ?? 'other']: learned };
  const { design } = planForecast(asOfItsDate, {
    calibration: { format: 'tightrope-calibration', version: 1, from: [], seed, kinds },
    models: ['weighted-mean'],
    samples: DRAWS,
    seed,
  });
  const columns = prepare(design).draw(0, DRAWS);
  const answering = answeringOf(design);
  return new Map(ids.map((id, o) => [id, mean(pooled(columns, 'happens', answering, ids.length, o))]));
}
