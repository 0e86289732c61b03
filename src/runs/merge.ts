import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SolvedCase } from '../backtest/solve-case.ts';
import { prepare } from '../engine/prepare.ts';
import type { RunOptions } from '../engine/run.ts';
import { withRests } from '../forecast/by-explanation.ts';
import type { Forecast } from '../forecast/forecast.ts';
import { summarise } from '../forecast/summarise.ts';
import { countOf } from '../numeric/count-of.ts';
import { UsageError } from '../numeric/errors.ts';
import { readCasePiece } from './case-pieces.ts';
import { readExplanations } from './explanation-pieces.ts';
import { type DrawnPiece, mergedColumns } from './merged-columns.ts';
import type { PieceHeader } from './piece.ts';
import { pieceReader } from './piece-file.ts';
import { pieceFile } from './places.ts';
import type { BacktestRun, DrawRun, Run, RunPiece } from './run.ts';
import { stretchesTo } from './run-plan.ts';

/** More numbers of pieces are not listed. */
const MOST_LISTED = 20;

/**
 * The forecast of a run: the same bits as `forecast` with its options makes at once. Columns are read one by one, so that memory
 * holds any number of draws.
 *
 * @throws UsageError if pieces are missing or damaged
 */
export async function mergeRun(run: DrawRun, options: RunOptions = {}): Promise<Forecast> {
  const { folder, plan, forecast, explaining } = run;
  const reader = pieceReader();
  try {
    const drawn: DrawnPiece[] = [];
    await readWhole(run, options, async (piece, i) => {
      const found = await piece.check();
      if (found.state !== 'made') return false;
      if (i < plan.ends.length)
        drawn.push(reader.piece(pieceFile(folder, piece), found.header as PieceHeader, found.begins));
      return true;
    });
    const engine = prepare(forecast.design);
    const merged = summarise({ plan: forecast, engine, columns: mergedColumns(drawn) });
    if (!explaining) return merged;
    const forecasts = await readExplanations(folder, plan, explaining, stretchesTo(plan.explanationEnds ?? []));
    if (forecasts?.length !== explaining.forecasts)
      throw new UsageError(`${folder}: its plan does not have all explanations: plan it anew`);
    return { ...merged, explanations: await explaining.from(forecasts, withRests(nextTurn), options) };
  } finally {
    reader.close();
  }
}

/** The cases of a backtest, solved: the same bits as at once. @throws UsageError if pieces are missing or damaged */
export async function mergeCases(run: BacktestRun, options: RunOptions = {}): Promise<SolvedCase[]> {
  const all: SolvedCase[] = [];
  await readWhole(run, options, async (piece) => {
    const solved = await readCasePiece(run.folder, run.plan, run.cases, piece);
    if (solved) all.push(...solved);
    return solved !== undefined;
  });
  return all;
}

/** Reads all pieces of a run. @param read whether a piece is whole @throws UsageError if one is not */
async function readWhole(
  { folder, pieces }: Run,
  { signal, onProgress }: RunOptions,
  read: (piece: RunPiece, number: number) => Promise<boolean>,
): Promise<void> {
  const missing: number[] = [];
  for (const [i, piece] of pieces.entries()) {
    signal?.throwIfAborted();
    if (!(await read(piece, i))) missing.push(i);
    onProgress?.(i + 1, pieces.length);
  }
  if (missing.length > 0) throw new UsageError(incomplete(folder, missing, pieces.length));
}

function incomplete(folder: string, missing: readonly number[], of: number): string {
  const listed = missing.slice(0, MOST_LISTED).join(', ');
  const more = missing.length > MOST_LISTED ? ` and ${missing.length - MOST_LISTED} more` : '';
  const are = missing.length === 1 ? 'is' : 'are';
  return `${folder}: ${missing.length} of ${countOf(of, 'piece')} ${are} missing or damaged (${listed}${more}): \`tightrope run work ${folder}\` makes them`;
}
