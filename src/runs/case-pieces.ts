import type { SolvedCase } from '../backtest/solve-case.ts';
import { solvedCases } from '../files/solved-cases.ts';
import type { CaseList } from './case-list.ts';
import { checkResults, readResults, writeResults } from './job-file.ts';
import { type PieceStretch, pieceFile, pieceName } from './places.ts';
import type { RunPiece } from './run.ts';
import type { BacktestPlan } from './run-plan.ts';

/** What the models said of a case; the case itself is beside the pieces. */
type Solution = Omit<SolvedCase, 'of'>;

/** The cases of a backtest as pieces. */
export function casePieces(
  folder: string,
  { run, version, seed }: BacktestPlan,
  { cases }: CaseList,
  stretches: readonly PieceStretch[],
): RunPiece[] {
  return stretches.map(({ from, to }): RunPiece => {
    const name = pieceName({ kind: 'cases', from, to });
    const file = pieceFile(folder, { name });
    const expected = { run, version, name };
    const size = to - from;
    return {
      ...{ name, from, to, size, title: `cases ${from} to ${to - 1}` },
      check: (checksum = true) => checkResults(file, expected, checksum),
      async make(_, { signal, onProgress }) {
        const solved = await solvedCases(cases.slice(from, to), seed, { signal, onProgress });
        if (solved.length < size) signal?.throwIfAborted();
        await writeResults(
          file,
          expected,
          solved.map(({ of: _of, ...solution }): Solution => solution),
        );
      },
    };
  });
}

/** The solved cases of a piece; nothing where it is not there or of no use. */
export async function readCasePiece(
  folder: string,
  { run, version }: BacktestPlan,
  { cases }: CaseList,
  { name, from }: RunPiece,
): Promise<SolvedCase[] | undefined> {
  const found = await readResults(pieceFile(folder, { name }), { run, version, name });
  return (found?.results as Solution[] | undefined)?.map((solution, i) => ({ of: cases[from + i], ...solution }));
}
