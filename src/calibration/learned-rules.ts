import type { Situation } from '../situation/schema.ts';
import type { ForecastCalibration } from './forecast-calibration.ts';

/** How likely a formal rule binds in bargains of the kind, where its cases show it; nothing else is known of other kinds. */
export const learnedBinds = (calibration: ForecastCalibration | undefined): number | undefined =>
  calibration && calibration.learnedFrom === calibration.kind ? calibration.learned.binds : undefined;

/** Ids of the issues whose rule binds as was learned: those with a rule of which the file does not say how far it binds. */
export const issuesByLearnedRule = ({ issues }: Situation, calibration: ForecastCalibration | undefined): string[] =>
  learnedBinds(calibration) === undefined
    ? []
    : Object.keys(issues).filter((id) => issues[id].rule !== undefined && issues[id].binds === undefined);

/** The situation with the learned default of `binds` where it states none. */
export function withLearnedRules(situation: Situation, calibration: ForecastCalibration | undefined): Situation {
  const binds = learnedBinds(calibration);
  const by = new Set(issuesByLearnedRule(situation, calibration));
  if (binds === undefined || by.size === 0) return situation;
  const issues = Object.entries(situation.issues).map(([id, issue]) => [id, by.has(id) ? { ...issue, binds } : issue]);
  return { ...situation, issues: Object.fromEntries(issues) };
}
