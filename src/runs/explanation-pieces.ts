import type { Explaining } from '../forecast/by-explanation.ts';
import { checkResults, readResults, writeResults } from './job-file.ts';
import { type PieceStretch, pieceFile, pieceName } from './places.ts';
import type { RunPiece } from './run.ts';
import type { DrawPlan } from './run-plan.ts';

type Of = Pick<DrawPlan, 'run' | 'version'>;

/** Some forecasts under explanations: they have fewer draws than the run, so that another number of its draws may change them. */
const named = ({ samples }: Explaining, { from, to }: PieceStretch) =>
  pieceName({ kind: 'explanations', from, to, samples });

/** The forecasts under each explanation as pieces. */
export function explanationPieces(
  folder: string,
  { run, version }: Of,
  explaining: Explaining,
  stretches: readonly PieceStretch[],
): RunPiece[] {
  const { samples } = explaining;
  return stretches.map(({ from, to }): RunPiece => {
    const name = named(explaining, { from, to });
    const file = pieceFile(folder, { name });
    const expected = { run, version, name };
    return {
      ...{ name, from, to, size: samples * (to - from), title: `explanations ${from} to ${to - 1}` },
      check: (checksum = true) => checkResults(file, expected, checksum),
      async make(runner, { signal, onProgress }) {
        const found: number[][] = [];
        for (let k = from; k < to; k++) {
          const report = (done: number) => onProgress?.((k - from) * samples + done, (to - from) * samples);
          found.push(await explaining.forecast(k, runner, { signal, onProgress: report }));
        }
        await writeResults(file, expected, found);
      },
    };
  });
}

/** What all forecasts under explanations said; nothing where a piece is not there or of no use. */
export async function readExplanations(
  folder: string,
  { run, version }: Of,
  explaining: Explaining,
  stretches: readonly PieceStretch[],
): Promise<number[][] | undefined> {
  const all: number[][] = [];
  for (const stretch of stretches) {
    const name = named(explaining, stretch);
    const found = await readResults(pieceFile(folder, { name }), { run, version, name });
    if (!found) return undefined;
    all.push(...(found.results as number[][]));
  }
  return all;
}
