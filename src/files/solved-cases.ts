import { setImmediate as nextTurn } from 'node:timers/promises';
import { type SolvedCase, solveCase } from '../backtest/solve-case.ts';
import type { RunOptions } from '../engine/run.ts';
import { models } from '../models/models.ts';
import { UsageError } from '../numeric/errors.ts';
import type { ResolvedCase } from '../situation/cases/case-set.ts';

/**
 * Solves resolved cases by all models, one after the other, until there are no more or the signal is given.
 *
 * @returns those that were solved
 * @throws UsageError with the name of a case that is not sound
 */
export async function solvedCases(
  cases: readonly ResolvedCase[],
  seed: number,
  { signal, onProgress }: RunOptions = {},
): Promise<SolvedCase[]> {
  const names = models.map(({ name }) => name);
  const solved: SolvedCase[] = [];
  for (const one of cases) {
    if (signal?.aborted) break;
    try {
      solved.push(solveCase(one, names, seed));
    } catch (error) {
      if (error instanceof UsageError) throw new UsageError(`case ${one.id}: ${error.message}`);
      throw error;
    }
    onProgress?.(solved.length, cases.length);
    await nextTurn();
  }
  return solved;
}
