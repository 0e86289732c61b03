import type { ResolvedCase } from '../situation/cases/case-set.ts';
import type { CaseTime } from '../situation/cases/case-time.ts';

/** The cases of a backtest as its folder keeps them: what was read, with what was left out in words. */
export interface CaseList {
  cases: ResolvedCase[];
  times: CaseTime[];
  notes: string[];
}
