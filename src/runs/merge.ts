import { setImmediate as nextTurn } from 'node:timers/promises';
import { prepare } from '../engine/prepare.ts';
import type { RunOptions } from '../engine/run.ts';
import { explaining, withRests } from '../forecast/by-explanation.ts';
import type { Forecast } from '../forecast/forecast.ts';
import { summarise } from '../forecast/summarise.ts';
import { UsageError } from '../numeric/errors.ts';
import { type DrawnPiece, mergedColumns } from './merged-columns.ts';
import { checkPiece, pieceReader } from './piece-file.ts';
import { expectedOf, pieceFile, type Run } from './run-folder.ts';
import { settingsOfRun } from './run-plan.ts';

/** More numbers of pieces are not listed. */
const MOST_LISTED = 20;

/**
 * The forecast of a run: the same bits as `forecast` with its options makes at once. Columns are read one by one, so that memory
 * holds any number of draws.
 *
 * @throws UsageError if pieces are missing or damaged
 */
export async function mergeRun(run: Run, options: RunOptions = {}): Promise<Forecast> {
  const { folder, plan, situation, forecast } = run;
  const reader = pieceReader();
  try {
    const pieces: DrawnPiece[] = [];
    const missing: number[] = [];
    for (const [i, stretch] of run.pieces.entries()) {
      options.signal?.throwIfAborted();
      const file = pieceFile(folder, stretch);
      const found = await checkPiece(file, expectedOf(run, stretch));
      if (found.state === 'made') pieces.push(reader.piece(file, found.header, found.begins));
      else missing.push(i);
      options.onProgress?.(i + 1, run.pieces.length);
    }
    if (missing.length > 0) throw new UsageError(incomplete(folder, missing, run.pieces.length));
    const engine = prepare(forecast.design);
    const drawn = summarise({ plan: forecast, engine, columns: mergedColumns(pieces) });
    const explanations = explaining(situation, { ...settingsOfRun(plan), samples: plan.samples });
    return explanations ? { ...drawn, explanations: await explanations.on(withRests(nextTurn), options) } : drawn;
  } finally {
    reader.close();
  }
}

function incomplete(folder: string, missing: readonly number[], of: number): string {
  const listed = missing.slice(0, MOST_LISTED).join(', ');
  const more = missing.length > MOST_LISTED ? ` and ${missing.length - MOST_LISTED} more` : '';
  const are = missing.length === 1 ? 'piece is' : 'pieces are';
  return `${folder}: ${missing.length} of ${of} ${are} missing or damaged (${listed}${more}): \`tightrope run work ${folder}\` makes them`;
}
