import { type Prepared, prepare } from '../engine/prepare.ts';
import { drawAll } from '../engine/run.ts';
import type { Plan } from '../forecast/plan.ts';
import { checkPiece, writePiece } from './piece-file.ts';
import { type PieceStretch, pieceFile, pieceName } from './places.ts';
import type { RunPiece } from './run.ts';
import type { DrawPlan } from './run-plan.ts';

/** The draws of a forecast as pieces. */
export function drawPieces(
  folder: string,
  { run, version }: Pick<DrawPlan, 'run' | 'version'>,
  { design }: Plan,
  stretches: readonly PieceStretch[],
): RunPiece[] {
  // Compiled once, by a worker that makes a piece.
  let engine: Prepared | undefined;
  return stretches.map(({ from, to }): RunPiece => {
    const name = pieceName({ kind: 'draws', from, to });
    const file = pieceFile(folder, { name });
    const expected = { run, version, from, to };
    const size = to - from;
    return {
      ...{ name, from, to, size, title: `draws ${from} to ${to - 1}` },
      check: (checksum) => checkPiece(file, expected, checksum),
      async make(runner, options) {
        engine ??= prepare(design);
        const columns = await drawAll(engine, size, runner, options, from);
        if (columns.count < size) options.signal?.throwIfAborted();
        await writePiece(file, expected, columns);
      },
    };
  });
}
